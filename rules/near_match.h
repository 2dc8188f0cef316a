// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.h"

// How far a text follows a pattern that it does not match: the longest beginning of the pattern, in whole pieces
// (pattern_parts.h), that is found in the text. For messages to people; slow, since it compiles many beginnings.

namespace arising::rules {

struct NearMatch {
    bool complete = false;                   ///< the whole pattern is found
    std::size_t pattern = 0;                 ///< which of the patterns came nearest, from 0
    std::optional<extractor::Span> matched;  ///< bytes of the text; nothing where not even the first piece is found
    std::uint32_t stop = 0;                  ///< where the text stops to follow; before a gap that leads nowhere
    bool after_gap = false;                  ///< anything may stand between `stop` and what was expected
    std::string expected;                    ///< what is left of the pattern; empty when complete
    /// For comparing rules with each other: bytes that pieces other than loose ones matched, times the share of the
    /// pattern's pieces that follow.
    double nearness = 0;
};

enum class Effort : std::uint8_t {
    quick,     ///< groups of alternatives count as one piece
    thorough,  ///< looks into the alternatives at which the text stops
};

/// The nearest of the patterns, the first among equals. Nothing of use where there are none.
[[nodiscard]] NearMatch near_match(const std::vector<Pattern>& patterns, std::string_view text, Effort effort);

/// What stopped it, as the end of a sentence: `matched "The Clerk", then expected will\b`. `pattern` is the whole
/// pattern as its pack has it, for a text in which nothing of it is found.
[[nodiscard]] std::string reason_of(const NearMatch& match, std::string_view text, std::string_view pattern);

}  // namespace arising::rules
