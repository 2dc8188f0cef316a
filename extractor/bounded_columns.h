// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractor/aligned_tables.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// The columns [first, last] that a part of a row stands in.
struct Columns {
    std::size_t first = 0;
    std::size_t last = 0;
    [[nodiscard]] bool several() const { return last > first; }
};

struct Part {
    Columns columns;
    float baseline = 0;
    std::vector<GlyphRange> ranges;
};

/// Where the text of a column begins and ends.
struct Extent {
    float x0 = 1e6F;
    float x1 = -1e6F;
    [[nodiscard]] float centre() const { return (x0 + x1) / 2; }
    void join(float begin, float end) {
        x0 = std::min(x0, begin);
        x1 = std::max(x1, end);
    }
};

/// Finds out what columns the phrases of a table stand in that has no upright lines: from the gaps between its rows,
/// from lines that hold columns together below a header, and from what is in line with what. Lengths are points.
class ColumnReader {
public:
    ColumnReader(const RawDocument& document, std::int32_t page, const std::vector<Ruling>& underlines)
        : glyphs_(document.pages[static_cast<std::size_t>(page)].glyphs), underlines_(underlines) {}

    /// Learns the columns from the rows below the header; from the first, where those give none.
    void learn(const std::vector<SegmentRow>& rows, std::size_t header);

    [[nodiscard]] const std::vector<float>& edges() const { return edges_; }

    /// The parts of a phrase: one, or as many as it has words that keep to different columns. `below` is the height of
    /// the next row of a header; 0 below the header, where underlines mean nothing.
    void add_parts(const Segment& phrase, float below, std::vector<Part>& parts) const;

private:
    [[nodiscard]] std::size_t column_at(float x) const;
    [[nodiscard]] Columns columns_of(const Segment& phrase) const;
    [[nodiscard]] Columns over_underline(const Segment& phrase, float below) const;
    [[nodiscard]] Extent extent_of(const GlyphRange& word) const;
    [[nodiscard]] float offset(const Extent& words, std::size_t column) const;
    bool split(const Segment& phrase, Columns columns, std::vector<Part>& parts) const;

    const std::vector<Glyph>& glyphs_;
    const std::vector<Ruling>& underlines_;
    std::vector<float> edges_;
    std::vector<Extent> extents_;
};

}  // namespace arising::extractor
