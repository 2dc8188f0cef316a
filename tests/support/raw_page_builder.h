// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/raw_document.h"

namespace arising::tests {

/// Builds the glyphs of pages from text, as a PDF would paint them: every character is half its size wide. Call page()
/// first, then text() at places; nothing here touches a PDF.
class RawPageBuilder {
public:
    RawPageBuilder();

    /// Starts a page of the given size in points.
    RawPageBuilder& page(float width = 600, float height = 800);
    /// Paints text from the left end of its baseline. Blanks are glyphs too.
    RawPageBuilder& text(float x, float baseline, std::string_view words, float size = 10, bool bold = false);
    /// Gives the glyphs of the text painted last a marked-content id.
    RawPageBuilder& mark(std::int32_t id);
    /// Makes the glyphs of the text painted last artifacts.
    RawPageBuilder& artifact();
    /// Makes the glyphs of the text painted last invisible ink.
    RawPageBuilder& hidden();
    /// Draws a line, across the page or upright.
    RawPageBuilder& line(float x0, float y0, float x1, float y1);
    /// Puts a picture over the whole page.
    RawPageBuilder& picture();
    /// Draws the lines of a grid.
    RawPageBuilder& grid(const std::vector<float>& xs, const std::vector<float>& ys);

    /// Adds an element of the structure tree and gives its index; parent -1 = the root.
    std::int32_t element(std::int32_t parent, extractor::Role role, std::int16_t level = 0);
    /// Adds a leaf: a piece of marked content of a page (from 1).
    void leaf(std::int32_t parent, std::int32_t page, std::int32_t id);

    extractor::RawDocument document;

private:
    std::size_t last_begin_ = 0;
};

}  // namespace arising::tests
