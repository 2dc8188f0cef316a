// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/layout_lines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "extractor/word_gap.h"

namespace arising::extractor {
namespace {

constexpr float same_height = 0.45F;    // of the font size
constexpr float raised_size = 0.8F;     // a word in smaller type ("3rd") may stand higher ...
constexpr float raised_height = 0.7F;   // ... by this much of the larger size ...
constexpr float lowered_height = 0.3F;  // ... or lower by this much

struct LayoutWord {
    GlyphRange range;
    float x0 = 0;
    float x1 = 0;
    float baseline = 0;
    float size = 0;
    float top = 0;
    float bottom = 0;
    std::uint32_t bold = 0;
    std::uint32_t characters = 0;
};

std::vector<LayoutWord> build_words(const RawDocument& document, std::int32_t page,
                                    const std::vector<std::uint32_t>& glyphs) {
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    std::vector<LayoutWord> words;
    bool open = false;
    std::uint32_t last = 0;
    for (const std::uint32_t i : glyphs) {
        const Glyph& glyph = all[i];
        if (is_blank(glyph.text)) {
            if (open && i == last + 1) {
                words.back().range.end = i + 1;  // kept, since a narrow blank is hard to tell by its width
            }
            open = false;
            continue;
        }
        const Box box = box_of(document, page, glyph);
        if (open && i == last + 1) {
            LayoutWord& word = words.back();
            const float gap = glyph.x0 - word.x1;
            const bool near = gap < word_gap * glyph.size && gap > -0.6F * glyph.size;
            if (near && std::abs(glyph.baseline - word.baseline) < 0.5F * std::max(word.size, glyph.size)) {
                word.range.end = i + 1;
                word.x1 = std::max(word.x1, glyph.x1);
                word.top = std::min(word.top, box.y0);
                word.bottom = std::max(word.bottom, box.y1);
                if (glyph.size > word.size) {
                    word.size = glyph.size;
                    word.baseline = glyph.baseline;
                }
                word.bold += document.fonts[glyph.font].bold ? 1U : 0U;
                ++word.characters;
                last = i;
                continue;
            }
        }
        words.push_back({{page, i, i + 1},
                         glyph.x0,
                         glyph.x1,
                         glyph.baseline,
                         glyph.size,
                         box.y0,
                         box.y1,
                         document.fonts[glyph.font].bold ? 1U : 0U,
                         1});
        open = true;
        last = i;
    }
    return words;
}

/// The first letter of a chapter, several lines high: the word that it begins stands to its right, near its top.
bool is_drop_capital(const RawPage& page, const LayoutWord& word) {
    const std::uint32_t letter = page.glyphs[word.range.begin].text;
    return word.characters == 1 && ((letter >= 'A' && letter <= 'Z') || (letter >= 0xC0 && letter <= 0xDE));
}

/// Lets drop capitals stand on the row of the word that they begin.
void lower_drop_capitals(const RawDocument& document, std::int32_t page, std::vector<LayoutWord>& words) {
    constexpr float highest = 1.8F;   // times the size of the word that it begins, at least
    constexpr float farthest = 1.0F;  // font sizes of that word between them
    constexpr std::size_t most = 4;   // on one page; letters on their own in large type are something else
    std::vector<std::size_t> capitals;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_drop_capital(document.pages[static_cast<std::size_t>(page)], words[i])) {
            capitals.push_back(i);
        }
    }
    std::stable_sort(capitals.begin(), capitals.end(),
                     [&words](std::size_t a, std::size_t b) { return words[a].size > words[b].size; });
    capitals.resize(std::min(capitals.size(), most));
    for (const std::size_t at : capitals) {
        LayoutWord& capital = words[at];
        const LayoutWord* first = nullptr;
        for (const LayoutWord& word : words) {
            const float gap = word.x0 - capital.x1;
            const bool beside = word.baseline > capital.top && word.baseline <= capital.baseline + 0.3F * word.size;
            if (beside && gap > -0.3F * word.size && gap < farthest * word.size &&
                capital.size >= highest * word.size && (first == nullptr || word.baseline < first->baseline)) {
                first = &word;
            }
        }
        if (first != nullptr) {
            capital.baseline = first->baseline;
            capital.size = first->size;
            capital.top = first->top;
            capital.bottom = first->bottom;
            capital.x1 = first->x0;
        }
    }
}

/// Whether the word stands over another of its row. Only the words that joined the row last are looked at: more than
/// that many stand beside each other on no page that is meant to be read.
bool overlaps_any(const std::vector<LayoutWord>& row, const LayoutWord& word) {
    constexpr std::ptrdiff_t most_words = 512;
    const auto begin = row.end() - std::min(most_words, row.end() - row.begin());
    return std::any_of(begin, row.end(), [&word](const LayoutWord& other) {
        return std::min(word.x1, other.x1) - std::max(word.x0, other.x0) > 0.3F * std::min(word.size, other.size);
    });
}

/// Groups words into rows; a raised or small word joins the row whose letters it stands beside.
std::vector<std::vector<LayoutWord>> build_rows(std::vector<LayoutWord> words) {
    std::stable_sort(words.begin(), words.end(),
                     [](const LayoutWord& a, const LayoutWord& b) { return a.baseline < b.baseline; });
    std::vector<std::vector<LayoutWord>> rows;
    std::vector<float> baselines;
    std::vector<float> sizes;  // of the largest word of each row
    for (LayoutWord& word : words) {
        bool placed = false;
        for (std::size_t back = 0; back < 3 && back < rows.size() && !placed; ++back) {
            const std::size_t r = rows.size() - 1 - back;
            const float row_size = sizes[r];
            const float size = std::max(row_size, word.size);
            const bool raised = std::min(row_size, word.size) < raised_size * size;
            const float step = std::abs(word.baseline - baselines[r]);
            const bool close = step < (!raised                ? same_height
                                       : word.size < row_size ? lowered_height
                                                              : raised_height) *
                                          size;
            if (close && (step < 0.05F * size || !overlaps_any(rows[r], word))) {
                if (word.size > row_size + 0.01F) {
                    baselines[r] = word.baseline;
                }
                sizes[r] = size;
                rows[r].push_back(word);
                placed = true;
            }
        }
        if (!placed) {
            baselines.push_back(word.baseline);
            sizes.push_back(std::max(0.0F, word.size));
            rows.push_back({word});
        }
    }
    return rows;
}

/// Whether a gap between two words of a row is a gutter between columns although it is no wider than blanks are in
/// justified text: the rows around it have a gap at the same place, and hardly a word stands there.
class NarrowGutters {
public:
    /// The words of each row in order from left to right.
    explicit NarrowGutters(const std::vector<std::vector<LayoutWord>>& rows) : rows_(rows), reach_(rows.size()) {
        for (std::size_t r = 0; r < rows.size(); ++r) {
            float reach = rows[r].front().x1;
            for (const LayoutWord& word : rows[r]) {
                reach = std::max(reach, word.x1);
                reach_[r].push_back(reach);
            }
        }
    }

    [[nodiscard]] bool is_gutter(std::size_t row, const LayoutWord& left, const LayoutWord& right) const {
        constexpr float narrowest = 0.55F;  // font sizes
        constexpr std::size_t around = 12;  // rows above and below
        constexpr std::size_t fewest = 8;   // rows with the gap
        const float size = std::max(left.size, right.size);
        if (right.x0 - left.x1 < narrowest * size) {
            return false;
        }
        const float x = (left.x1 + right.x0) / 2;
        std::size_t open = 0;
        std::size_t covered = 0;
        const std::size_t begin = row > around ? row - around : 0;
        for (std::size_t r = begin; r < rows_.size() && r <= row + around; ++r) {
            const Side side = side_of(r, x, narrowest * size / 2);
            open += side == Side::gap ? 1 : 0;
            covered += side == Side::word ? 1 : 0;
        }
        return open >= fewest && covered * 8 <= open;
    }

private:
    enum class Side : std::uint8_t { beside, gap, word };

    /// What a row has at x: a word, a gap between two words, or nothing there.
    [[nodiscard]] Side side_of(std::size_t r, float x, float margin) const {
        const std::vector<LayoutWord>& row = rows_[r];
        const auto after =
            std::partition_point(row.begin(), row.end(), [=](const LayoutWord& word) { return word.x0 < x + margin; });
        if (after == row.begin()) {
            return Side::beside;
        }
        const float reach = reach_[r][static_cast<std::size_t>(after - row.begin()) - 1];
        return reach > x - margin ? Side::word : after == row.end() ? Side::beside : Side::gap;
    }

    const std::vector<std::vector<LayoutWord>>& rows_;
    std::vector<std::vector<float>> reach_;  ///< of each word: how far it and those before it go to the right
};

Segment segment_of(const std::vector<LayoutWord>& row, std::size_t begin, std::size_t end) {
    Segment segment;
    std::uint32_t bold = 0;
    segment.x0 = row[begin].x0;
    segment.first_size = row[begin].size;
    segment.last_size = row[end - 1].size;
    segment.first_bold = row[begin].bold * 2 > row[begin].characters;
    segment.last_bold = row[end - 1].bold * 2 > row[end - 1].characters;
    segment.top = row[begin].top;
    segment.bottom = row[begin].bottom;
    for (std::size_t i = begin; i < end; ++i) {
        const LayoutWord& word = row[i];
        segment.ranges.push_back(word.range);
        segment.x1 = std::max(segment.x1, word.x1);
        segment.top = std::min(segment.top, word.top);
        segment.bottom = std::max(segment.bottom, word.bottom);
        if (word.size > segment.size) {
            segment.size = word.size;
            segment.baseline = word.baseline;
        }
        bold += word.bold;
        segment.characters += word.characters;
    }
    segment.bold = bold * 2 > segment.characters;
    return segment;
}

/// A column pair that a person would read one after the other: both sides hold several lines that fill their column.
bool is_text_column(const std::vector<const Segment*>& side) {
    constexpr std::size_t fewest_lines = 4;
    constexpr float narrowest = 7.0F;  // font sizes
    constexpr float filled = 0.6F;     // of the column's width, by the median line
    if (side.size() < fewest_lines) {
        return false;
    }
    float x0 = side.front()->x0;
    float x1 = side.front()->x1;
    std::vector<float> widths;
    std::vector<float> sizes;
    for (const Segment* segment : side) {
        x0 = std::min(x0, segment->x0);
        x1 = std::max(x1, segment->x1);
        widths.push_back(segment->x1 - segment->x0);
        sizes.push_back(segment->size);
    }
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    return x1 - x0 >= narrowest * sizes[sizes.size() / 2] && widths[widths.size() / 2] >= filled * (x1 - x0);
}

/// A title in large type with the text beside it: a few lines, each of them larger than the text's.
bool is_display_beside(const std::vector<const Segment*>& side, const std::vector<const Segment*>& text) {
    constexpr float larger = 1.5F;  // times the largest line of text, drop capitals left out
    if (side.empty() || text.empty()) {
        return false;
    }
    std::vector<float> sizes;
    for (const Segment* segment : text) {
        sizes.push_back(segment->size);
    }
    const auto high = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9 / 10);
    std::nth_element(sizes.begin(), high, sizes.end());
    return std::all_of(side.begin(), side.end(),
                       [&](const Segment* segment) { return segment->size > larger * *high; });
}

/// A stretch of x between two columns.
struct Gutter {
    float begin = 0;
    float end = 0;
    [[nodiscard]] float width() const { return end - begin; }
    [[nodiscard]] bool crossed_by(const Segment& segment) const {
        const float middle = (begin + end) / 2;
        return segment.x0 < middle && segment.x1 > middle;
    }
};

/// The widest stretch of x that no segment covers, lines that are much wider than most (headings, footers) left out; of
/// no width where there is none.
Gutter widest_gutter(const std::vector<Segment>& segments) {
    constexpr float narrowest = 0.5F;  // font sizes
    constexpr float crossing = 0.62F;  // of the region's width: a longer line belongs to both columns
    std::vector<std::pair<float, float>> extents;
    float size = 0;
    float left = segments.front().x0;
    float right = segments.front().x1;
    for (const Segment& segment : segments) {
        left = std::min(left, segment.x0);
        right = std::max(right, segment.x1);
        size += segment.size / static_cast<float>(segments.size());
    }
    for (const Segment& segment : segments) {
        if (segment.x1 - segment.x0 < crossing * (right - left)) {
            extents.emplace_back(segment.x0, segment.x1);
        }
    }
    Gutter best;
    if (extents.size() * 10 < segments.size() * 6) {
        return best;  // most lines go all the way: one column
    }
    std::sort(extents.begin(), extents.end());
    float reach = extents.front().second;
    for (const auto& [x0, x1] : extents) {
        if (x0 - reach > std::max(best.width(), narrowest * size)) {
            best = {reach, x0};
        }
        reach = std::max(reach, x1);
    }
    return best;
}

/// What lies between two lines that cross a gutter, with the lower one.
struct Band {
    std::vector<Segment> left;
    std::vector<Segment> right;
    std::vector<Segment> crossing;
};

void cut(std::vector<Segment> segments, std::vector<Segment>& out, int depth);

/// Size of the first line that does not end above `top`; 0 where there is none.
float size_below(const std::vector<Segment>& segments, float top) {
    const Segment* first = nullptr;
    for (const Segment& segment : segments) {
        if (segment.bottom > top && (first == nullptr || segment.baseline < first->baseline)) {
            first = &segment;
        }
    }
    return first == nullptr ? 0 : first->size;
}

/// Takes the caption of a picture that stands above both columns out of the right one: small type that ends above the
/// left column's first line. It is read before both.
std::vector<Segment> take_caption(std::vector<Segment>& right, const std::vector<Segment>& left) {
    constexpr float smaller = 0.95F;  // times the size of the text below it
    float top = left.front().top;
    for (const Segment& segment : left) {
        top = std::min(top, segment.top);
    }
    const float size = size_below(right, top);
    const auto rest = std::stable_partition(right.begin(), right.end(), [&](const Segment& segment) {
        return segment.bottom <= top && segment.size <= smaller * size;
    });
    const bool only_caption = std::none_of(rest, right.end(), [top](const Segment& s) { return s.baseline < top; });
    if (!only_caption || rest == right.end()) {
        return {};
    }
    std::vector<Segment> caption(right.begin(), rest);
    right.erase(right.begin(), rest);
    return caption;
}

/// Cuts a region into its columns; what crosses the gutter parts the columns above it from those below.
bool cut_columns(std::vector<Segment>& segments, std::vector<Segment>& out, int depth) {
    const Gutter gutter = widest_gutter(segments);
    if (gutter.width() <= 0) {
        return false;
    }
    std::vector<const Segment*> left;
    std::vector<const Segment*> right;
    std::vector<float> crossing;
    for (const Segment& segment : segments) {
        if (gutter.crossed_by(segment)) {
            crossing.push_back(segment.baseline);
        } else {
            (segment.x1 < gutter.end ? left : right).push_back(&segment);
        }
    }
    if (!is_text_column(right) || (!is_text_column(left) && !is_display_beside(left, right))) {
        return false;
    }
    std::sort(crossing.begin(), crossing.end());
    std::vector<Band> bands(crossing.size() + 1);
    for (Segment& segment : segments) {
        const auto band = std::upper_bound(crossing.begin(), crossing.end(), segment.baseline - 0.1F);
        Band& into = bands[static_cast<std::size_t>(band - crossing.begin())];
        const bool crosses = gutter.crossed_by(segment);
        (crosses ? into.crossing : segment.x1 < gutter.end ? into.left : into.right).push_back(std::move(segment));
    }
    if (crossing.empty()) {
        std::vector<Segment> caption = take_caption(bands.front().right, bands.front().left);
        if (!caption.empty()) {
            cut(std::move(caption), out, depth + 1);
        }
    }
    for (Band& band : bands) {
        for (std::vector<Segment>* part : {&band.left, &band.right}) {
            if (!part->empty()) {
                cut(std::move(*part), out, depth + 1);
            }
        }
        std::move(band.crossing.begin(), band.crossing.end(), std::back_inserter(out));
    }
    return true;
}

void cut(std::vector<Segment> segments, std::vector<Segment>& out, int depth) {
    constexpr int deepest = 24;
    constexpr float widest_leading = 0.8F;  // font sizes of white between two parts
    if (segments.size() > 1 && depth < deepest) {
        if (cut_columns(segments, out, depth)) {
            return;
        }
        std::stable_sort(segments.begin(), segments.end(),
                         [](const Segment& a, const Segment& b) { return a.top < b.top; });
        float reach = segments.front().bottom;
        float best = 0;
        std::size_t at = 0;
        for (std::size_t i = 1; i < segments.size(); ++i) {
            const float white = segments[i].top - reach;
            if (white > widest_leading * segments[i].size && white > best) {
                best = white;
                at = i;
            }
            reach = std::max(reach, segments[i].bottom);
        }
        if (at > 0) {
            const auto middle = segments.begin() + static_cast<std::ptrdiff_t>(at);
            std::vector<Segment> lower(std::make_move_iterator(middle), std::make_move_iterator(segments.end()));
            segments.erase(middle, segments.end());
            cut(std::move(segments), out, depth + 1);
            cut(std::move(lower), out, depth + 1);
            return;
        }
    }
    std::stable_sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
        const bool same_row = std::abs(a.baseline - b.baseline) < same_height * std::min(a.size, b.size);
        return same_row ? a.x0 < b.x0 : a.baseline < b.baseline;
    });
    std::move(segments.begin(), segments.end(), std::back_inserter(out));
}

}  // namespace

std::vector<Segment> build_segments(const RawDocument& document, std::int32_t page,
                                    const std::vector<std::uint32_t>& glyphs, float gutter) {
    std::vector<Segment> segments;
    std::vector<LayoutWord> words = build_words(document, page, glyphs);
    lower_drop_capitals(document, page, words);
    std::vector<std::vector<LayoutWord>> rows = build_rows(std::move(words));
    for (std::vector<LayoutWord>& row : rows) {
        std::stable_sort(row.begin(), row.end(), [](const LayoutWord& a, const LayoutWord& b) { return a.x0 < b.x0; });
    }
    const NarrowGutters narrow(rows);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::vector<LayoutWord>& row = rows[r];
        std::size_t begin = 0;
        for (std::size_t i = 1; i <= row.size(); ++i) {
            const bool ends = i == row.size() ||
                              row[i].x0 - row[i - 1].x1 > gutter * std::max(row[i].size, row[i - 1].size) ||
                              narrow.is_gutter(r, row[i - 1], row[i]);
            if (ends) {
                segments.push_back(segment_of(row, begin, i));
                begin = i;
            }
        }
    }
    return segments;
}

std::vector<Segment> in_reading_order(std::vector<Segment> segments) {
    std::vector<Segment> ordered;
    ordered.reserve(segments.size());
    if (!segments.empty()) {
        cut(std::move(segments), ordered, 0);
    }
    return ordered;
}

}  // namespace arising::extractor
