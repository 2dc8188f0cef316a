// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rules/rule.h"
#include "rules/table_grid.h"

// Which columns of a table a table rule means, by its header cells.

namespace arising::rules {

/// For each key of the rule, in their order, the table's column.
using ColumnMap = std::vector<std::size_t>;
constexpr std::size_t kAbsentColumn = SIZE_MAX;  ///< an optional column that the table has not

/// The rows that are a header; where none is marked, the first row.
[[nodiscard]] std::vector<std::size_t> header_rows_of(const TableGrid& grid);

/// The columns of the table that one key of the rule may mean, by the header cells of these rows.
[[nodiscard]] std::vector<std::size_t> matching_columns(const TableGrid& grid,
                                                        const std::vector<std::size_t>& header_rows,
                                                        const Column& column);

/// Gives every key a column of its own; the keys with the least choice go first, so that "Action" and "Action by" both
/// find theirs. Nothing when a key that is not optional finds none.
[[nodiscard]] std::optional<ColumnMap> map_columns(const TableGrid& grid, const std::vector<std::size_t>& header_rows,
                                                   const std::vector<Column>& columns);

}  // namespace arising::rules
