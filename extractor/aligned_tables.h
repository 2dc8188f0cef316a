// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/layout_lines.h"

namespace arising::extractor {

/// The segments of one height, from left to right.
using SegmentRow = std::vector<Segment>;

/// A table that the page does not draw but only sets in columns: rows [begin, end) of the page.
struct AlignedTable {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<float> edges;             ///< x between the columns, from left to right; columns = edges + 1
    bool prose = false;                   ///< no table after all, but columns of text: read one after the other
    std::vector<std::size_t> row_starts;  ///< rows of the page that begin a row of the table; the others go on with it

    /// The column that a segment stands in, by its middle.
    [[nodiscard]] std::size_t column_of(const Segment& segment) const;
};

/// Groups segments in reading order into rows.
[[nodiscard]] std::vector<SegmentRow> rows_of(std::vector<Segment> segments);

/// The middles of the gaps that almost no row of [begin, end) covers, from left to right: edges between columns.
[[nodiscard]] std::vector<float> column_edges(const std::vector<SegmentRow>& rows, std::size_t begin, std::size_t end);

/// Whether the columns of a table are filled line after line, at the distance of lines, with several words in each:
/// columns of running text.
[[nodiscard]] bool is_prose(const std::vector<SegmentRow>& rows, const AlignedTable& table);

/// Fills AlignedTable::row_starts: a line goes on with the row above when its first column is empty and it is nearer
/// than rows usually are.
void find_row_starts(const std::vector<SegmentRow>& rows, AlignedTable& table);

/// Finds tables by alignment: a run of rows of which most have several segments, with gaps at the same places all the
/// way down. A column of nothing but list labels makes no table, nor do one or two rows that happen to be in line, nor
/// the numbers at the axes of a chart.
[[nodiscard]] std::vector<AlignedTable> find_aligned_tables(const RawDocument& document,
                                                            const std::vector<SegmentRow>& rows);

}  // namespace arising::extractor
