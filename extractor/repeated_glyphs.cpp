// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/repeated_glyphs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "extractor/proto_block.h"

namespace arising::extractor {
namespace {

constexpr float nearest = 0.1F;  // of the font size; the same character in a word comes no nearer

/// A square of the page, as wide as the distance that counts as the same place, and what is painted in it.
using Square = std::tuple<std::uint32_t, Direction, int, int, int>;

int step_of(float length, float width) {
    constexpr float farthest = 1e6F;  // steps; what lies beyond is not on any page
    return static_cast<int>(std::floor(std::clamp(length / width, -farthest, farthest)));
}

}  // namespace

void hide_repeated_glyphs(RawPage& page) {
    std::map<Square, const Glyph*> painted;
    const auto is_painted = [&painted](const Glyph& glyph, int size, int column, int row) {
        const auto found = painted.find({glyph.text, glyph.direction, size, column, row});
        return found != painted.end() && std::abs(found->second->x0 - glyph.x0) <= nearest * glyph.size &&
               std::abs(found->second->baseline - glyph.baseline) <= nearest * glyph.size;
    };
    for (Glyph& glyph : page.glyphs) {
        if (glyph.hidden || glyph.off_page || is_blank(glyph.text) || !(glyph.size > 0)) {
            continue;
        }
        const int size = step_of(glyph.size, 0.5F);
        const float width = nearest * std::max(glyph.size, 0.5F);
        const int column = step_of(glyph.x0, width);
        const int row = step_of(glyph.baseline, width);
        bool again = false;
        for (int near = 0; near < 9 && !again; ++near) {
            again = is_painted(glyph, size, column + near % 3 - 1, row + near / 3 - 1);
        }
        if (again) {
            glyph.hidden = true;
        } else {
            painted.emplace(Square{glyph.text, glyph.direction, size, column, row}, &glyph);
        }
    }
}

}  // namespace arising::extractor
