// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/raw_document.h"

// Blocks before they have text: which glyphs belong together, in which order, as what. The author's tags and the layout
// of the page both end in these, and the Composer turns them into a Document.

namespace arising::extractor {

/// Glyphs [begin, end) of one page, in the order in which the page paints them.
struct GlyphRange {
    std::int32_t page = 0;  ///< index, from 0
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct ProtoBlock {
    BlockKind kind = BlockKind::paragraph;
    std::int32_t level = 0;
    std::vector<GlyphRange> label;    ///< glyphs of a list item's label, where the author tagged it
    std::vector<GlyphRange> content;  ///< in reading order
    std::int32_t replacement = -1;    ///< index into RawDocument::actual_texts: stands for the content
    std::int32_t table = -1;
    std::int32_t row = -1;
    std::int32_t column = -1;
    std::int32_t row_span = 1;
    std::int32_t column_span = 1;
    bool header = false;
};

struct ProtoTable {
    std::int32_t rows = 0;
    std::int32_t columns = 0;
};

struct ProtoDocument {
    std::vector<ProtoBlock> blocks;  ///< in reading order
    std::vector<ProtoTable> tables;
};

/// Numbers the tables in the order in which the blocks name them; those that no block names are taken out.
void number_tables(ProtoDocument& document);

/// Appends a range, joined to the last one where it goes on from it.
inline void append_range(std::vector<GlyphRange>& ranges, GlyphRange range) {
    if (!ranges.empty() && ranges.back().page == range.page && ranges.back().end == range.begin) {
        ranges.back().end = range.end;
    } else {
        ranges.push_back(range);
    }
}

/// True for the code points that PDF producers use for blanks.
[[nodiscard]] inline bool is_blank(std::uint32_t code) {
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x3000;
}

/// Where a glyph stands on the page as shown.
[[nodiscard]] Box box_of(const RawDocument& document, std::int32_t page, const Glyph& glyph);

/// The box that all glyphs of a block on its first page cover; page 0 where it has none.
[[nodiscard]] Box box_of(const RawDocument& document, const ProtoBlock& block);

/// The block's characters in order, blanks folded; for decisions that need words, not for the Document.
[[nodiscard]] std::string plain_text(const RawDocument& document, const ProtoBlock& block);

}  // namespace arising::extractor
