// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/document.h"
#include "extractor/raw_document.h"

// Pages that lie on their side: a landscape table in a portrait file, a sheet that was scanned the wrong way round. The
// layout is worked out on the page as one would hold it to read it; afterwards every box is put back to where it stands
// on the page as it is shown.

namespace arising::extractor {

/// How a page was turned, and its size as it is shown.
struct PageTurn {
    Direction direction = Direction::right;  ///< in which most of its text runs on the page as shown
    float width = 0;
    float height = 0;
};

/// Turns every page more than half of whose letters run in another direction than to the right, so that they do. One
/// entry a page.
[[nodiscard]] std::vector<PageTurn> turn_upright(RawDocument& document);

/// The other way round, for one glyph that was made on the upright page: puts it on the page as shown.
void lay_down(const PageTurn& turn, Glyph& glyph);

/// Puts boxes and sizes of the pages back.
void turn_back(const std::vector<PageTurn>& turns, Document& document);

}  // namespace arising::extractor
