// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/proto_block.h"

#include <cmath>
#include <utility>

#include "extractor/slant.h"
#include "extractor/utf8.h"

namespace arising::extractor {

void number_tables(ProtoDocument& document) {
    std::vector<ProtoTable> tables;
    std::vector<std::int32_t> numbers(document.tables.size(), -1);
    for (ProtoBlock& block : document.blocks) {
        if (block.table < 0) {
            continue;
        }
        std::int32_t& number = numbers[static_cast<std::size_t>(block.table)];
        if (number < 0) {
            number = static_cast<std::int32_t>(tables.size());
            tables.push_back(document.tables[static_cast<std::size_t>(block.table)]);
        }
        block.table = number;
    }
    document.tables = std::move(tables);
}

Box box_of(const RawDocument& document, std::int32_t page, const Glyph& glyph) {
    const Font& font = document.fonts[glyph.font];
    const auto [x0, top, x1, bottom] =
        upright_extent(glyph, glyph.baseline - font.ascent * glyph.size, glyph.baseline - font.descent * glyph.size);
    switch (glyph.direction) {
        case Direction::left:
            return {page + 1, -x1, -bottom, -x0, -top};
        case Direction::down:
            return {page + 1, -bottom, x0, -top, x1};
        case Direction::up:
            return {page + 1, top, -x1, bottom, -x0};
        case Direction::right:
            break;
    }
    return {page + 1, x0, top, x1, bottom};
}

Box box_of(const RawDocument& document, const ProtoBlock& block) {
    Box box;
    for (const GlyphRange& range : block.content) {
        const RawPage& page = document.pages[static_cast<std::size_t>(range.page)];
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (!is_blank(page.glyphs[i].text)) {
                box.join(box_of(document, range.page, page.glyphs[i]));
            }
        }
    }
    return box;
}

std::string plain_text(const RawDocument& document, const ProtoBlock& block) {
    std::string text;
    float last_end = 0;
    float last_baseline = 0;
    for (const GlyphRange& range : block.content) {
        const RawPage& page = document.pages[static_cast<std::size_t>(range.page)];
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const Glyph& glyph = page.glyphs[i];
            const bool apart = !text.empty() && (glyph.x0 - last_end > 0.2F * glyph.size ||
                                                 std::abs(glyph.baseline - last_baseline) > 0.5F * glyph.size);
            if ((is_blank(glyph.text) || apart) && !text.empty() && text.back() != ' ') {
                text.push_back(' ');
            }
            if (!is_blank(glyph.text)) {
                if (glyph.text >= Glyph::expansion_base) {
                    text += page.expansions[glyph.text - Glyph::expansion_base];
                } else {
                    append_utf8(text, glyph.text);
                }
            }
            last_end = glyph.x1;
            last_baseline = glyph.baseline;
        }
    }
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    return text;
}

}  // namespace arising::extractor
