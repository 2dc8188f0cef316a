// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "extractor/page_picture.h"

// What the tool sees of a page, drawn over the page: a frame for every block, in the colour of its kind, with its
// number in reading order (the line of `--as blocks`), kind, level and label, or row and column. For people who write
// rules, or wonder why one does not match.

namespace arising::output {

/// One frame. A block has several where it goes on in another column.
struct OverlayMark {
    extractor::Box box;
    extractor::BlockKind kind = extractor::BlockKind::paragraph;
    std::string caption;  ///< only on the first frame of a block on the page
    std::string text;     ///< of the block
};

/// The frames of one page (from 1), in reading order.
[[nodiscard]] std::vector<OverlayMark> overlay_marks(const extractor::Document& document, std::int32_t page);

/// As SVG: the page as a PNG inside of it, the frames above, the block's text shown where the pointer rests.
[[nodiscard]] std::string overlay_svg(const extractor::PageInfo& page, const std::vector<OverlayMark>& marks,
                                      const extractor::ColourPicture& picture);

/// The frames alone, as a PDF of one page of the same size: the page's painter paints them too.
[[nodiscard]] std::string overlay_pdf(const extractor::PageInfo& page, const std::vector<OverlayMark>& marks);

/// Lays one picture over another like ink: what is white in it lets the other through. Both of one size; where they
/// differ, the part that both have.
void lay_over(const extractor::ColourPicture& ink, extractor::ColourPicture& picture);

}  // namespace arising::output
