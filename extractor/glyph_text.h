// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "extractor/raw_document.h"

namespace arising::extractor {

/// What a glyph stands for (Glyph::text) when that is a text: the one place where RawPage::expansions grows. Characters
/// that show nothing (zero-width spaces, marks of direction, byte order marks: word processors leave them at the ends
/// of list labels) are left out, since nobody can see why a search for the words around them fails. A text of nothing
/// else is a blank.
[[nodiscard]] std::uint32_t glyph_text(RawPage& page, std::string_view text);

/// Shows nothing and parts nothing. The joiners U+200C and U+200D change what is shown, and are not among them.
[[nodiscard]] constexpr bool is_invisible(std::uint32_t code) {
    return code == 0x200B || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2064) || code == 0xFEFF;
}

}  // namespace arising::extractor
