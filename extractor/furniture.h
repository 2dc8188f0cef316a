// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Marks running headers, running footers and page numbers as furniture: blocks at the top or bottom of the page whose
/// words (digits aside) stand there on at least three pages, or on both of two; and lone page numbers there.
void mark_furniture(const RawDocument& document, std::vector<ProtoBlock>& blocks);

}  // namespace arising::extractor
