// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/raw_document.h"
#include "extractor/table_cells.h"

namespace arising::extractor {

/// Lines across a page of one width, one below the other, with nothing between them that reaches over their ends: what
/// may be a table set as books do, with a line above it, one below its header and one at its end, and none upright.
struct RuleStack {
    Box box;                         ///< from the first line to the last
    std::vector<float> ys;           ///< of the lines, from top to bottom; two at least
    std::vector<Ruling> underlines;  ///< shorter lines inside: each holds the columns below a header together
};

/// Finds the stacks of a page outside the boxes of `taken`. `page` counts from 0.
[[nodiscard]] std::vector<RuleStack> find_rule_stacks(const RawPage& page, std::int32_t page_index,
                                                      const std::vector<RuledTable>& taken);

/// The lines between the rows of a grid of one column: its text may stand in several all the same.
[[nodiscard]] RuleStack stack_of(const RuledTable& grid);

/// Reads the tables of a stack: stretches of it whose text stands in columns (or, between a header and an end, in one
/// list). The rows above the second line are headers; a header over several columns is one cell over them. Glyphs of
/// the tables are taken out of `glyphs`; a stack that holds running text or a drawing gives none.
[[nodiscard]] std::vector<FilledTable> take_bounded_tables(const RawDocument& document, std::int32_t page,
                                                           const RuleStack& stack, std::vector<std::uint32_t>& glyphs);

}  // namespace arising::extractor
