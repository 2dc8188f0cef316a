// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/wrapped_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/block_label.h"

namespace arising::extractor {
namespace {

constexpr float blank_width = 0.25F;  ///< of the font size

/// One printed line of a paragraph.
struct PrintedLine {
    std::int32_t page = -1;
    float x0 = 0;
    float x1 = 0;
    float word_end = 0;  ///< where its first word ends
    float baseline = 0;
    const Glyph* first = nullptr;
    const Glyph* last = nullptr;
};

/// The lines of a paragraph that joining asks about.
struct Paragraph {
    PrintedLine first;
    PrintedLine last;
    bool single = false;  ///< they are the same
    bool small = false;   ///< begins with a small letter, which is no label
    bool number = false;  ///< begins with a digit: as likely an item's number as the rest of a line
    bool labelled = false;
    bool ends = false;  ///< ends a sentence
};

/// Feeds the visible glyphs of a block to `take`, line after line.
template <class Take>
void for_each_line(const RawDocument& document, const ProtoBlock& block, Take take) {
    PrintedLine line;
    bool in_first_word = false;
    for (const GlyphRange& range : block.content) {
        const std::vector<Glyph>& glyphs = document.pages[static_cast<std::size_t>(range.page)].glyphs;
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const Glyph& glyph = glyphs[i];
            if (is_blank(glyph.text)) {
                in_first_word = false;
                continue;
            }
            if (line.first == nullptr || line.page != range.page ||
                std::abs(glyph.baseline - line.baseline) > glyph.size / 2) {
                if (line.first != nullptr) {
                    take(line);
                }
                line = {range.page, glyph.x0, glyph.x1, glyph.x1, glyph.baseline, &glyph, &glyph};
                in_first_word = true;
            }
            line.x0 = std::min(line.x0, glyph.x0);
            line.x1 = std::max(line.x1, glyph.x1);
            line.last = &glyph;
            line.word_end = in_first_word ? std::max(line.word_end, glyph.x1) : line.word_end;
        }
    }
    if (line.first != nullptr) {
        take(line);
    }
}

bool is_plain_paragraph(const ProtoBlock& block) {
    return block.kind == BlockKind::paragraph && block.label.empty() && block.replacement < 0 && block.table < 0;
}

/// Reads a paragraph; the ends of its lines are added to `ends`.
std::optional<Paragraph> read_paragraph(const RawDocument& document, const ProtoBlock& block,
                                        std::vector<float>& ends) {
    Paragraph paragraph;
    std::size_t lines = 0;
    bool upright = true;
    for_each_line(document, block, [&](const PrintedLine& line) {
        paragraph.first = lines++ == 0 ? line : paragraph.first;
        paragraph.last = line;
        upright = upright && line.first->direction == Direction::right;
        ends.push_back(line.x1);
    });
    if (lines == 0 || !upright) {
        ends.resize(ends.size() - lines);
        return std::nullopt;
    }
    constexpr std::string_view ending = ".!?:;";
    const std::uint32_t first = paragraph.first.first->text;
    const std::uint32_t last = paragraph.last.last->text;
    paragraph.single = lines == 1;
    paragraph.labelled = find_label(plain_text(document, block), false).length > 0;
    paragraph.small = first >= 'a' && first <= 'z' && !paragraph.labelled;
    paragraph.number = first >= '0' && first <= '9';
    paragraph.ends = last < 0x80 && ending.find(static_cast<char>(last)) != std::string_view::npos;
    return paragraph;
}

/// What the paragraphs of a document have in common.
struct TextMeasure {
    float right = 0;          ///< where full lines end
    float leading = 0;        ///< distance of a line that surely was wrapped from the next one, in font sizes
    bool throughout = false;  ///< so many lines are cut that what begins with a capital may be the rest of one, too
};

float quantile(std::vector<float>& values, std::size_t hundredths) {
    const auto at = static_cast<std::ptrdiff_t>(values.size() * hundredths / 100);
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

float step_of(const Paragraph& before, const Paragraph& after) {
    return (after.first.baseline - before.last.baseline) / std::max(1.0F, before.last.last->size);
}

/// Whether the line after could belong to the same paragraph, of whatever words: below, from the same edge, in the same
/// type.
bool goes_with(const RawDocument& document, const Paragraph& before, const Paragraph& after) {
    constexpr float same_size = 0.05F;  // of the font size
    constexpr float widest_step = 2.5F;
    const Glyph& a = *before.last.last;
    const Glyph& b = *after.first.first;
    const float step = step_of(before, after);
    return before.last.page == after.first.page && step > 0.7F && step < widest_step &&
           std::abs(after.first.x0 - before.last.x0) < a.size && std::abs(a.size - b.size) <= same_size * a.size &&
           document.fonts[a.font].bold == document.fonts[b.font].bold && !before.ends && !after.labelled;
}

/// Whether the first word of the next line had no room on this one; before a small letter, a line that is not short
/// will do, since a paragraph may be narrower than the others.
bool is_full(const Paragraph& before, const Paragraph& after, float right) {
    // Own choice: paragraphs beside a margin of three tenths reach that far, columns of names and amounts do not.
    constexpr float not_short = 0.7F;  // of the way to where full lines end
    const float width = right - before.last.x0;
    if (after.small && before.last.x1 - before.last.x0 > not_short * width) {
        return true;
    }
    const float word = after.first.word_end - after.first.x0;
    return before.last.x1 + blank_width * before.last.last->size + word > right;
}

using Paragraphs = std::vector<std::optional<Paragraph>>;  ///< one a block; none where it is of another kind

/// The measures of a document whose tags cut paragraphs at lines; nothing for any other.
std::optional<TextMeasure> measure_cut(const RawDocument& document, const Paragraphs& paragraphs,
                                       std::vector<float>& ends) {
    // Measured on 304 tagged files whose tags are trusted, of archives and of the test suites of PDF libraries: eight
    // minutes have 4 to 59 lines that were cut before a small letter, 0.075 to 0.32 of their paragraphs; among those
    // above 0.15 lines are cut before capitals, too, and below it names side by side in two columns would be joined.
    // All others have at most 4 and 0.04, among them lists whose items begin small.
    constexpr std::size_t fewest = 4;
    constexpr double least_cut = 0.05;       // of the paragraphs
    constexpr double cut_throughout = 0.15;  // of the paragraphs
    TextMeasure measure;
    std::vector<float> steps;
    std::size_t all = 0;
    measure.right = ends.empty() ? 0 : quantile(ends, 95);  // a few lines may stand out into the margin
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        all += paragraphs[i] ? 1 : 0;
        const bool both = i > 0 && paragraphs[i] && paragraphs[i - 1];
        if (both && paragraphs[i]->small && paragraphs[i - 1]->single &&
            goes_with(document, *paragraphs[i - 1], *paragraphs[i]) &&
            is_full(*paragraphs[i - 1], *paragraphs[i], measure.right)) {
            steps.push_back(step_of(*paragraphs[i - 1], *paragraphs[i]));
        }
    }
    const double share = all == 0 ? 0 : static_cast<double>(steps.size()) / static_cast<double>(all);
    if (steps.size() < fewest || share < least_cut) {
        return std::nullopt;
    }
    measure.throughout = share >= cut_throughout;
    measure.leading = quantile(steps, 50);
    return measure;
}

bool is_wrapped(const RawDocument& document, const Paragraph& before, const Paragraph& after,
                const TextMeasure& measure) {
    constexpr float same_leading = 0.25F;  // font sizes; own choice, a fifth of a line
    return (after.small || (measure.throughout && !after.number)) && goes_with(document, before, after) &&
           step_of(before, after) <= measure.leading + same_leading && is_full(before, after, measure.right);
}

}  // namespace

void join_wrapped_lines(const RawDocument& document, std::vector<ProtoBlock>& blocks) {
    Paragraphs paragraphs;
    std::vector<float> ends;
    for (const ProtoBlock& block : blocks) {
        paragraphs.push_back(is_plain_paragraph(block) ? read_paragraph(document, block, ends) : std::nullopt);
    }
    const std::optional<TextMeasure> measure = measure_cut(document, paragraphs, ends);
    if (!measure) {
        return;
    }
    std::vector<ProtoBlock> joined;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool goes_on = i > 0 && paragraphs[i] && paragraphs[i - 1] && blocks[i].level == joined.back().level &&
                             is_wrapped(document, *paragraphs[i - 1], *paragraphs[i], *measure);
        if (!goes_on) {
            joined.push_back(std::move(blocks[i]));
            continue;
        }
        for (const GlyphRange& range : blocks[i].content) {
            append_range(joined.back().content, range);
        }
    }
    blocks = std::move(joined);
}

}  // namespace arising::extractor
