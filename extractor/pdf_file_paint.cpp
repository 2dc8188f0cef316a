// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/pdf_file_paint.h"

#include <algorithm>
#include <cmath>

namespace arising::extractor {
namespace {

constexpr double opaque_enough = 0.99;
constexpr double transparent_enough = 0.01;
constexpr double straight = 0.01;  // points: edges that are off by less are parallel to the page's

/// The library's getters are not const.
GfxState& getters(const GfxState& state) {
    return const_cast<GfxState&>(state);
}

Colour colour_of(const GfxRGB& rgb) {
    return {static_cast<float>(colToDbl(rgb.r)), static_cast<float>(colToDbl(rgb.g)),
            static_cast<float>(colToDbl(rgb.b))};
}

bool has_no_ink(const GfxColor& colour, int parts) {
    return std::all_of(colour.c, colour.c + parts, [](GfxColorComp part) { return part == 0; });
}

/// Of the spaces whose conversion costs next to nothing. A colour profile is passed over for the space that stands in
/// for it; of an ink only its absence is known, which leaves the ground white.
std::optional<Colour> rgb_of(GfxColorSpace* space, const GfxColor& colour) {
    GfxRGB rgb{};
    switch (space == nullptr ? csPattern : space->getMode()) {
        case csDeviceGray:
        case csCalGray:
        case csDeviceRGB:
        case csCalRGB:
        case csDeviceCMYK:
            space->getRGB(&colour, &rgb);
            return colour_of(rgb);
        case csICCBased:
            return rgb_of(static_cast<GfxICCBasedColorSpace*>(space)->getAlt(), colour);
        case csSeparation:
        case csDeviceN:
            return has_no_ink(colour, space->getNComps()) ? std::optional(Colour{}) : std::nullopt;
        default:
            return std::nullopt;
    }
}

PaintedArea bounds_of(const GfxState& state, const GfxSubpath& part) {
    PaintedArea box{1e6F, 1e6F, -1e6F, -1e6F, {}, false, false};
    for (int i = 0; i < part.getNumPoints(); ++i) {
        double x = 0;
        double y = 0;
        getters(state).transform(part.getX(i), part.getY(i), &x, &y);
        box.x0 = std::min(box.x0, static_cast<float>(x));
        box.y0 = std::min(box.y0, static_cast<float>(y));
        box.x1 = std::max(box.x1, static_cast<float>(x));
        box.y1 = std::max(box.y1, static_cast<float>(y));
    }
    return box;
}

bool keeps_right_angles(const GfxState& state) {
    const auto& m = state.getCTM();
    return (std::abs(m[1]) < straight && std::abs(m[2]) < straight) ||
           (std::abs(m[0]) < straight && std::abs(m[3]) < straight);
}

bool is_parallel(const GfxSubpath& part, int a, int b) {
    return std::abs(part.getX(a) - part.getX(b)) < straight || std::abs(part.getY(a) - part.getY(b)) < straight;
}

/// Whether a part of a path is a rectangle with its sides along the page's.
bool is_rectangle(const GfxState& state, const GfxSubpath& part) {
    const int points = part.getNumPoints();
    const bool closed = points == 5 && part.getX(0) == part.getX(4) && part.getY(0) == part.getY(4);
    if ((points != 4 && !closed) || !keeps_right_angles(state)) {
        return false;
    }
    for (int i = 0; i < 4; ++i) {
        const int next = (i + 1) % 4;
        if (part.getCurve(i) || !is_parallel(part, i, next)) {
            return false;
        }
    }
    return std::abs(part.getX(0) - part.getX(2)) >= straight && std::abs(part.getY(0) - part.getY(2)) >= straight;
}

}  // namespace

void PaintWatcher::begin_page() {
    areas_.begin_page();
    image_area_ = 0;
    depth_ = 0;
    groups_ = 0;
    rough_clip_.end();
    soft_mask_.end();
    ink_known_ = false;
}

void PaintWatcher::restoreState(GfxState* /*state*/) {
    --depth_;
    rough_clip_.restored_to(depth_);
    soft_mask_.restored_to(depth_);
    ink_known_ = false;
}

void PaintWatcher::watch_clip(const GfxState& state) {
    const GfxPath* path = getters(state).getPath();
    if (path == nullptr || path->getNumSubpaths() != 1 || !is_rectangle(state, *path->getSubpath(0))) {
        rough_clip_.begin(depth_);
    }
}

const std::optional<Colour>& PaintWatcher::ink(const GfxState& state) {
    if (!ink_known_) {
        ink_known_ = true;
        ink_ = rgb_of(getters(state).getFillColorSpace(), *state.getFillColor());
        like_ink_ = ink_ ? PaintedAreas::colours_like(*ink_) : 0;
    }
    return ink_;
}

/// Inside a group or under a mask, nobody knows how much shows in the end.
bool PaintWatcher::paints_opaquely(const GfxState& state, double opacity) const {
    return opacity >= opaque_enough && state.getBlendMode() == gfxBlendNormal && groups_ == 0 && !soft_mask_.holds();
}

void PaintWatcher::add_within_clip(const GfxState& state, PaintedArea area) {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    state.getClipBBox(&x0, &y0, &x1, &y1);
    area.x0 = std::max(area.x0, static_cast<float>(x0));
    area.y0 = std::max(area.y0, static_cast<float>(y0));
    area.x1 = std::min(area.x1, static_cast<float>(x1));
    area.y1 = std::min(area.y1, static_cast<float>(y1));
    if (rough_clip_.holds()) {
        area.covers = false;
        area.colour.reset();
    }
    areas_.add(area, glyphs());
}

bool PaintWatcher::add_unknown(const GfxState& state) {
    add_within_clip(state, {-1e6F, -1e6F, 1e6F, 1e6F, {}, false, false});
    return true;
}

void PaintWatcher::add_fills(const GfxState& state) {
    const GfxPath* path = getters(state).getPath();
    const int parts = path == nullptr ? 0 : path->getNumSubpaths();
    const bool opaque = paints_opaquely(state, state.getFillOpacity());
    for (int i = 0; i < parts && !areas_.full(); ++i) {
        const GfxSubpath& part = *path->getSubpath(i);
        PaintedArea area = bounds_of(state, part);
        if (opaque && parts == 1 && is_rectangle(state, part)) {  // of several, one may be a hole in another
            area.covers = true;
            area.colour = ink(state);
        }
        add_within_clip(state, area);
    }
}

/// A thick straight line is a bar.
void PaintWatcher::add_strokes(const GfxState& state) {
    constexpr double thick = 3.0;
    const double width = state.getTransformedLineWidth();
    const GfxPath* path = getters(state).getPath();
    if (width < thick || path == nullptr) {
        return;
    }
    double dash_start = 0;
    const bool solid = getters(state).getLineDash(&dash_start).empty() && keeps_right_angles(state) &&
                       paints_opaquely(state, state.getStrokeOpacity());
    const auto half = static_cast<float>(width / 2);
    for (int i = 0; i < path->getNumSubpaths() && !areas_.full(); ++i) {
        const GfxSubpath& part = *path->getSubpath(i);
        PaintedArea area = bounds_of(state, part);
        const bool flat = area.y1 - area.y0 < straight;
        const bool upright = area.x1 - area.x0 < straight;
        area.covers = solid && (flat || upright);
        if (area.covers) {
            area.colour = rgb_of(getters(state).getStrokeColorSpace(), *state.getStrokeColor());
        }
        area.x0 -= flat ? 0 : half;
        area.x1 += flat ? 0 : half;
        area.y0 -= upright ? 0 : half;
        area.y1 += upright ? 0 : half;
        add_within_clip(state, area);
    }
}

void PaintWatcher::add_image(const GfxState& state, bool opaque) {
    const auto& m = state.getCTM();  // an image fills the unit square
    image_area_ += std::abs(m[0] * m[3] - m[1] * m[2]);
    const auto least = [](double at, double a, double b) {
        return static_cast<float>(at + std::min(a, 0.0) + std::min(b, 0.0));
    };
    const auto most = [](double at, double a, double b) {
        return static_cast<float>(at + std::max(a, 0.0) + std::max(b, 0.0));
    };
    PaintedArea area{least(m[4], m[0], m[2]),
                     least(m[5], m[1], m[3]),
                     most(m[4], m[0], m[2]),
                     most(m[5], m[1], m[3]),
                     {},
                     false,
                     true};
    area.covers = opaque && keeps_right_angles(state) && paints_opaquely(state, state.getFillOpacity());
    add_within_clip(state, area);
}

void PaintWatcher::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                                 bool interpolate, bool in_line) {
    add_image(*state, false);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
}

void PaintWatcher::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                             GfxImageColorMap* colours, bool interpolate, const int* mask, bool in_line) {
    add_image(*state, mask == nullptr);
    OutputDev::drawImage(state, ref, stream, width, height, colours, interpolate, mask, in_line);
}

void PaintWatcher::drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                                   int, bool, bool) {
    add_image(*state, false);
}

void PaintWatcher::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*,
                                       int, int, GfxImageColorMap*, bool) {
    add_image(*state, false);
}

Concealment PaintWatcher::concealment_of(const GfxState& state, const Glyph& glyph) {
    constexpr float smallest = 0.5F;
    const int mode = getters(state).getRender() & 3;  // ISO 32000-1, 9.3.6; the third bit adds to the clip
    const bool fills = mode == 0 || mode == 2;
    const bool strokes = mode == 1 || mode == 2;
    if (getters(state).getRender() == 3 || (fills && !strokes && state.getFillOpacity() < transparent_enough)) {
        return Concealment::invisible_ink;
    }
    if (glyph.size < smallest) {
        return Concealment::too_small;
    }
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    state.getClipBBox(&x0, &y0, &x1, &y1);
    const PaintedArea box = ink_of(glyph);
    if (box.x1 < x0 || box.x0 > x1 || box.y1 < y0 || box.y0 > y1) {
        return Concealment::clipped;
    }
    if (fills && !strokes && ink(state) && areas_.has_painted(like_ink_) && areas_.swallows(glyph, *ink_)) {
        return Concealment::same_colour;
    }
    return Concealment::none;
}

}  // namespace arising::extractor
