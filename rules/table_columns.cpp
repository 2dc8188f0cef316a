// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/table_columns.h"

#include <algorithm>

namespace arising::rules {

std::vector<std::size_t> header_rows_of(const TableGrid& grid) {
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < grid.rows(); ++r) {
        if (grid.is_header_row(r)) {
            rows.push_back(r);
        }
    }
    if (rows.empty() && grid.rows() > 0) {
        rows.push_back(0);
    }
    return rows;
}

std::vector<std::size_t> matching_columns(const TableGrid& grid, const std::vector<std::size_t>& header_rows,
                                          const Column& column) {
    std::vector<std::size_t> result;
    for (std::size_t c = 0; c < grid.columns(); ++c) {
        const bool matches = std::any_of(header_rows.begin(), header_rows.end(), [&](std::size_t r) {
            return any_found_in(column.header, grid.at(r, c).text);
        });
        if (matches) {
            result.push_back(c);
        }
    }
    return result;
}

std::optional<ColumnMap> map_columns(const TableGrid& grid, const std::vector<std::size_t>& header_rows,
                                     const std::vector<Column>& columns) {
    std::vector<std::vector<std::size_t>> choices;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        choices.push_back(matching_columns(grid, header_rows, columns[i]));
        order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return choices[a].size() < choices[b].size(); });
    ColumnMap map(columns.size(), kAbsentColumn);
    for (const std::size_t i : order) {
        for (const std::size_t c : choices[i]) {
            if (std::find(map.begin(), map.end(), c) == map.end()) {
                map[i] = c;
                break;
            }
        }
        if (map[i] == kAbsentColumn && !columns[i].optional) {
            return std::nullopt;
        }
    }
    return map;
}

}  // namespace arising::rules
