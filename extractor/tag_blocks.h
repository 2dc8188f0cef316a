// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/marked_content.h"
#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Reads the author's structure tree into blocks: headings, paragraphs, list items with their labels and depth, table
/// cells with rows, columns and spans, notes, entries of tables of contents. Text that the tree does not name is not
/// here; see layout_blocks.h for it.
[[nodiscard]] ProtoDocument blocks_from_tags(const RawDocument& document, const MarkedContent& contents);

}  // namespace arising::extractor
