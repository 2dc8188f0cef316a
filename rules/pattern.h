// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/span.h"

// One regular expression, compiled. RE2 syntax, UTF-8, linear in the length of the text whatever the pattern: a text of
// a few kilobytes may cost a bounded number of tries before RE2 is asked (quick_match.h). The engine itself is named in
// pattern.cpp only. Case-sensitive unless the pattern says (?i); "." does not match a line feed.
//
// Copies share the compiled form. It never changes, but a pattern that is known to be good is only compiled when it is
// first used, and shared by all that one thread has made of the same words: rule sets that it loads are not for two
// threads at once.

namespace arising::rules {

/// A pattern that does not compile. `part` is the piece of it that is wrong (may be empty).
class PatternError : public std::runtime_error {
public:
    PatternError(const std::string& message, std::string part_of_pattern)
        : std::runtime_error(message), part(std::move(part_of_pattern)) {}
    std::string part;
};

/// A named capture that took part in a match. Spans are bytes of the text that was searched.
struct Capture {
    std::string_view name;  ///< lives as long as the Pattern
    extractor::Span span;
};

struct PatternMatch {
    extractor::Span whole;
    std::vector<Capture> captures;  ///< in the order of their groups; those that did not take part are left out

    [[nodiscard]] const Capture* capture(std::string_view name) const;
};

class Pattern {
public:
    /// Instructions that a pattern may have. At this size one state of the automaton takes up to 80 KB, so that the
    /// engine's 16 MiB hold some 200 of them, and every pattern beyond it is made of repetitions of repetitions.
    static constexpr std::size_t kLargest = 20000;

    /// Bytes that the engine may use for one pattern: one that needs more says so instead of getting slow.
    static constexpr std::int64_t kMemory = 16 << 20;

    /// Throws PatternError, also for a pattern that is larger than kLargest.
    explicit Pattern(const std::string& expression);
    /// One that is known to be good: compiled when it is first used, which throws PatternError if it is not.
    [[nodiscard]] static Pattern known_good(std::string expression);

    [[nodiscard]] bool found_in(std::string_view text) const;
    /// The leftmost match that starts at or after `from`; what stands before `from` still counts for ^ and \b.
    [[nodiscard]] std::optional<PatternMatch> find(std::string_view text, std::size_t from = 0) const;

    /// How many instructions the compiled pattern has: what it costs in memory, and in time on every byte.
    [[nodiscard]] std::size_t size() const;
    /// Whether the engine itself found that no text matches: "x[^\s\S]". Other reasons it does not see.
    [[nodiscard]] bool never_matches() const;

    [[nodiscard]] const std::string& expression() const;
    [[nodiscard]] const std::vector<std::string>& capture_names() const;

    /// What find() finds, by RE2 alone: for tests of the other way.
    [[nodiscard]] std::optional<PatternMatch> find_slowly(std::string_view text, std::size_t from = 0) const;

private:
    struct Compiled;
    explicit Pattern(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
    std::shared_ptr<const Compiled> compiled_;
};

/// Some of a list of patterns: bit i for pattern i, the last bit for all that follow too.
using PatternSet = std::uint64_t;
constexpr PatternSet kAllPatterns = ~PatternSet{0};
[[nodiscard]] PatternSet set_of(std::size_t pattern);

/// The first of the patterns, in their order, that is found in the text; only those in the set are tried.
[[nodiscard]] std::optional<PatternMatch> find_first(const std::vector<Pattern>& patterns, std::string_view text,
                                                     PatternSet tried = kAllPatterns);
[[nodiscard]] bool any_found_in(const std::vector<Pattern>& patterns, std::string_view text);

}  // namespace arising::rules
