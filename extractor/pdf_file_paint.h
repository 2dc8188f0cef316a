// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "extractor/painted_areas.h"
#include "extractor/pdf_file_poppler.h"

namespace arising::extractor {

/// The half of reading a page that is not about text: which areas the page paints, in which colour, how far its images
/// reach, and whether what is painted now can be seen. Decodes no image and paints nothing.
class PaintWatcher : public OutputDev {
public:
    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    // Patterns and shadings are said to be painted: otherwise the library takes them apart into thousands of fills.
    bool useTilingPatternFill() override { return true; }
    bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int,
                           double, double) override {
        return add_unknown(*state);
    }
    bool useShadedFills(int) override { return true; }
    bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return add_unknown(*state); }
    bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override { return add_unknown(*state); }
    bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override { return add_unknown(*state); }
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override { return add_unknown(*state); }
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return add_unknown(*state); }

    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool in_line) override;
    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours,
                   bool interpolate, const int* mask, bool in_line) override;
    void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours,
                         bool interpolate, Stream*, int, int, bool, bool) override;
    void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                             GfxImageColorMap* colours, bool interpolate, Stream*, int, int, GfxImageColorMap*,
                             bool) override;

    void stroke(GfxState* state) override { add_strokes(*state); }
    void fill(GfxState* state) override { add_fills(*state); }
    void eoFill(GfxState* state) override { add_fills(*state); }

    void clip(GfxState* state) override { watch_clip(*state); }
    void eoClip(GfxState* state) override { watch_clip(*state); }
    void clipToStrokePath(GfxState*) override { rough_clip_.begin(depth_); }
    void saveState(GfxState*) override { ++depth_; }
    void restoreState(GfxState*) override;
    void updateAll(GfxState* state) override {
        ink_known_ = false;
        OutputDev::updateAll(state);
    }
    void updateFillColorSpace(GfxState*) override { ink_known_ = false; }
    void updateFillColor(GfxState*) override { ink_known_ = false; }
    void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override { soft_mask_.begin(depth_); }
    void clearSoftMask(GfxState*) override { soft_mask_.end(); }
    void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool) override { ++groups_; }
    void endTransparencyGroup(GfxState*) override { --groups_; }

protected:
    void begin_page();
    /// The number of glyphs of the page so far.
    [[nodiscard]] virtual std::size_t glyphs() const = 0;
    /// Why text that is painted now would not be seen, as far as one glyph can tell.
    [[nodiscard]] Concealment concealment_of(const GfxState& state, const Glyph& glyph);
    [[nodiscard]] PaintedAreas& areas() { return areas_; }
    /// In square points, overlaps counted twice.
    [[nodiscard]] double image_area() const { return image_area_; }

private:
    /// A state that begins somewhere and ends where the graphics state that it began in is restored.
    class Lasting {
    public:
        void begin(int depth) { since_ = since_ < 0 || depth < since_ ? depth : since_; }
        void end() { since_ = -1; }
        void restored_to(int depth) { since_ = since_ > depth ? -1 : since_; }
        [[nodiscard]] bool holds() const { return since_ >= 0; }

    private:
        int since_ = -1;
    };

    bool add_unknown(const GfxState& state);
    void add_image(const GfxState& state, bool opaque);
    void add_fills(const GfxState& state);
    void add_strokes(const GfxState& state);
    void add_within_clip(const GfxState& state, PaintedArea area);
    void watch_clip(const GfxState& state);
    [[nodiscard]] bool paints_opaquely(const GfxState& state, double opacity) const;
    const std::optional<Colour>& ink(const GfxState& state);

    PaintedAreas areas_;
    double image_area_ = 0;
    int depth_ = 0;
    int groups_ = 0;
    Lasting rough_clip_;  ///< the clip is no rectangle, so its bounds say more than it lets through
    Lasting soft_mask_;
    bool ink_known_ = false;
    std::optional<Colour> ink_;
    std::uint64_t like_ink_ = 0;  ///< for PaintedAreas::has_painted
};

}  // namespace arising::extractor
