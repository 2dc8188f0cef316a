// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.h"
#include "rules/possible_match.h"
#include "rules/prefilter.h"
#include "tests/fuzz/invariant.h"

// A pattern and a text, with a line feed between them: the quick way of matching finds what RE2 finds, the prefilter
// refuses no text that matches, and a pattern that is said to match nothing matches nothing.

using namespace arising;

namespace {

bool same(const std::optional<rules::PatternMatch>& a, const std::optional<rules::PatternMatch>& b) {
    if (!a || !b) {
        return !a && !b;
    }
    bool captures = a->captures.size() == b->captures.size();
    for (std::size_t i = 0; captures && i < a->captures.size(); ++i) {
        captures = a->captures[i].name == b->captures[i].name && a->captures[i].span == b->captures[i].span;
    }
    return captures && a->whole == b->whole;
}

void check(const rules::Pattern& pattern, std::string_view text) {
    const auto slow = pattern.find_slowly(text);
    fuzz::require(same(pattern.find(text), slow), "both ways find the same");
    fuzz::require(pattern.found_in(text) == slow.has_value(), "what is found is there");
    fuzz::require(!slow || !rules::why_nothing_matches(pattern.expression()), "what matches nothing matches nothing");
    rules::Prefilter prefilter;
    prefilter.add(pattern.expression(), 0);
    prefilter.compile();
    std::vector<std::uint32_t> ids;
    prefilter.candidates(text, ids);
    fuzz::require(!slow || !ids.empty(), "the prefilter refuses nothing that matches");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(input.find('\n'), input.size());
    try {
        const rules::Pattern pattern(input.substr(0, end));
        check(pattern, std::string_view(input).substr(std::min(end + 1, input.size())));
    } catch (const rules::PatternError&) {
        return 0;
    }
    return 0;
}
