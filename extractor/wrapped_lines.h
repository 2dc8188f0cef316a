// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Joins paragraphs that a producer tagged one a printed line, where a document does that throughout: a line that goes
/// on below, at the usual distance, from the same left edge and in the same type. Headings, list items, cells and what
/// stands under a label stay as their author tagged them, and so do lines that end a sentence or had room for the first
/// word of the next one. For blocks that come from the tags, before loose text is placed among them. Documents whose
/// tags do not cut lines are left alone.
void join_wrapped_lines(const RawDocument& document, std::vector<ProtoBlock>& blocks);

}  // namespace arising::extractor
