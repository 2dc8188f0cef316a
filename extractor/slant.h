// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/raw_document.h"

// Text that runs neither along nor up or down the page, such as a watermark from corner to corner. Its glyphs are
// placed along their own line (Glyph::slant), so that they can be read as one; here are the ways to the page and back.

namespace arising::extractor {

/// Degrees off both axes from which text is slanted. A page that was put into the scanner askew leans less.
inline constexpr double least_slant = 10.0;

struct SlantPoint {
    float x = 0;
    float y = 0;
};

/// From along a slanted line, and below it, to along the glyph's direction, and below it.
[[nodiscard]] SlantPoint off_slant(int degrees, SlantPoint at);
/// The same back.
[[nodiscard]] SlantPoint on_slant(int degrees, SlantPoint at);

/// What a glyph covers from `top` to `bottom` of its line, in the coordinates of its direction.
struct UprightExtent {
    float x0 = 0;
    float top = 0;
    float x1 = 0;
    float bottom = 0;
};
[[nodiscard]] UprightExtent upright_extent(const Glyph& glyph, float top, float bottom);

}  // namespace arising::extractor
