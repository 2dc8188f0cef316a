// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Joins paragraphs that a producer tagged one a printed line: a line that goes on below, at the usual distance, from
/// the same left edge and in the same type, with a small letter; where lines are cut throughout the document, also with
/// a capital, but never with a digit or a label. Headings, list items and cells stay as their author tagged them, and
/// so do lines that end a sentence or are short. For blocks that come from the tags, before loose text is placed among
/// them. Documents whose tags hardly cut lines are left alone.
void join_wrapped_lines(const RawDocument& document, std::vector<ProtoBlock>& blocks);

}  // namespace arising::extractor
