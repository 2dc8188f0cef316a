// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/tag_trust.h"

#include <cctype>

#include "extractor/marked_content.h"

namespace arising::extractor {
namespace {

constexpr double least_covered = 0.5;
constexpr double most_broken = 0.4;
constexpr double most_backwards = 0.45;

std::size_t visible_glyphs(const RawDocument& document) {
    std::size_t count = 0;
    for (const RawPage& page : document.pages) {
        if (page.recognised) {
            continue;  // tags cannot name what was read from a picture
        }
        for (const Glyph& glyph : page.glyphs) {
            count += is_content(glyph) && !is_blank(glyph.text) ? 1 : 0;
        }
    }
    return count;
}

std::size_t glyphs_of(const RawDocument& document, const ProtoBlock& block) {
    std::size_t count = 0;
    for (const auto* ranges : {&block.content, &block.label}) {
        for (const GlyphRange& range : *ranges) {
            const std::vector<Glyph>& glyphs = document.pages[static_cast<std::size_t>(range.page)].glyphs;
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                count += is_blank(glyphs[i].text) ? 0 : 1;
            }
        }
    }
    return count;
}

/// The first character that is not blank; 0 where there is none.
std::uint32_t first_character(const RawDocument& document, const ProtoBlock& block) {
    for (const GlyphRange& range : block.content) {
        const std::vector<Glyph>& glyphs = document.pages[static_cast<std::size_t>(range.page)].glyphs;
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (!is_blank(glyphs[i].text)) {
                return glyphs[i].text;
            }
        }
    }
    return 0;
}

}  // namespace

TagTrust judge_tags(const RawDocument& document, const ProtoDocument& tags) {
    TagTrust trust;
    std::size_t named = 0;
    std::size_t paragraphs = 0;
    std::size_t broken = 0;
    std::size_t steps = 0;
    std::size_t backwards = 0;
    Box last;
    for (const ProtoBlock& block : tags.blocks) {
        named += glyphs_of(document, block);
        const std::uint32_t first = first_character(document, block);
        if (block.kind == BlockKind::paragraph && first != 0) {
            ++paragraphs;
            broken += first >= 'a' && first <= 'z' ? 1 : 0;
        }
        const Box box = box_of(document, block);
        if (box.page != 0) {
            if (box.page == last.page && block.table < 0) {
                ++steps;
                const float height = document.pages[static_cast<std::size_t>(box.page - 1)].height;
                backwards += box.y0 < last.y0 - height / 4 ? 1 : 0;
            }
            last = box;
        }
    }
    const std::size_t visible = visible_glyphs(document);
    trust.covered = visible == 0 ? 0 : static_cast<double>(named) / static_cast<double>(visible);
    trust.broken = paragraphs < 20 ? 0 : static_cast<double>(broken) / static_cast<double>(paragraphs);
    trust.backwards = steps < 10 ? 0 : static_cast<double>(backwards) / static_cast<double>(steps);
    if (trust.covered < least_covered) {
        trust.reason = "the tags leave out most of the text";
    } else if (trust.broken > most_broken) {
        trust.reason = "the tags cut paragraphs at every line";
    } else if (trust.backwards > most_backwards) {
        trust.reason = "the tags are out of order";
    }
    trust.trusted = trust.reason.empty();
    return trust;
}

}  // namespace arising::extractor
