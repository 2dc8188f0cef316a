// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "rules/pattern_tree.h"
#include "rules/quick_match.h"

namespace arising::rules {

namespace {

re2::RE2::Options options() {
    re2::RE2::Options result;
    result.set_log_errors(false);
    result.set_max_mem(Pattern::kMemory);
    return result;
}

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

struct Pattern::Compiled {
    explicit Compiled(std::string text) : expression(std::move(text)) {}

    /// Throws PatternError for what does not compile, or is too large.
    [[nodiscard]] const re2::RE2& regex() const {
        if (known == nullptr) {
            compile();
        }
        return *known;
    }

    void compile() const {
        auto compiled = std::make_unique<const re2::RE2>(piece(expression), options());
        if (!compiled->ok()) {
            throw PatternError(compiled->error(), compiled->error_arg());
        }
        const auto size = static_cast<std::size_t>(compiled->ProgramSize());
        if (size > kLargest) {
            throw PatternError("it compiles to " + std::to_string(size) + " instructions, and the limit is " +
                                   std::to_string(kLargest),
                               "");
        }
        for (const auto& [group, name] : compiled->CapturingGroupNames()) {
            names.push_back(name);
            groups.push_back(group);
        }
        known = std::move(compiled);
    }

    /// The quick way, or nothing for a pattern that has none.
    [[nodiscard]] const QuickMatch* quick_way() const {
        if (!looked_for_quick_way) {
            looked_for_quick_way = true;
            const auto tree = pattern_tree(expression);
            quick = tree ? QuickMatch::of(*tree) : nullptr;
        }
        return quick.get();
    }

    /// Whether RE2 has become the quicker way to say that a text does not match.
    [[nodiscard]] bool prefers_automaton() const { return quick != nullptr && quick->is_worn_out(); }

    /// Asks the quick way, unless it has mostly not known.
    [[nodiscard]] QuickMatch::Answer ask_quick_way(std::string_view text, std::size_t from,
                                                   QuickMatch::Slots& slots) const {
        constexpr std::size_t kTrial = 50;
        const QuickMatch* way = quick_way();
        if (way == nullptr || (asked > kTrial && unknown > asked / 2)) {
            return QuickMatch::Answer::unknown;
        }
        const QuickMatch::Answer answer = way->find(text, from, slots);
        ++asked;
        unknown += answer == QuickMatch::Answer::unknown ? 1 : 0;
        return answer;
    }

    std::string expression;
    // Nothing of this changes once it is known.
    mutable std::unique_ptr<const re2::RE2> known;
    mutable std::vector<std::string> names;
    mutable std::vector<int> groups;  // group number of names[i]
    mutable bool looked_for_quick_way = false;
    mutable std::unique_ptr<const QuickMatch> quick;
    mutable std::size_t asked = 0;
    mutable std::size_t unknown = 0;
};

const Capture* PatternMatch::capture(std::string_view name) const {
    const auto found = std::find_if(captures.begin(), captures.end(), [&](const Capture& c) { return c.name == name; });
    return found == captures.end() ? nullptr : &*found;
}

Pattern::Pattern(const std::string& expression) : compiled_(std::make_shared<const Compiled>(expression)) {
    static_cast<void>(compiled_->regex());
}

Pattern Pattern::known_good(std::string expression) {
    // Many rules share a pattern, word for word; each is compiled once.
    thread_local std::unordered_map<std::string, std::weak_ptr<const Compiled>> made;
    std::weak_ptr<const Compiled>& known = made[expression];
    std::shared_ptr<const Compiled> shared = known.lock();
    if (shared == nullptr) {
        shared = std::make_shared<const Compiled>(std::move(expression));
        known = shared;
    }
    return Pattern(std::move(shared));
}

namespace {

/// Most calls find nothing, so they must not allocate.
QuickMatch::Slots& slots_of_thread() {
    thread_local QuickMatch::Slots slots;
    return slots;
}

PatternMatch match_of(const std::vector<std::string>& names, const QuickMatch::Slots& slots) {
    PatternMatch match{{slots[0], slots[1]}, {}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::uint32_t end = slots[2 * i + 3];
        if (end != QuickMatch::kNowhere) {
            match.captures.push_back({names[i], {slots[2 * i + 2], end}});
        }
    }
    return match;
}

}  // namespace

bool Pattern::found_in(std::string_view text) const {
    const QuickMatch::Answer answer = compiled_->prefers_automaton()
                                          ? QuickMatch::Answer::unknown
                                          : compiled_->ask_quick_way(text, 0, slots_of_thread());
    return answer == QuickMatch::Answer::unknown ? re2::RE2::PartialMatch(piece(text), compiled_->regex())
                                                 : answer == QuickMatch::Answer::yes;
}

std::optional<PatternMatch> Pattern::find(std::string_view text, std::size_t from) const {
    const bool refused = compiled_->prefers_automaton() &&
                         !compiled_->regex().Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
    if (refused) {
        return std::nullopt;
    }
    QuickMatch::Slots& slots = slots_of_thread();
    const QuickMatch::Answer answer = compiled_->ask_quick_way(text, from, slots);
    if (answer == QuickMatch::Answer::unknown) {
        return find_slowly(text, from);
    }
    return answer == QuickMatch::Answer::no ? std::nullopt
                                            : std::optional(match_of(compiled_->quick->capture_names(), slots));
}

std::optional<PatternMatch> Pattern::find_slowly(std::string_view text, std::size_t from) const {
    const re2::RE2& regex = compiled_->regex();
    const int last_group = compiled_->groups.empty() ? 0 : compiled_->groups.back();
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(last_group) + 1);
    if (!regex.Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, groups.data(), last_group + 1)) {
        return std::nullopt;
    }
    const auto span_of = [&](const re2::StringPiece& group) {
        const auto begin = static_cast<std::uint32_t>(group.data() - text.data());
        return extractor::Span{begin, begin + static_cast<std::uint32_t>(group.size())};
    };
    PatternMatch match{span_of(groups[0]), {}};
    for (std::size_t i = 0; i < compiled_->names.size(); ++i) {
        const re2::StringPiece& group = groups[static_cast<std::size_t>(compiled_->groups[i])];
        if (group.data() != nullptr) {
            match.captures.push_back({compiled_->names[i], span_of(group)});
        }
    }
    return match;
}

std::size_t Pattern::size() const {
    return static_cast<std::size_t>(compiled_->regex().ProgramSize());
}

bool Pattern::never_matches() const {
    return compiled_->regex().ProgramSize() <= 1;  // nothing is left but the instruction that fails
}

const std::string& Pattern::expression() const {
    return compiled_->expression;
}
const std::vector<std::string>& Pattern::capture_names() const {
    if (const QuickMatch* quick = compiled_->quick_way()) {
        return quick->capture_names();
    }
    static_cast<void>(compiled_->regex());
    return compiled_->names;
}

PatternSet set_of(std::size_t pattern) {
    constexpr std::size_t last = 63;
    return PatternSet{1} << std::min(pattern, last);
}

std::optional<PatternMatch> find_first(const std::vector<Pattern>& patterns, std::string_view text, PatternSet tried) {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if ((tried & set_of(i)) == 0) {
            continue;
        }
        if (auto match = patterns[i].find(text)) {
            return match;
        }
    }
    return std::nullopt;
}

bool any_found_in(const std::vector<Pattern>& patterns, std::string_view text) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& p) { return p.found_in(text); });
}

}  // namespace arising::rules
