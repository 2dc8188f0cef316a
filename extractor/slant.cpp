// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/slant.h"

#include <algorithm>
#include <cmath>

namespace arising::extractor {
namespace {

constexpr double degree = 3.14159265358979323846 / 180;

SlantPoint rotated(double angle, SlantPoint at) {
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    return {static_cast<float>(at.x * cosine - at.y * sine), static_cast<float>(at.x * sine + at.y * cosine)};
}

}  // namespace

SlantPoint off_slant(int degrees, SlantPoint at) {
    return degrees == 0 ? at : rotated(degrees * degree, at);
}

SlantPoint on_slant(int degrees, SlantPoint at) {
    return degrees == 0 ? at : rotated(-degrees * degree, at);
}

UprightExtent upright_extent(const Glyph& glyph, float top, float bottom) {
    if (glyph.slant == 0) {
        return {glyph.x0, top, glyph.x1, bottom};
    }
    const SlantPoint a = off_slant(glyph.slant, {glyph.x0, top});
    const SlantPoint b = off_slant(glyph.slant, {glyph.x1, top});
    const SlantPoint c = off_slant(glyph.slant, {glyph.x0, bottom});
    const SlantPoint d = off_slant(glyph.slant, {glyph.x1, bottom});
    return {std::min({a.x, b.x, c.x, d.x}), std::min({a.y, b.y, c.y, d.y}), std::max({a.x, b.x, c.x, d.x}),
            std::max({a.y, b.y, c.y, d.y})};
}

}  // namespace arising::extractor
