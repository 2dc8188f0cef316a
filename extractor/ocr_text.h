// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractor/ocr_engine.h"
#include "extractor/page_picture.h"
#include "extractor/raw_document.h"

// Turns recognised words into glyphs, so that a page read from its picture is laid out like any other. What a picture
// does not say is estimated: the font size from the height of capitals and small letters above the baseline, bold from
// the thickness of the strokes, the place of a character by sharing out its word's box. A skewed page is straightened
// by its mean skew; boxes are then off by at most a line's height at the margins.

namespace arising::extractor {

/// Call add_page() for every page that was read, then settle() once: sizes and weights are judged against the whole
/// document.
class OcrText {
public:
    /// What became of one page's words.
    struct Added {
        std::size_t words = 0;
        std::size_t unsure = 0;  ///< words left out, as nobody could rely on them
        float confidence = 0;    ///< mean of the words added, 0..100
    };

    explicit OcrText(RawDocument& document) : document_(document) {}

    /// Adds to the page (index from 0) the words that do not stand where it has glyphs already.
    /// The picture may be one that was turned so that its text, which runs in this direction on the page, runs to the
    /// right.
    Added add_page(std::size_t page, const PagePicture& picture, std::vector<OcrLine> lines,
                   Direction direction = Direction::right);

    /// Gives the glyphs their final sizes and fonts.
    void settle();

private:
    /// The glyphs of one line.
    struct Placed {
        std::size_t page = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        float size = 0;    ///< points, 0 = cannot be told
        float weight = 0;  ///< thickness of strokes as a share of the size, 0 = cannot be told
    };

    RawDocument& document_;
    std::vector<Placed> lines_;
};

}  // namespace arising::extractor
