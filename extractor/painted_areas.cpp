// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/painted_areas.h"

#include <algorithm>
#include <cmath>

#include "extractor/slant.h"

namespace arising::extractor {
namespace {

constexpr std::size_t most_areas = 4000;
constexpr float thinnest = 3.0F;  // points: what is thinner is a line, and hides no letter that anybody could read
constexpr float capital_height = 0.7F;  // of the font size, in the usual fonts

/// The lightest shade that word processors offer is white darkened by 5 %, and nobody reads white text on that.
constexpr float least_difference = 0.06F;

constexpr int shades = 4;  // of each part of a coarse colour: 4 * 4 * 4 = the bits of a 64-bit number

int shade_of(float part) {
    return std::clamp(static_cast<int>(part * shades), 0, shades - 1);
}

std::uint64_t bit_of(int red, int green, int blue) {
    return std::uint64_t{1} << static_cast<unsigned>((red * shades + green) * shades + blue);
}

/// The coarse colours in which a colour that looks like this one may lie.
std::uint64_t coarse(const Colour& colour, float margin) {
    std::uint64_t bits = 0;
    for (int r = shade_of(colour.red - margin); r <= shade_of(colour.red + margin); ++r) {
        for (int g = shade_of(colour.green - margin); g <= shade_of(colour.green + margin); ++g) {
            for (int b = shade_of(colour.blue - margin); b <= shade_of(colour.blue + margin); ++b) {
                bits |= bit_of(r, g, b);
            }
        }
    }
    return bits;
}

bool overlap(const PaintedArea& a, const PaintedArea& b) {
    return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

/// A tenth of a letter that looks out at a side does not tell which letter it is.
bool covers_wholly(const PaintedArea& area, const PaintedArea& ink) {
    const float dx = 0.1F * (ink.x1 - ink.x0);
    const float dy = 0.1F * (ink.y1 - ink.y0);
    return area.x0 <= ink.x0 + dx && area.x1 >= ink.x1 - dx && area.y0 <= ink.y0 + dy && area.y1 >= ink.y1 - dy;
}

}  // namespace

bool looks_the_same(const Colour& a, const Colour& b) {
    return std::abs(a.red - b.red) < least_difference && std::abs(a.green - b.green) < least_difference &&
           std::abs(a.blue - b.blue) < least_difference;
}

PaintedArea ink_of(const Glyph& glyph) {
    const auto [x0, top, x1, bottom] =
        upright_extent(glyph, glyph.baseline - capital_height * glyph.size, glyph.baseline);
    PaintedArea ink;
    switch (glyph.direction) {
        case Direction::right:
            ink = {x0, top, x1, bottom, {}, false, false};
            break;
        case Direction::left:
            ink = {-x1, -bottom, -x0, -top, {}, false, false};
            break;
        case Direction::down:
            ink = {-bottom, x0, -top, x1, {}, false, false};
            break;
        case Direction::up:
            ink = {top, -x1, bottom, -x0, {}, false, false};
            break;
    }
    return ink;
}

std::uint64_t PaintedAreas::colours_like(const Colour& ink) {
    return coarse(ink, least_difference);
}

void PaintedAreas::begin_page() {
    painted_.clear();
    colours_ = coarse(Colour{}, 0);
}

bool PaintedAreas::full() const {
    return painted_.size() >= most_areas;
}

bool PaintedAreas::spend(std::size_t comparisons) {
    if (comparisons > comparisons_left_) {
        comparisons_left_ = 0;
        return false;
    }
    comparisons_left_ -= comparisons;
    return true;
}

void PaintedAreas::add(const PaintedArea& area, std::size_t glyphs_before) {
    if (full() || area.x1 - area.x0 < thinnest || area.y1 - area.y0 < thinnest) {
        return;
    }
    painted_.push_back({area, glyphs_before});
    if (area.colour) {
        colours_ |= coarse(*area.colour, 0);
    }
}

bool PaintedAreas::swallows(const Glyph& glyph, const Colour& ink) {
    if (full()) {
        return false;
    }
    const PaintedArea box = ink_of(glyph);
    const float x = (box.x0 + box.x1) / 2;
    const float y = (box.y0 + box.y1) / 2;
    for (std::size_t i = painted_.size(); i-- > 0;) {
        if (!spend(1)) {
            return false;
        }
        if (painted_[i].area.contains(x, y)) {
            return painted_[i].area.colour && looks_the_same(*painted_[i].area.colour, ink);
        }
    }
    return looks_the_same(Colour{}, ink);
}

std::vector<PaintedAreas::Run> PaintedAreas::runs_of(const std::vector<Glyph>& glyphs) {
    constexpr std::size_t longest = 64;
    std::vector<Run> runs;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const PaintedArea ink = ink_of(glyphs[i]);
        if (i % longest == 0) {
            runs.push_back({i, i, ink});
        }
        Run& run = runs.back();
        run.end = i + 1;
        run.around.x0 = std::min(run.around.x0, ink.x0);
        run.around.y0 = std::min(run.around.y0, ink.y0);
        run.around.x1 = std::max(run.around.x1, ink.x1);
        run.around.y1 = std::max(run.around.y1, ink.y1);
    }
    return runs;
}

void PaintedAreas::mark_covered(const Painted& painted, const Run& run, std::vector<Glyph>& glyphs) {
    for (std::size_t i = run.begin; i < std::min(run.end, painted.glyphs_before); ++i) {
        if (covers_wholly(painted.area, ink_of(glyphs[i]))) {
            glyphs[i].hide(painted.area.picture ? Concealment::under_picture : Concealment::covered);
        }
    }
}

void PaintedAreas::mark_covered(std::vector<Glyph>& glyphs) {
    std::vector<Run> runs;
    for (const Painted& painted : painted_) {
        if (!painted.area.covers || painted.glyphs_before == 0) {
            continue;
        }
        if (runs.empty()) {
            runs = runs_of(glyphs);
        }
        for (const Run& run : runs) {
            if (run.begin >= painted.glyphs_before || !spend(1)) {
                break;
            }
            if (overlap(painted.area, run.around) && spend(run.end - run.begin)) {
                mark_covered(painted, run, glyphs);
            }
        }
    }
}

}  // namespace arising::extractor
