// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// One table as rows and columns. A cell that spans several rows or columns stands in each of its places; text is that
/// of all its blocks, single-spaced.
class TableGrid {
public:
    struct Cell {
        std::vector<BlockIndex> blocks;
        std::string text;
        bool header = false;
        bool bold = false;         ///< all of its blocks
        bool starts_here = false;  ///< false in the places that a cell only spans
    };

    TableGrid(const Mining& mining, const extractor::Table& table);

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
    [[nodiscard]] bool is_header_row(std::size_t row) const;
    [[nodiscard]] bool has_header() const;
    /// Whether the test holds for a cell of the header; of the first row where no row is marked as one.
    [[nodiscard]] bool has_header_cell(const std::function<bool(const std::string&)>& test) const;
    /// A first row that nothing marks as a header but that reads like one: every cell has a few words and no digit,
    /// and the rows below are not all like it, or it alone is bold.
    [[nodiscard]] bool seems_to_have_header() const;
    /// From the first to the last byte of the cell's blocks; empty for a cell without text.
    [[nodiscard]] extractor::Span span_of(const Mining& mining, const Cell& cell) const;

private:
    [[nodiscard]] bool reads_like_header(std::size_t row) const;

    std::size_t rows_;
    std::size_t columns_;
    std::size_t header_rows_;
    std::vector<Cell> cells_;
};

}  // namespace arising::rules
