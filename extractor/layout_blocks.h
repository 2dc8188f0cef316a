// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Reads blocks off the layout of one page, from the glyphs named (indices in the order of painting): ruled tables,
/// columns, lines, paragraphs, words in the margin. Tables are appended to `tables`; blocks come back in reading order.
/// Headings, lists and furniture are told apart later, since that takes the whole document.
[[nodiscard]] std::vector<ProtoBlock> blocks_from_layout(const RawDocument& document, std::int32_t page,
                                                         const std::vector<std::uint32_t>& glyphs,
                                                         std::vector<ProtoTable>& tables);

/// Joins paragraphs that the end of a page or of a column cuts in two: the one before does not end a sentence and the
/// one after begins small.
void join_over_pages(const RawDocument& document, std::vector<ProtoBlock>& blocks);

}  // namespace arising::extractor
