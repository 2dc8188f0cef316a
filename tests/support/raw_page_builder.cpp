// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_page_builder.h"

#include "extractor/utf8.h"

namespace arising::tests {

using extractor::Font;
using extractor::Glyph;
using extractor::RawPage;
using extractor::StructureNode;

RawPageBuilder::RawPageBuilder() {
    document.readable = true;
    document.fonts = {Font{"Regular", false, false, 0.8F, -0.2F}, Font{"Bold", true, false, 0.8F, -0.2F}};
}

RawPageBuilder& RawPageBuilder::page(float width, float height) {
    RawPage& page = document.pages.emplace_back();
    page.width = width;
    page.height = height;
    return *this;
}

RawPageBuilder& RawPageBuilder::text(float x, float baseline, std::string_view words, float size, bool bold) {
    RawPage& page = document.pages.back();
    last_begin_ = page.glyphs.size();
    for (std::size_t at = 0; at < words.size();) {
        Glyph glyph;
        glyph.text = extractor::next_code_point(words, at);
        glyph.x0 = x;
        glyph.x1 = x += size / 2;
        glyph.baseline = baseline;
        glyph.size = size;
        glyph.font = bold ? 1 : 0;
        page.glyphs.push_back(glyph);
    }
    return *this;
}

RawPageBuilder& RawPageBuilder::mark(std::int32_t id) {
    std::vector<Glyph>& glyphs = document.pages.back().glyphs;
    for (std::size_t i = last_begin_; i < glyphs.size(); ++i) {
        glyphs[i].mcid = id;
    }
    return *this;
}

RawPageBuilder& RawPageBuilder::artifact() {
    std::vector<Glyph>& glyphs = document.pages.back().glyphs;
    for (std::size_t i = last_begin_; i < glyphs.size(); ++i) {
        glyphs[i].artifact = true;
    }
    return *this;
}

RawPageBuilder& RawPageBuilder::hidden() {
    std::vector<Glyph>& glyphs = document.pages.back().glyphs;
    for (std::size_t i = last_begin_; i < glyphs.size(); ++i) {
        glyphs[i].hide(extractor::Concealment::invisible_ink);
    }
    return *this;
}

RawPageBuilder& RawPageBuilder::line(float x0, float y0, float x1, float y1) {
    document.pages.back().rulings.push_back({x0, y0, x1, y1});
    return *this;
}

RawPageBuilder& RawPageBuilder::picture() {
    document.pages.back().picture_share = 1;
    return *this;
}

RawPageBuilder& RawPageBuilder::grid(const std::vector<float>& xs, const std::vector<float>& ys) {
    RawPage& page = document.pages.back();
    for (const float y : ys) {
        page.rulings.push_back({xs.front(), y, xs.back(), y});
    }
    for (const float x : xs) {
        page.rulings.push_back({x, ys.front(), x, ys.back()});
    }
    return *this;
}

std::int32_t RawPageBuilder::element(std::int32_t parent, extractor::Role role, std::int16_t level) {
    StructureNode node;
    node.parent = parent;
    node.role = role;
    node.level = level;
    node.header = role == extractor::Role::table_header;
    document.structure.push_back(node);
    return static_cast<std::int32_t>(document.structure.size()) - 1;
}

void RawPageBuilder::leaf(std::int32_t parent, std::int32_t page, std::int32_t id) {
    StructureNode node;
    node.parent = parent;
    node.leaf = true;
    node.page = page;
    node.mcid = id;
    document.structure.push_back(node);
}

}  // namespace arising::tests
