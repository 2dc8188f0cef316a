// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Where each piece of marked content stands on its page: page and marked-content id -> ranges of glyphs, in the order
/// of painting. Artifacts, hidden, off-page and slanted glyphs are in none.
class MarkedContent {
public:
    explicit MarkedContent(const RawDocument& document);

    /// Ranges of one id; empty where the page does not have it. `page` counts from 0.
    [[nodiscard]] const std::vector<GlyphRange>& ranges(std::int32_t page, std::int32_t id) const;

private:
    std::vector<std::unordered_map<std::int32_t, std::vector<GlyphRange>>> by_page_;
    std::vector<GlyphRange> none_;
};

/// True for a glyph that a reader of the page sees as part of its content: no artifact, neither hidden nor off the
/// page, and no slanted watermark.
[[nodiscard]] inline bool is_content(const Glyph& glyph) {
    return !glyph.artifact && !glyph.hidden && !glyph.off_page && glyph.slant == 0;
}

}  // namespace arising::extractor
