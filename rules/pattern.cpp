// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

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

    [[nodiscard]] const re2::RE2& regex() const {
        if (known == nullptr) {
            keep(std::make_shared<const re2::RE2>(piece(expression), options()));
        }
        return *known;
    }

    /// Throws PatternError for what does not compile, or is too large.
    void keep(std::shared_ptr<const re2::RE2> regex) const {
        if (!regex->ok()) {
            throw PatternError(regex->error(), regex->error_arg());
        }
        const auto size = static_cast<std::size_t>(regex->ProgramSize());
        if (size > kLargest) {
            throw PatternError("it compiles to " + std::to_string(size) + " instructions, and the limit is " +
                                   std::to_string(kLargest),
                               "");
        }
        for (const auto& [group, name] : regex->CapturingGroupNames()) {
            names.push_back(name);
            groups.push_back(group);
        }
        known = std::move(regex);
    }

    std::string expression;
    // Nothing of this changes once it is known.
    mutable std::shared_ptr<const re2::RE2> known;
    mutable std::vector<std::string> names;
    mutable std::vector<int> groups;  // group number of names[i]
};

const Capture* PatternMatch::capture(std::string_view name) const {
    const auto found = std::find_if(captures.begin(), captures.end(), [&](const Capture& c) { return c.name == name; });
    return found == captures.end() ? nullptr : &*found;
}

Pattern::Pattern(const std::string& expression) : compiled_(std::make_shared<const Compiled>(expression)) {
    static_cast<void>(compiled_->regex());
}

Pattern Pattern::known_good(std::string expression) {
    return Pattern(std::make_shared<const Compiled>(std::move(expression)));
}

void Pattern::adopt(std::shared_ptr<const re2::RE2> regex) const {
    if (compiled_->known == nullptr) {
        compiled_->keep(std::move(regex));
    }
}

bool Pattern::found_in(std::string_view text) const {
    return re2::RE2::PartialMatch(piece(text), compiled_->regex());
}

std::optional<PatternMatch> Pattern::find(std::string_view text, std::size_t from) const {
    const re2::RE2& regex = compiled_->regex();
    const int last_group = compiled_->groups.empty() ? 0 : compiled_->groups.back();
    // Most calls find nothing, so they must not allocate. Rules with more groups than this are not to be expected.
    std::array<re2::StringPiece, 24> few;
    std::vector<re2::StringPiece> many;
    re2::StringPiece* groups = few.data();
    if (static_cast<std::size_t>(last_group) >= few.size()) {
        many.resize(static_cast<std::size_t>(last_group) + 1);
        groups = many.data();
    }
    if (!regex.Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, groups, last_group + 1)) {
        return std::nullopt;
    }
    const auto span_of = [&](const re2::StringPiece& group) {
        const auto begin = static_cast<std::uint32_t>(group.data() - text.data());
        return extractor::Span{begin, begin + static_cast<std::uint32_t>(group.size())};
    };
    PatternMatch match{span_of(groups[0]), {}};
    for (std::size_t i = 0; i < compiled_->names.size(); ++i) {
        const re2::StringPiece& group = groups[compiled_->groups[i]];
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
