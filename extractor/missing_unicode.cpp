// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/missing_unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "extractor/ascii.h"
#include "extractor/marked_content.h"
#include "extractor/proto_block.h"

namespace arising::extractor {
namespace {

bool is_of_symbols(const Font& font) {
    constexpr std::array parts = {"symbol", "dings", "marlett", "awesome", "icon", "mtextra", "cmsy", "cmmi", "cmex"};
    const std::string name = ascii_lower(font.name);
    return std::any_of(parts.begin(), parts.end(),
                       [&name](const char* part) { return name.find(part) != std::string::npos; });
}

bool is_private(std::uint32_t code) {
    return (code >= 0xE000 && code <= 0xF8FF) || (code >= 0xF0000 && code < Glyph::expansion_base);
}

constexpr std::size_t handful = 20;  // private characters of a page: fewer are bullets and ticks

struct Count {
    std::size_t all = 0;
    std::size_t unknown = 0;
    std::size_t in_private = 0;  ///< part of `unknown`
};

/// Cheap: spares nearly every page the rest.
bool may_be_unknown(const Glyph& glyph) {
    return glyph.text < 0x20 || (glyph.text >= 0xE000 && glyph.text < Glyph::expansion_base);
}

Count count(const RawPage& page, const std::vector<Font>& fonts) {
    Count count;
    if (std::none_of(page.glyphs.begin(), page.glyphs.end(), may_be_unknown)) {
        return count;
    }
    for (const Glyph& glyph : page.glyphs) {
        if (is_content(glyph) && !is_blank(glyph.text)) {
            ++count.all;
            count.unknown += lacks_unicode(glyph, fonts[glyph.font]) ? 1 : 0;
            count.in_private += is_private(glyph.text) && lacks_unicode(glyph, fonts[glyph.font]) ? 1 : 0;
        }
    }
    if (count.in_private <= handful) {
        count.unknown -= count.in_private;
    }
    return count;
}

}  // namespace

bool lacks_unicode(const Glyph& glyph, const Font& font) {
    constexpr std::uint32_t replacement = 0xFFFD;
    return glyph.text == replacement || glyph.text < 0x20 || (is_private(glyph.text) && !is_of_symbols(font));
}

bool is_mostly_unknown(const RawPage& page, const std::vector<Font>& fonts) {
    const Count found = count(page, fonts);
    return found.unknown > handful && found.unknown * 2 > found.all;
}

void report_missing_unicode(const RawDocument& document, std::vector<Diagnostic>& diagnostics) {
    std::size_t unknown = 0;
    std::size_t pages = 0;
    std::int32_t first = 0;
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        const Count found = count(document.pages[p], document.fonts);
        unknown += found.unknown;
        pages += found.unknown > 0 ? 1 : 0;
        first = first == 0 && found.unknown > 0 ? static_cast<std::int32_t>(p + 1) : first;
    }
    if (unknown > 0) {
        diagnostics.push_back({Severity::warning, first,
                               std::to_string(unknown) + (unknown == 1 ? " character" : " characters") + " on " +
                                   std::to_string(pages) + (pages == 1 ? " page" : " pages") +
                                   " cannot be told: the fonts do not say which letters they draw",
                               "look at the pages themselves, or read them from their picture with --ocr always"});
    }
}

}  // namespace arising::extractor
