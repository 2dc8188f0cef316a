// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/ocr_text.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

#include "extractor/marked_content.h"
#include "extractor/page_turn.h"
#include "extractor/proto_block.h"
#include "extractor/utf8.h"

namespace arising::extractor {
namespace {

constexpr float least_confidence = 30;
constexpr std::uint8_t ink = 128;  // darker is ink

// Heights above the baseline as shares of the font size, between those of the usual fonts with and without serifs.
constexpr float capital_height = 0.70F;
constexpr float small_height = 0.49F;

float median(std::vector<float> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// How a page lies on its picture: y on a straightened page = y - slope * (x - middle).
struct Skew {
    float slope = 0;
    float middle = 0;

    [[nodiscard]] float straight(float x, float y) const { return y - slope * (x - middle); }
};

Skew skew_of(const PagePicture& picture, const std::vector<OcrLine>& lines) {
    constexpr float least_length = 0.2F;  // of the page's width; shorter lines say little
    std::vector<float> slopes;
    for (const OcrLine& line : lines) {
        if (line.x1 - line.x0 > least_length * static_cast<float>(picture.width)) {
            slopes.push_back(line.slope());
        }
    }
    return {median(std::move(slopes)), static_cast<float>(picture.width) / 2};
}

float baseline_at(const OcrLine& line, float x) {
    return line.y0 + line.slope() * (x - line.x0);
}

bool is_one_of(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

/// As high as a capital.
bool is_tall(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') || is_one_of(U"bdfhklij", c);
}

/// Of a height of its own: a word with it does not tell the size.
bool is_odd(char32_t c) {
    return is_one_of(U"()[]{}|/\\&@$\u00a3", c) || c > 0x7F;
}

/// Font size in pixels; 0 where the word's letters do not tell.
float size_of(const OcrWord& word, const std::u32string& characters, float baseline) {
    const float height = baseline - static_cast<float>(word.top);
    if (std::any_of(characters.begin(), characters.end(), is_odd)) {
        return 0;
    }
    if (std::any_of(characters.begin(), characters.end(), is_tall)) {
        return height / capital_height;
    }
    const bool small = std::all_of(characters.begin(), characters.end(),
                                   [](char32_t c) { return is_one_of(U"acegmnopqrsuvwxyz.,", c); });
    return small && !is_one_of(U".,", characters.front()) ? height / small_height : 0;
}

/// Thickness of strokes in pixels: a stroke of width w and length l has w*l pixels, and starts l times seen across it
/// and w times seen along it.
float stroke_of(const PagePicture& picture, const OcrWord& word) {
    const int right = std::min(word.right, picture.width);
    const int bottom = std::min(word.bottom, picture.height);
    long area = 0;
    long starts = 0;
    for (int y = std::max(word.top, 0); y < bottom; ++y) {
        for (int x = std::max(word.left, 0); x < right; ++x) {
            if (picture.at(x, y) < ink) {
                ++area;
                starts += x == word.left || picture.at(x - 1, y) >= ink ? 1 : 0;
                starts += y == word.top || picture.at(x, y - 1) >= ink ? 1 : 0;
            }
        }
    }
    return starts == 0 ? 0 : static_cast<float>(area) / static_cast<float>(starts);
}

/// A bullet is a filled shape above the baseline, narrow and alone at the begin of a line. The recogniser, which
/// knows letters, reads it as "e", "¢" or "°".
bool is_bullet(const PagePicture& picture, const OcrWord& word, float baseline, float size) {
    constexpr float least_filled = 0.6F;
    const auto width = static_cast<float>(word.right - word.left);
    const auto height = static_cast<float>(word.bottom - word.top);
    const bool small =
        size > 0 && height < 0.55F * size && height > 0.1F * size && width < 1.5F * height && width > 0.6F * height;
    const bool raised = static_cast<float>(word.bottom) < baseline - 0.05F * size;
    if (!small || !raised) {
        return false;
    }
    long filled = 0;
    for (int y = std::max(word.top, 0); y < std::min(word.bottom, picture.height); ++y) {
        for (int x = std::max(word.left, 0); x < std::min(word.right, picture.width); ++x) {
            filled += picture.at(x, y) < ink ? 1 : 0;
        }
    }
    return static_cast<float>(filled) >= least_filled * width * height;
}

std::u32string code_points(const std::string& text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) {
        characters += static_cast<char32_t>(next_code_point(text, at));
    }
    return characters;
}

/// A ruling line beside a word is read as a bar.
bool is_ruling(const OcrWord& word) {
    return word.text.find_first_not_of('|') == std::string::npos;
}

/// The label of a list item is short and stands alone, so that the recogniser is unsure of it, and takes "c." for "C,".
/// Without it the item would be lost, so it is kept; a doubtful comma, which no label has, is read as a full stop.
bool keep_label(OcrWord& word) {
    constexpr float doubtful = 60;
    const bool label = word.text.size() == 2 && std::isalnum(static_cast<unsigned char>(word.text[0])) != 0 &&
                       std::string_view(".,)").find(word.text[1]) != std::string_view::npos;
    if (label && word.text[1] == ',' && word.confidence < doubtful) {
        word.text[1] = '.';
    }
    return label;
}

/// Drops the words that nobody could rely on; counts them.
std::size_t drop_unsure(std::vector<OcrLine>& lines) {
    std::size_t dropped = 0;
    for (OcrLine& line : lines) {
        line.words.erase(std::remove_if(line.words.begin(), line.words.end(), is_ruling), line.words.end());
        const auto first = line.words.begin() + (!line.words.empty() && keep_label(line.words.front()) ? 1 : 0);
        const auto unsure = std::remove_if(first, line.words.end(),
                                           [](const OcrWord& word) { return word.confidence < least_confidence; });
        dropped += static_cast<std::size_t>(line.words.end() - unsure);
        line.words.erase(unsure, line.words.end());
    }
    return dropped;
}

/// The picture of a page shows its glyphs too; they are exact, what was recognised in their place is not.
void drop_known(const RawDocument& document, std::size_t page, float points_per_pixel, std::vector<OcrLine>& lines) {
    std::vector<Box> known;
    for (const Glyph& glyph : document.pages[page].glyphs) {
        if (is_content(glyph) && !is_blank(glyph.text)) {
            known.push_back(box_of(document, static_cast<std::int32_t>(page), glyph));
        }
    }
    for (OcrLine& line : lines) {
        const auto stands_on_glyph = [&](const OcrWord& word) {
            const float x = static_cast<float>(word.left + word.right) / 2 * points_per_pixel;
            const float y = static_cast<float>(word.top + word.bottom) / 2 * points_per_pixel;
            return std::any_of(known.begin(), known.end(), [&](const Box& box) {
                const float reach = box.y1 - box.y0;  // a word's middle may fall between two of its glyphs
                return x > box.x0 - reach && x < box.x1 + reach && y > box.y0 && y < box.y1;
            });
        };
        line.words.erase(std::remove_if(line.words.begin(), line.words.end(), stands_on_glyph), line.words.end());
    }
}

void append_word(RawPage& page, const OcrWord& word, const std::u32string& characters, Glyph glyph,
                 float points_per_pixel) {
    const float x0 = static_cast<float>(word.left) * points_per_pixel;
    const float step = static_cast<float>(word.right - word.left) * points_per_pixel /
                       static_cast<float>(std::max<std::size_t>(characters.size(), 1));
    for (std::size_t i = 0; i < characters.size(); ++i) {
        glyph.text = characters[i];
        glyph.x0 = x0 + step * static_cast<float>(i);
        glyph.x1 = glyph.x0 + step;
        page.glyphs.push_back(glyph);
    }
}

/// Between two words of a line.
void append_blank(RawPage& page, const OcrWord& next, Glyph glyph, float points_per_pixel) {
    glyph.text = ' ';
    glyph.x0 = page.glyphs.back().x1;
    glyph.x1 = std::max(glyph.x0, static_cast<float>(next.left) * points_per_pixel);
    page.glyphs.push_back(glyph);
}

struct Look {
    float size = 0;  ///< pixels
    float stroke = 0;
};

/// Of a line; nothing where too few of its letters tell.
Look look_of(const PagePicture& picture, const OcrLine& line) {
    constexpr std::size_t least_letters = 4;
    std::vector<float> sizes;
    std::vector<float> strokes;
    for (const OcrWord& word : line.words) {
        const std::u32string characters = code_points(word.text);
        const float baseline = baseline_at(line, static_cast<float>(word.left + word.right) / 2);
        if (const float size = size_of(word, characters, baseline); size > 0) {
            sizes.insert(sizes.end(), characters.size(), size);
            strokes.insert(strokes.end(), characters.size(), stroke_of(picture, word));
        }
    }
    if (sizes.size() < least_letters) {
        return {};
    }
    return {median(std::move(sizes)), median(std::move(strokes))};
}

}  // namespace

OcrText::Added OcrText::add_page(std::size_t index, const PagePicture& picture, std::vector<OcrLine> lines,
                                 Direction direction) {
    RawPage& page = document_.pages[index];
    const float points_per_pixel = 72 / picture.dpi;
    const Skew skew = skew_of(picture, lines);
    Added added;
    added.unsure = drop_unsure(lines);
    if (direction == Direction::right) {
        drop_known(document_, index, points_per_pixel, lines);  // what stands on a turned page is not where it seems
    }
    const std::size_t first_glyph = page.glyphs.size();
    for (const OcrLine& line : lines) {
        if (line.words.empty()) {
            continue;
        }
        const Look look = look_of(picture, line);
        Glyph glyph;
        const float middle = (line.x0 + line.x1) / 2;
        glyph.baseline = skew.straight(middle, baseline_at(line, middle)) * points_per_pixel;
        glyph.size = look.size * points_per_pixel;
        Placed placed{index, page.glyphs.size(), 0, glyph.size, look.size > 0 ? look.stroke / look.size : 0};
        for (const OcrWord& word : line.words) {
            const bool first = &word == &line.words.front();
            std::u32string characters = code_points(word.text);
            if (first && line.words.size() > 1 && characters.size() == 1 &&
                is_bullet(picture, word, baseline_at(line, static_cast<float>(word.left)), look.size)) {
                characters = U"\u2022";
            }
            if (!first) {
                append_blank(page, word, glyph, points_per_pixel);
            }
            append_word(page, word, characters, glyph, points_per_pixel);
            added.confidence += word.confidence;
            ++added.words;
        }
        placed.end = page.glyphs.size();
        lines_.push_back(placed);
    }
    for (std::size_t i = first_glyph; i < page.glyphs.size(); ++i) {
        lay_down({direction, page.width, page.height}, page.glyphs[i]);
    }
    added.confidence /= static_cast<float>(std::max<std::size_t>(added.words, 1));
    return added;
}

void OcrText::settle() {
    constexpr float same_size = 0.12F;     // of the running text: what measuring a line's letters is off by
    constexpr float least_bold = 1.25F;    // of the running text's stroke; bold has about 1.5
    constexpr float smallest_size = 4.0F;  // points
    std::vector<float> sizes;
    std::vector<float> weights;
    for (const Placed& line : lines_) {
        if (line.size > 0) {
            sizes.insert(sizes.end(), line.end - line.begin, line.size);
            weights.insert(weights.end(), line.end - line.begin, line.weight);
        }
    }
    const float running_size = std::max(std::round(median(std::move(sizes)) * 2) / 2, smallest_size);
    const float running_weight = median(std::move(weights));
    const auto plain = static_cast<std::uint16_t>(document_.fonts.size());
    document_.fonts.push_back({"recognised", false, false, 0.9F, -0.2F});
    document_.fonts.push_back({"recognised bold", true, false, 0.9F, -0.2F});
    for (const Placed& line : lines_) {
        const bool running = line.size <= 0 || std::abs(line.size - running_size) <= same_size * running_size;
        const float size = running ? running_size : std::max(std::round(line.size * 2) / 2, smallest_size);
        const bool bold = running_weight > 0 && line.weight > least_bold * running_weight;
        for (std::size_t i = line.begin; i < line.end; ++i) {
            Glyph& glyph = document_.pages[line.page].glyphs[i];
            glyph.size = size;
            glyph.font = static_cast<std::uint16_t>(bold ? plain + 1 : plain);
        }
    }
}

}  // namespace arising::extractor
