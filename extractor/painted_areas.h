// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "extractor/raw_document.h"

// What a page paints beside its text, in the order of painting: enough to tell which text a reader of the page cannot
// see. Rectangles only; every other shape counts as "something that nobody knows the colour of", behind which nothing
// is hidden and on which every text shows. In doubt, text is visible.

namespace arising::extractor {

/// A colour as the screen shows it, each part from 0 to 1.
struct Colour {
    float red = 1;
    float green = 1;
    float blue = 1;
};

/// Whether text of the one colour on a ground of the other cannot be seen.
[[nodiscard]] bool looks_the_same(const Colour& a, const Colour& b);

/// Points, as the page is shown.
struct PaintedArea {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;
    std::optional<Colour> colour;  ///< of every point of it; nothing = not known, or not of every point
    bool covers = false;           ///< nothing that was painted before shows through at any point of it
    bool picture = false;          ///< an image, not a fill

    [[nodiscard]] bool contains(float x, float y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
};

/// Of one page at a time. Bounded in memory (areas a page) and in work (comparisons a document): beyond the bounds text
/// counts as visible.
class PaintedAreas {
public:
    void begin_page();
    /// `glyphs_before`: how many glyphs of the page are painted already.
    void add(const PaintedArea& area, std::size_t glyphs_before);
    /// No more areas are kept of this page.
    [[nodiscard]] bool full() const;

    /// Coarse colours that look like this one, for has_painted(): worked out once for many glyphs.
    [[nodiscard]] static std::uint64_t colours_like(const Colour& ink);
    /// False where swallows() is false for every glyph of such a colour.
    [[nodiscard]] bool has_painted(std::uint64_t colours) const { return (colours & colours_) != 0; }
    /// Whether a glyph of that colour, painted now, cannot be told from what lies under the middle of it.
    [[nodiscard]] bool swallows(const Glyph& glyph, const Colour& ink);
    /// Marks the glyphs of the page that something painted later covers wholly.
    void mark_covered(std::vector<Glyph>& glyphs);

private:
    struct Painted {
        PaintedArea area;
        std::size_t glyphs_before = 0;
    };
    /// Consecutive glyphs and the rectangle around them.
    struct Run {
        std::size_t begin = 0;
        std::size_t end = 0;
        PaintedArea around;
    };

    static std::vector<Run> runs_of(const std::vector<Glyph>& glyphs);
    void mark_covered(const Painted& painted, const Run& run, std::vector<Glyph>& glyphs);
    bool spend(std::size_t comparisons);

    std::vector<Painted> painted_;
    std::uint64_t colours_ = 0;  ///< which of 64 coarse colours the page has painted, its own white included
    std::size_t comparisons_left_ = 100'000'000;
};

/// The part of a glyph that a reader needs to see: from the baseline to the height of a capital, as the page is shown.
[[nodiscard]] PaintedArea ink_of(const Glyph& glyph);

}  // namespace arising::extractor
