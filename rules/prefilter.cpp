// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/prefilter.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "rules/literal_search.h"

namespace arising::rules {

namespace {

constexpr int kShortestAtom = 4;  // bytes; shorter pieces ("the", "was") are in most texts and filter little (measured)

re2::RE2::Options pattern_options() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(Pattern::kMemory);
    return options;
}

void sort_unique(std::vector<std::uint32_t>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

struct Prefilter::Compiled {
    explicit Compiled(std::int64_t limit) : memory(limit) {}

    std::int64_t memory;
    std::shared_ptr<re2::FilteredRE2> patterns = std::make_shared<re2::FilteredRE2>(kShortestAtom);
    std::optional<LiteralSearch> atoms;     // nothing where no pattern has any
    std::vector<std::uint32_t> ids;         // of each pattern
    std::vector<std::uint32_t> all;         // every id once
    std::vector<std::uint32_t> unfiltered;  // candidates of a text in which no atom stands
};

Prefilter::Prefilter(std::int64_t memory) : compiled_(std::make_unique<Compiled>(memory)) {}
Prefilter::Prefilter(Prefilter&&) noexcept = default;
Prefilter& Prefilter::operator=(Prefilter&&) noexcept = default;
Prefilter::~Prefilter() = default;

void Prefilter::add(const Pattern& pattern, std::uint32_t id) {
    int index = 0;
    const auto code = compiled_->patterns->Add(pattern.expression(), pattern_options(), &index);
    if (code == re2::RE2::NoError) {
        pattern.adopt(
            {compiled_->patterns, &compiled_->patterns->GetRE2(index)});  // the rule need not compile it again
    }
    compiled_->ids.push_back(id);
}

void Prefilter::compile() {
    Compiled& c = *compiled_;
    c.all = c.ids;
    sort_unique(c.all);
    if (c.ids.empty()) {
        return;
    }
    std::vector<std::string> atoms;
    c.patterns->Compile(&atoms);
    if (!atoms.empty()) {
        c.atoms.emplace(atoms, c.memory);
    }
    std::vector<int> without_atoms;
    c.patterns->AllPotentials({}, &without_atoms);
    for (const int index : without_atoms) {
        c.unfiltered.push_back(c.ids[static_cast<std::size_t>(index)]);
    }
    sort_unique(c.unfiltered);
}

bool Prefilter::candidates(std::string_view lower, std::vector<std::uint32_t>& ids) const {
    const Compiled& c = *compiled_;
    if (!c.atoms || !c.atoms->is_built()) {
        ids = c.all;
        return !c.atoms;
    }
    std::vector<int> hits;
    c.atoms->find(lower, hits);
    if (hits.empty()) {
        ids = c.unfiltered;
        return true;
    }
    std::vector<int> potential;
    c.patterns->AllPotentials(hits, &potential);
    ids.clear();
    for (const int index : potential) {
        ids.push_back(c.ids[static_cast<std::size_t>(index)]);
    }
    sort_unique(ids);
    return true;
}

}  // namespace arising::rules
