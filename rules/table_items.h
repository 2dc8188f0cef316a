// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/mining.h"
#include "rules/table_grid.h"

// Several items in one cell of a table: the tasks of an action table that share a number, each with an owner of its
// own. Not the rows of a table, which are table_rule.h's.

namespace arising::rules {

struct CellItem {
    extractor::Span span;
    std::optional<PatternMatch> match;  ///< of `item_match`
    std::uint32_t base = 0;             ///< where the matched text begins in the document
};

/// The items of a cell of text: where none is told from the next, the result is empty. A block with a label opens an
/// item, and so does a sentence that the rule's `item_match` matches; without either, each block does where the cell of
/// owners (may be null) has as many names as the cell has blocks. What stands before the first belongs to it.
[[nodiscard]] std::vector<CellItem> items_of_cell(Mining& mining, const Rule& rule, const TableGrid::Cell& cell,
                                                  const TableGrid::Cell* owners);

/// The names in a cell of owners, when there are as many as wanted: its blocks, its lines or its words. Else none.
[[nodiscard]] std::vector<std::string> names_in_cell(const Mining& mining, const TableGrid::Cell& cell,
                                                     std::size_t wanted);

}  // namespace arising::rules
