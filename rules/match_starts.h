// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rules/pattern_tree.h"

// Where in a text a match of a pattern can begin, told from the first two characters of what it matches. Says "maybe"
// or "no": most patterns are tried on most texts in vain, and this costs less than trying.

namespace arising::rules {

class MatchStarts {
public:
    explicit MatchStarts(const PatternNode& tree);

    /// The first place at or after `from` where a match can begin; npos where there is none. Places are bytes, and
    /// never inside a character where `from` is not.
    [[nodiscard]] std::size_t next(std::string_view text, std::size_t from) const;

    /// Bytes by what they are: one kind for each letter, one for digits, blanks, the rest of ASCII, what is beyond it,
    /// and the end of the text.
    static constexpr std::size_t kKinds = 57;
    using Kinds = std::uint64_t;  ///< as bits

private:
    bool anywhere_ = false;              ///< it can match without a character
    bool at_boundary_ = false;           ///< it begins where a word begins or ends
    std::array<Kinds, kKinds> pairs_{};  ///< by the kind of the first byte, the kinds of the second
};

}  // namespace arising::rules
