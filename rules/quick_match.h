// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/match_starts.h"
#include "rules/pattern_tree.h"

// Matches what patterns of packs mostly are, long lists of words with some gaps between them, against what texts mostly
// are, single sentences: by PCRE2, which tries one way after the other. Finds exactly what RE2 finds, or says that it
// does not know, and then RE2 is asked: for a text with unusual characters, for one longer than kLongestText, and where
// the tries run out. PCRE2 is named in quick_match.cpp only. Not for two threads at once. is_worn_out() says when a
// pattern has been tried so often that RE2 should go first.
//
// What a search may cost: its tries are limited in proportion to the text, over all places to start at together. PCRE2
// may read on to the end of the text in one try ("[a-z ]*"), which no limit of its own counts, so that the limit alone
// would still let the time grow with the square of the text. That is what kLongestText is for: up to there the time of
// a search is bounded, beyond it RE2 is linear whatever the pattern.
//
// Why not RE2 alone: it compiles a pattern of two thousand letters in half a millisecond, and builds the states of its
// automaton while it reads the first hundred pages. On an archive of that size this was four fifths of what rules cost.
// Why PCRE2's interpreter and not its compiler: workers may have no memory that can be executed, and most patterns are
// tried too seldom for it (docs/ARCHITECTURE.md).

namespace arising::rules {

class QuickMatch {
public:
    enum class Answer : std::uint8_t { no, yes, unknown };

    static constexpr std::uint32_t kNowhere = UINT32_MAX;

    /// Bytes; paragraphs that are longer are rare.
    static constexpr std::size_t kLongestText = 4096;

    /// Where a match is: of the whole, then of each named capture, begin and end in bytes; kNowhere for captures that
    /// took no part.
    using Slots = std::vector<std::uint32_t>;

    /// Nothing for a pattern with a piece that is left to RE2.
    [[nodiscard]] static std::unique_ptr<const QuickMatch> of(const PatternNode& tree);

    QuickMatch(const QuickMatch&) = delete;  // owns the library's object
    QuickMatch& operator=(const QuickMatch&) = delete;
    ~QuickMatch();

    /// The leftmost match that starts at or after `from`, of several there the one that the pattern prefers.
    [[nodiscard]] Answer find(std::string_view text, std::size_t from, Slots& slots) const;

    [[nodiscard]] const std::vector<std::string>& capture_names() const { return names_; }

    /// Whether so much has been tried by now that RE2, once it has built its automaton, would have been quicker.
    [[nodiscard]] bool is_worn_out() const { return starts_tried_ > patience_; }

    /// The limits on tries of all searches until now, summed: no more was tried. For tests of what a search costs.
    [[nodiscard]] std::uint64_t tries_granted() const { return tries_granted_; }

private:
    struct Compiled;
    QuickMatch(std::unique_ptr<Compiled> compiled, MatchStarts starts, std::uint64_t patience,
               std::vector<std::string> names);
    [[nodiscard]] Answer match_at(std::string_view text, std::size_t start, std::uint32_t tries, Slots& slots) const;

    std::unique_ptr<Compiled> compiled_;
    MatchStarts starts_;
    std::uint64_t patience_;  ///< places to try at: more for a larger pattern, since its automaton takes longer
    mutable std::uint64_t starts_tried_ = 0;
    mutable std::uint64_t tries_granted_ = 0;
    std::vector<std::string> names_;
};

}  // namespace arising::rules
