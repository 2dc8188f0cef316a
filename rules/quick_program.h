// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/pattern_tree.h"

// A pattern as steps that are tried one after the other: what quick_match.h runs.

namespace arising::rules {

struct QuickProgram {
    using Index = std::uint32_t;

    enum class Code : std::uint8_t { text, set, loop, choice, save, start, end, boundary, no_boundary, jump, match };

    /// A jump takes nothing; none is left when the program is made.
    struct Step {
        Code code = Code::match;
        bool folds = false;       ///< text: its letters are small ones, and stand for capitals too
        bool lazy = false;        ///< loop: as few as lead to a match
        std::uint16_t least = 0;  ///< loop; text: its bytes
        std::uint16_t most = 0;   ///< loop; kEndless for any number
        Index at = 0;             ///< text: where it begins in `letters`; set, loop: of `sets`; choice: of `choices`;
                                  ///< save: the slot
        Index next = 0;           ///< the step after it
        Index after = 0;          ///< loop: of `after_loops`
    };

    static constexpr std::uint16_t kEndless = UINT16_MAX;

    /// What may come next in a text.
    struct First {
        std::array<std::uint64_t, 4> bytes{};  ///< as bits
        bool at_end = false;                   ///< the end of the text may

        void add(unsigned char byte) { bytes[byte / 64] |= std::uint64_t{1} << (byte % 64); }
        [[nodiscard]] bool has(unsigned char byte) const { return (bytes[byte / 64] >> (byte % 64) & 1) != 0; }
    };

    static constexpr std::size_t kBeyond = 128;  ///< any byte that is not ASCII
    static constexpr std::size_t kEndOfText = 129;

    struct Choice {
        std::vector<Index> branches;  ///< steps, the preferred one first; 64 at most
        /// By what comes next, a byte of ASCII, kBeyond or kEndOfText: which of the masks.
        std::array<std::uint8_t, 130> mask_of{};
        std::vector<std::uint64_t> masks;  ///< bits of the branches that can go on
    };

    /// Bytes by what they are where it does not matter which: letters without regard to case, digits, the rest of
    /// ASCII, what is beyond it, and the end of the text.
    static constexpr std::size_t kKinds = 30;
    [[nodiscard]] static std::size_t kind_of(unsigned char byte) { return kKindOf[byte]; }
    static constexpr std::size_t kKindOfEnd = 29;

    static const std::array<std::uint8_t, 256> kKindOf;

    /// Nothing for a pattern with a piece that is left to RE2.
    [[nodiscard]] static std::optional<QuickProgram> of(const PatternNode& tree);

    /// What can come next when a step is reached; with `at_start` also at the beginning of the text.
    [[nodiscard]] First first_of(Index step, bool at_start) const;
    /// Whether a match can begin with these two bytes further on in a text.
    [[nodiscard]] bool may_begin_with(unsigned char byte, std::size_t kind_of_next) const {
        return (pairs[kind_of(byte)] >> kind_of_next & 1) != 0;
    }

    // These two are made where a match first gets there: most parts of most patterns are never reached.
    [[nodiscard]] const Choice& choice(Index number) const;
    [[nodiscard]] const First& after_loop(const Step& step) const;

    std::vector<Step> steps;  ///< the first is where a match begins
    std::string letters;
    std::vector<CharacterSet> sets;
    mutable std::vector<Choice> choices;
    mutable std::vector<std::optional<First>> after_loops;
    First first;                                ///< of a match at the beginning of the text
    std::array<bool, 256> later{};              ///< by byte: whether a match further on can begin with it
    bool later_at_end = false;                  ///< whether it can begin at the end of the text
    std::array<std::uint32_t, kKinds> pairs{};  ///< by the kind of its first byte, the kinds of the second, as bits
    bool at_boundary = false;                   ///< a match begins where a word begins or ends
    std::vector<std::string> names;             ///< of captures
};

}  // namespace arising::rules
