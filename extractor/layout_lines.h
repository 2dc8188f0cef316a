// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// A run of characters without a gap as wide as a column's: what stands between two gutters on one line of a page.
struct Segment {
    std::vector<GlyphRange> ranges;  ///< from left to right
    float x0 = 0;
    float x1 = 0;
    float top = 0;
    float bottom = 0;
    float baseline = 0;
    float size = 0;           ///< largest font size in it
    float first_size = 0;     ///< of its first word
    float last_size = 0;      ///< of its last word
    bool bold = false;        ///< more than half of its characters
    bool first_bold = false;  ///< its first word
    bool last_bold = false;   ///< its last word
    std::uint32_t characters = 0;
    std::int32_t table = -1;  ///< no text but the place of a table that has been read already, by the caller's number
};

/// Builds the segments of a page from the glyphs named, each of which runs to the right, top to bottom and left to
/// right. Steps: glyphs that follow each other closely make words; words on one height make a row; a row is cut where
/// the gap is wider than `gutter` font sizes.
[[nodiscard]] std::vector<Segment> build_segments(const RawDocument& document, std::int32_t page,
                                                  const std::vector<std::uint32_t>& glyphs, float gutter);

/// Puts segments into reading order: cuts the page into columns where a gutter runs between two stacks of well-filled
/// lines (recursive XY-cut: Nagy, Seth, Viswanathan 1992), reads the columns one after the other, and everything else
/// from top to bottom.
[[nodiscard]] std::vector<Segment> in_reading_order(std::vector<Segment> segments);

}  // namespace arising::extractor
