// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A pattern as a tree, for those who work on it before RE2 does, or instead: what a text must hold for it to match
// (required_pieces.h), whether any text can (possible_match.h), how a short text is matched (quick_match.h). Reads
// RE2's syntax as RE2 means it, and wants a pattern that RE2 accepts: mistakes are not looked for.

namespace arising::rules {

/// The characters that may stand in one place.
struct CharacterSet {
    /// How many of the characters beyond ASCII.
    enum class Beyond : std::uint8_t { none, some, all };

    /// Characters beyond ASCII: those of a range that have one of some general categories of Unicode, or none of them.
    struct Item {
        std::uint32_t first = 0x80;
        std::uint32_t last = 0x10FFFF;
        std::uint32_t categories = UINT32_MAX;  ///< bits by ICU's UCharCategory
        bool opposite = false;
    };

    std::bitset<128> ascii;
    Beyond beyond = Beyond::none;
    std::vector<Item> items;
    bool negated = false;  ///< the items are what is not in the set; ASCII is as it is
    bool folds = false;    ///< the items are meant without regard to case

    [[nodiscard]] bool is_empty() const { return ascii.none() && beyond == Beyond::none; }
    /// For characters that is_common() knows, ASCII or not.
    [[nodiscard]] bool has(std::uint32_t character) const;
};

/// Whether nothing is special about a character beyond ASCII: it has at most one other case, and all versions of
/// Unicode agree on it. Letters of Western Europe, punctuation, signs, private use.
[[nodiscard]] bool is_common(std::uint32_t character);

struct PatternNode {
    enum class Kind : std::uint8_t {
        text,          ///< letters that follow one another; may be empty
        set,           ///< one character of a set
        text_start,    ///< ^, \A
        text_end,      ///< $, \z
        line_edge,     ///< ^ and $ under (?m)
        boundary,      ///< \b
        no_boundary,   ///< \B
        sequence,      ///< parts, one after the other
        capture,       ///< the one part, whose text has a name
        choice,        ///< one of the parts, the first that leads to a match
        repeated_part  ///< the one part, from `least` to `most` times
    };

    static constexpr int kAnyNumber = -1;

    Kind kind = Kind::text;
    bool folds = false;  ///< text: capitals and small letters are one
    bool lazy = false;   ///< repeated_part: as few as lead to a match
    int least = 0;
    int most = 1;
    std::string text;  ///< UTF-8; of a capture its name
    CharacterSet set;
    std::vector<PatternNode> parts;

    [[nodiscard]] bool may_repeat() const { return most == kAnyNumber || most > 1; }
};

/// Nothing for a pattern with a piece that this does not know: \p{Greek} and other scripts.
[[nodiscard]] std::optional<PatternNode> pattern_tree(std::string_view expression);

/// Letters, digits and "_" of ASCII: what \b and \w take for a word.
[[nodiscard]] constexpr bool is_word_byte(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

}  // namespace arising::rules
