// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/furniture.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include "extractor/layout_lines.h"
#include "extractor/marked_content.h"

namespace arising::extractor {
namespace {

constexpr float zone = 0.12F;         // of the page's height, at the top and at the bottom
constexpr std::size_t longest = 200;  // bytes; running headers are short

/// The words with every number written as one '#', small letters, no blanks.
std::string key_of(const std::string& text) {
    std::string key;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (std::isdigit(u) != 0) {
            if (key.empty() || key.back() != '#') {
                key.push_back('#');
            }
        } else if (c != ' ') {
            key.push_back(static_cast<char>(std::tolower(u)));
        }
    }
    return key;
}

/// "3", "page 3", "3 of 12", "3|page", "- 3 -"
bool is_page_number(const std::string& key) {
    static const std::set<std::string> forms = {"#",   "page#", "#of#",    "page#of#", "#|page", "-#-",
                                                "–#–", "#/#",   "page#/#", "[#]",      "p.#",    "#page"};
    return forms.contains(key);
}

struct Candidate {
    std::size_t block;
    std::int32_t page;
    std::string key;
};

}  // namespace

void mark_furniture(const RawDocument& document, std::vector<ProtoBlock>& blocks) {
    std::vector<Candidate> candidates;
    std::map<std::string, std::set<std::int32_t>> pages_of;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const ProtoBlock& block = blocks[i];
        if (block.content.empty() || block.kind == BlockKind::furniture || block.kind == BlockKind::hidden ||
            block.table >= 0) {
            continue;
        }
        const std::int32_t page = block.content.front().page;
        const float height = document.pages[static_cast<std::size_t>(page)].height;
        const Box box = box_of(document, block);
        const bool top = box.y1 <= zone * height;
        const bool bottom = box.y0 >= (1 - zone) * height;
        if (!top && !bottom) {
            continue;
        }
        std::string text = plain_text(document, block);
        if (text.size() > longest) {
            continue;
        }
        std::string key = key_of(text);
        if (is_page_number(key)) {
            blocks[i].kind = BlockKind::furniture;
            continue;
        }
        key.insert(key.begin(), top ? '^' : '_');
        pages_of[key].insert(page);
        candidates.push_back({i, page, std::move(key)});
    }
    const std::size_t pages = document.pages.size();
    const std::size_t enough = pages <= 2 ? 2 : 3;
    for (const Candidate& candidate : candidates) {
        if (pages_of[candidate.key].size() >= enough) {
            blocks[candidate.block].kind = BlockKind::furniture;
        }
    }
}

PageFurniture furniture_from_artifacts(const RawDocument& document, std::int32_t page) {
    constexpr float no_gutter = 1000.0F;  // font sizes: a line of furniture is one, however wide its gaps
    const RawPage& raw = document.pages[static_cast<std::size_t>(page)];
    std::vector<std::uint32_t> upright;
    PageFurniture furniture;
    furniture.above.kind = furniture.below.kind = furniture.slanted.kind = BlockKind::furniture;
    for (std::uint32_t i = 0; i < raw.glyphs.size(); ++i) {
        const Glyph& glyph = raw.glyphs[i];
        if (is_content(glyph) || glyph.hidden || glyph.off_page) {
            continue;
        }
        if (glyph.slant != 0) {
            append_range(furniture.slanted.content, {page, i, i + 1});
        } else if (glyph.direction == Direction::right && !is_blank(glyph.text)) {
            upright.push_back(i);
        } else if (glyph.direction != Direction::right) {
            append_range(furniture.below.content, {page, i, i + 1});
        }
    }
    std::vector<Segment> lines = build_segments(document, page, upright, no_gutter);
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Segment& a, const Segment& b) { return a.baseline < b.baseline; });
    for (const Segment& line : lines) {
        ProtoBlock& block = line.baseline < raw.height / 2 ? furniture.above : furniture.below;
        for (const GlyphRange& range : line.ranges) {
            append_range(block.content, range);
        }
    }
    return furniture;
}

}  // namespace arising::extractor
