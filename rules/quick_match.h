// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/quick_program.h"

// Matches what patterns of packs mostly are, long lists of words with some gaps between them, against what texts mostly
// are, single sentences: by trying one way after the other, with a limit on the steps. Finds exactly what RE2 finds, or
// says that it does not know, and then RE2 is asked: for a text with unusual characters, and where the steps run out.
// So the time stays linear in the text, whatever the pattern. Not for two threads at once.
//
// Why not RE2 alone: it compiles a pattern of two thousand letters in half a millisecond, and builds the states of its
// automaton while it reads the first hundred pages. On an archive of that size this was four fifths of what rules cost.
// Where a pattern is tried on and on, the automaton is quicker in the end: is_worn_out() says when to go over to it.

namespace arising::rules {

class QuickMatch {
public:
    enum class Answer : std::uint8_t { no, yes, unknown };

    static constexpr std::uint32_t kNowhere = UINT32_MAX;

    /// Where a match is: of the whole, then of each named capture, begin and end in bytes; kNowhere for captures that
    /// took no part.
    using Slots = std::vector<std::uint32_t>;

    /// Nothing for a pattern with a piece that is left to RE2.
    [[nodiscard]] static std::unique_ptr<const QuickMatch> of(const PatternNode& tree);

    /// The leftmost match that starts at or after `from`, of several there the one that the pattern prefers.
    [[nodiscard]] Answer find(std::string_view text, std::size_t from, Slots& slots) const;

    [[nodiscard]] const std::vector<std::string>& capture_names() const { return program_.names; }

    /// Whether so much has been tried by now that RE2, once it has built its automaton, would have been quicker.
    [[nodiscard]] bool is_worn_out() const { return steps_taken_ > kPatience * program_.steps.size(); }

private:
    static constexpr std::uint64_t kPatience = 2500;  ///< for each step of the pattern (measured)

    explicit QuickMatch(QuickProgram program) : program_(std::move(program)) {}

    QuickProgram program_;
    mutable std::uint64_t steps_taken_ = 0;
};

}  // namespace arising::rules
