// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Marks running headers, running footers and page numbers as furniture: blocks at the top or bottom of the page whose
/// words (digits aside) stand there on at least three pages, or on both of two; and lone page numbers there.
void mark_furniture(const RawDocument& document, std::vector<ProtoBlock>& blocks);

/// What the author marked as artifacts of a page (running headers and footers, page numbers, watermarks), by where it
/// stands: in the upper half it is read before the page's text, in the lower half after it. Lines
/// from top to bottom, each from left to right, whatever the order of painting. Slanted text is furniture whether it is
/// marked or not, and a block of its own, as painted. Each may be empty.
struct PageFurniture {
    ProtoBlock above;
    ProtoBlock below;
    ProtoBlock slanted;
};
[[nodiscard]] PageFurniture furniture_from_artifacts(const RawDocument& document, std::int32_t page);

}  // namespace arising::extractor
