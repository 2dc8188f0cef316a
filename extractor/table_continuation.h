// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Joins tables that a page break cuts: one that ends a page and one that begins the next, in the same columns. Rows at
/// the top of the second that say again what the first one's header says become furniture, as a running header is. A
/// second table with a header of its own stays one. Needs furniture marked; reads positions, so for layouts only.
void join_tables_over_pages(const RawDocument& raw, ProtoDocument& document);

}  // namespace arising::extractor
