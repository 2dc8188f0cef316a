// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace arising::extractor {

/// A bullet, number or letter at the start of a block.
struct BlockLabel {
    std::size_t length = 0;  ///< bytes of the text that it takes, with the blanks after it; 0 = there is none
    std::string text;        ///< "•", "12.", "a)", "03.23.01"
    bool bullet = false;
};

/// Finds the label that a block's text starts with. `wide_gap` says that the first word is followed by more than a
/// word's space (a tab): then a bare number or letter is a label too ("1   The minutes were approved").
/// Bullets of symbol fonts (private-use code points) become "•".
[[nodiscard]] BlockLabel find_label(std::string_view text, bool wide_gap);

/// True when the code point is one that producers use as a bullet; `code` may be a private-use one.
[[nodiscard]] bool is_bullet(std::uint32_t code);

}  // namespace arising::extractor
