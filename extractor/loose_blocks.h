// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Puts blocks that the author's tags left out (`loose`, grouped by page) among those that they name, by position:
/// behind the last block of the page that begins higher, never between two cells of a table; where the page has none,
/// behind the pages before. Work is bounded: in a file with more blocks than any honest one has, the last loose blocks
/// of a page stay together.
void place_by_position(const RawDocument& raw, std::vector<ProtoBlock>& blocks, std::vector<ProtoBlock> loose);

}  // namespace arising::extractor
