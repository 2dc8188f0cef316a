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
    std::vector<Cell> cells;
};

/// Finds the ruled tables of a page: lines that cross make a grid; neighbours of the grid without a line between them
/// are one cell. A frame around text (one cell) and a single underlined row are no tables. `page` counts from 0.
[[nodiscard]] std::vector<RuledTable> find_ruled_tables(const RawPage& page, std::int32_t page_index);

}  // namespace arising::extractor
