// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/table_grid.h"

#include <algorithm>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

constexpr std::size_t kMostPlaces = 1 << 20;     // a file can claim any number of rows and columns
constexpr std::size_t kLongestHeader = 30;       // bytes of a cell
constexpr std::ptrdiff_t kMostHeaderBlanks = 2;  // "Date of completion"

std::size_t count_of(std::int32_t n) {
    return n > 0 ? static_cast<std::size_t>(n) : 0;
}

}  // namespace

TableGrid::TableGrid(const Mining& mining, const extractor::Table& table)
    : rows_(count_of(table.rows)), columns_(count_of(table.columns)), header_rows_(count_of(table.header_rows)) {
    if (columns_ == 0 || rows_ > kMostPlaces / columns_) {
        rows_ = 0;
    }
    cells_.resize(rows_ * columns_);
    // Honest cells cover each place about once. Spans that all overlap, in a hostile file, are cut to one place.
    std::size_t budget = 4 * cells_.size();
    for (const std::int32_t index : table.cells) {
        const auto i = static_cast<BlockIndex>(index);
        const extractor::Block& block = mining.document().blocks[i];
        const std::size_t row = count_of(block.row);
        const std::size_t column = count_of(block.column);
        std::size_t row_end = std::min(rows_, row + std::max<std::size_t>(1, count_of(block.row_span)));
        std::size_t column_end = std::min(columns_, column + std::max<std::size_t>(1, count_of(block.column_span)));
        if (row >= row_end || column >= column_end) {
            continue;
        }
        if ((row_end - row) * (column_end - column) > budget) {
            row_end = row + 1;
            column_end = column + 1;
        }
        budget -= std::min(budget, (row_end - row) * (column_end - column));
        const std::string text = single_spaced(mining.text(mining.block_span(i)));
        for (std::size_t r = row; r < row_end; ++r) {
            for (std::size_t c = column; c < column_end; ++c) {
                Cell& cell = cells_[r * columns_ + c];
                cell.bold = block.bold && (cell.bold || cell.blocks.empty());
                cell.blocks.push_back(i);
                cell.text += (cell.text.empty() || text.empty() ? "" : " ") + text;
                cell.header = cell.header || block.header;
                cell.starts_here = r == row && c == column;
            }
        }
    }
}

bool TableGrid::is_header_row(std::size_t row) const {
    if (row < header_rows_) {
        return true;
    }
    // Row headers in the first column are common; a row is a header where all its cells say so.
    bool any = false;
    for (std::size_t c = 0; c < columns_; ++c) {
        const Cell& cell = at(row, c);
        if (!cell.blocks.empty() && !cell.header) {
            return false;
        }
        any = any || cell.header;
    }
    return any;
}

bool TableGrid::has_header() const {
    for (std::size_t r = 0; r < rows_; ++r) {
        if (is_header_row(r)) {
            return true;
        }
    }
    return false;
}

bool TableGrid::reads_like_header(std::size_t row) const {
    for (std::size_t c = 0; c < columns_; ++c) {
        const std::string& text = at(row, c).text;
        const auto blanks = std::count(text.begin(), text.end(), ' ');
        const bool has_digit = std::any_of(text.begin(), text.end(), is_digit);
        if (text.empty() || text.size() > kLongestHeader || blanks > kMostHeaderBlanks || has_digit) {
            return false;
        }
    }
    return columns_ > 1;
}

bool TableGrid::has_header_cell(const std::function<bool(const std::string&)>& test) const {
    const bool marked = has_header();
    for (std::size_t row = 0; row < rows_; ++row) {
        for (std::size_t column = 0; column < columns_ && (marked ? is_header_row(row) : row == 0); ++column) {
            if (at(row, column).starts_here && test(at(row, column).text)) {
                return true;
            }
        }
    }
    return false;
}

bool TableGrid::seems_to_have_header() const {
    if (rows_ < 2 || !reads_like_header(0)) {
        return false;
    }
    const auto is_bold = [&](std::size_t row) {
        for (std::size_t c = 0; c < columns_; ++c) {
            if (!at(row, c).bold) {
                return false;
            }
        }
        return true;
    };
    for (std::size_t r = 1; r < rows_; ++r) {
        if (!reads_like_header(r) || (is_bold(0) && !is_bold(r))) {
            return true;
        }
    }
    return false;
}

extractor::Span TableGrid::span_of(const Mining& mining, const Cell& cell) const {
    if (cell.blocks.empty()) {
        return {};
    }
    const auto [first, last] = std::minmax_element(cell.blocks.begin(), cell.blocks.end());
    return trimmed(
        {mining.block_span(*first).begin, std::max(mining.block_span(*first).end, mining.block_span(*last).end)},
        mining.text());
}

}  // namespace arising::rules
