// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/actual_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "extractor/glyph_text.h"

namespace arising::extractor {
namespace {

/// Marked content of a page (from 0) -> the outermost inline element with a text of its own that it stands in.
using Replaced = std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t>;

Replaced replaced_contents(const std::vector<StructureNode>& structure) {
    std::vector<std::int32_t> element_of(structure.size(), -1);
    Replaced replaced;
    for (std::size_t i = 0; i < structure.size(); ++i) {
        const StructureNode& node = structure[i];
        std::int32_t element = node.parent >= 0 ? element_of[static_cast<std::size_t>(node.parent)] : -1;
        if (element < 0 && !node.leaf && node.role == Role::inline_element && node.actual_text >= 0) {
            element = static_cast<std::int32_t>(i);
        }
        element_of[i] = element;
        if (node.leaf && element >= 0) {
            replaced.emplace(std::pair(node.page - 1, node.mcid), element);
        }
    }
    return replaced;
}

bool on_one_line(const Glyph& a, const Glyph& b) {
    return a.direction == b.direction && std::abs(a.baseline - b.baseline) <= a.size / 2;
}

/// The glyphs of one element on one page, by index.
void replace(RawPage& page, const std::vector<std::size_t>& glyphs, const std::string& text,
             std::vector<bool>& dropped) {
    Glyph& first = page.glyphs[glyphs.front()];
    const bool one_line =
        std::all_of(glyphs.begin(), glyphs.end(), [&](std::size_t i) { return on_one_line(first, page.glyphs[i]); });
    if (!one_line) {
        return;
    }
    for (const std::size_t i : glyphs) {
        first.x0 = std::min(first.x0, page.glyphs[i].x0);
        first.x1 = std::max(first.x1, page.glyphs[i].x1);
        dropped[i] = i != glyphs.front() || text.empty();
    }
    first.text = glyph_text(page, text);
}

void replace_on_page(RawDocument& document, std::size_t index, const Replaced& replaced) {
    RawPage& page = document.pages[index];
    std::map<std::int32_t, std::vector<std::size_t>> glyphs_of;
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        const auto found = replaced.find({static_cast<std::int32_t>(index), page.glyphs[i].mcid});
        if (page.glyphs[i].mcid >= 0 && found != replaced.end()) {
            glyphs_of[found->second].push_back(i);
        }
    }
    if (glyphs_of.empty()) {
        return;
    }
    std::vector<bool> dropped(page.glyphs.size(), false);
    for (const auto& [element, glyphs] : glyphs_of) {
        const auto text = static_cast<std::size_t>(document.structure[static_cast<std::size_t>(element)].actual_text);
        replace(page, glyphs, document.actual_texts[text], dropped);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        if (!dropped[i]) {
            page.glyphs[kept++] = page.glyphs[i];
        }
    }
    page.glyphs.resize(kept);
}

}  // namespace

void replace_inline_text(RawDocument& document) {
    const Replaced replaced = replaced_contents(document.structure);
    for (std::size_t p = 0; p < document.pages.size() && !replaced.empty(); ++p) {
        replace_on_page(document, p, replaced);
    }
}

}  // namespace arising::extractor
