// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/glyph_text.h"

#include <string>
#include <utility>

#include "extractor/utf8.h"

namespace arising::extractor {

std::uint32_t glyph_text(RawPage& page, std::string_view text) {
    std::string shown;
    std::uint32_t last = ' ';
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t code = next_code_point(text, at);
        if (!is_invisible(code)) {
            append_utf8(shown, code);
            last = code;
            ++count;
        }
    }
    if (count <= 1) {
        return last;
    }
    page.expansions.push_back(std::move(shown));
    return Glyph::expansion_base + static_cast<std::uint32_t>(page.expansions.size() - 1);
}

}  // namespace arising::extractor
