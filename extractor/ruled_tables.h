// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/raw_document.h"
#include "extractor/span.h"

namespace arising::extractor {

/// A table that the page draws with lines: the box and the cells, in row-major order.
struct RuledTable {
    struct Cell {
        std::int32_t row = 0;
        std::int32_t column = 0;
        std::int32_t row_span = 1;
        std::int32_t column_span = 1;
        Box box;
    };
    Box box;
    std::int32_t rows = 0;
    std::int32_t columns = 0;
    std::int32_t header_rows = 0;  ///< as far as the lines tell
    std::vector<Cell> cells;
};

/// Joins pieces of one line: producers draw a table's lines cell by cell, and their crossings once more.
[[nodiscard]] std::vector<Ruling> joined_rulings(std::vector<Ruling> rulings);

/// Finds the ruled tables of a page: lines that cross make a grid; neighbours of the grid without a line between them
/// are one cell. Where lines reach over the outermost line that they cross, the table is open on that side and goes on
/// to their ends. A frame around text (one cell, or a title and text) and a single underlined row are no tables. `page`
/// counts from 0.
[[nodiscard]] std::vector<RuledTable> find_ruled_tables(const RawPage& page, std::int32_t page_index);

}  // namespace arising::extractor
