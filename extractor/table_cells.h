// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/raw_document.h"
#include "extractor/ruled_tables.h"

namespace arising::extractor {

/// A ruled table with the glyphs of each cell (indices into RawPage::glyphs, in the order of painting).
struct FilledTable {
    RuledTable grid;
    std::vector<std::vector<std::uint32_t>> glyphs;  ///< one entry for each of grid.cells

    [[nodiscard]] std::size_t filled_cells() const;
};

/// Puts glyphs into the cells in whose boxes their middles lie; the others are appended to `outside`.
[[nodiscard]] FilledTable fill_table(const RawDocument& document, std::int32_t page, const RuledTable& table,
                                     const std::vector<std::uint32_t>& glyphs, std::vector<std::uint32_t>& outside);

/// Whether what the lines hold is a table: text in two cells or more, in most of the columns, and not with lines
/// running through it, as the lines of a chart do. One column is a table where it is a list of short entries.
[[nodiscard]] bool is_table(const RawDocument& document, std::int32_t page, const FilledTable& table);

/// Completes the grid from the text where the page leaves lines out:
/// a cell over several columns whose text keeps to those columns becomes a cell in each of them;
/// a row whose cells all have the same number of lines, level with each other and one column of them numbers, becomes
/// as many rows.
void complete_grid(const RawDocument& document, std::int32_t page, FilledTable& table);

}  // namespace arising::extractor
