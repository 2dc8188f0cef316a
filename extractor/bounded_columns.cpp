// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/bounded_columns.h"

#include <cmath>
#include <iterator>
#include <utility>

#include "extractor/proto_block.h"

namespace arising::extractor {
namespace {

constexpr float never = 1e9F;  // the cost of what is not allowed

/// Shares words out to columns, every column getting some, so that the sum of the costs is the least: dynamic
/// programming over columns and words. `cost(begin, end, column)` is that of words [begin, end).
class WordShares {
public:
    WordShares(std::size_t columns, std::size_t words)
        : columns_(columns),
          words_(words),
          least_((columns + 1) * (words + 1), never),
          first_word_((columns + 1) * (words + 1), 0) {
        least_[0] = 0;
    }

    template <typename Cost>
    void share(const Cost& cost) {
        for (std::size_t c = 1; c <= columns_; ++c) {
            for (std::size_t end = c; end <= words_; ++end) {
                for (std::size_t begin = c - 1; begin < end; ++begin) {
                    const float sum = least_[at(c - 1, begin)] + cost(begin, end, c - 1);
                    if (sum < least_[at(c, end)]) {
                        least_[at(c, end)] = sum;
                        first_word_[at(c, end)] = begin;
                    }
                }
            }
        }
    }

    [[nodiscard]] bool possible() const { return least_[at(columns_, words_)] < never; }

    /// For every column its first word, and behind the last one the number of words.
    [[nodiscard]] std::vector<std::size_t> bounds() const {
        std::vector<std::size_t> result(columns_ + 1, words_);
        for (std::size_t c = columns_; c > 0; --c) {
            result[c - 1] = first_word_[at(c, result[c])];
        }
        return result;
    }

private:
    [[nodiscard]] std::size_t at(std::size_t column, std::size_t word) const { return column * (words_ + 1) + word; }

    std::size_t columns_;
    std::size_t words_;
    std::vector<float> least_;
    std::vector<std::size_t> first_word_;
};

}  // namespace

void ColumnReader::learn(const std::vector<SegmentRow>& rows, std::size_t header) {
    edges_ = column_edges(rows, header, rows.size());
    const bool from_all = edges_.empty();
    if (from_all) {
        edges_ = column_edges(rows, 0, 1);  // the others are blank, to be filled in
    }
    extents_.assign(edges_.size() + 1, {});
    for (std::size_t r = from_all ? 0 : header; r < rows.size(); ++r) {
        for (const Segment& phrase : rows[r]) {
            const std::size_t column = column_at(phrase.x0);
            if (column == column_at(phrase.x1)) {
                extents_[column].join(phrase.x0, phrase.x1);
            }
        }
    }
}

void ColumnReader::add_parts(const Segment& phrase, float below, std::vector<Part>& parts) const {
    Columns columns = columns_of(phrase);
    const Columns underlined = below > 0 ? over_underline(phrase, below) : columns;
    if (underlined.several()) {
        columns = {std::min(columns.first, underlined.first), std::max(columns.last, underlined.last)};
    } else if (columns.several() && split(phrase, columns, parts)) {
        return;
    }
    parts.push_back({columns, phrase.baseline, phrase.ranges});
}

std::size_t ColumnReader::column_at(float x) const {
    return static_cast<std::size_t>(std::upper_bound(edges_.begin(), edges_.end(), x) - edges_.begin());
}

/// Those whose text it stands above or below.
Columns ColumnReader::columns_of(const Segment& phrase) const {
    constexpr float overlap = 0.3F;  // font sizes
    const std::size_t own = column_at((phrase.x0 + phrase.x1) / 2);
    Columns columns{own, own};
    for (std::size_t c = 0; c < extents_.size(); ++c) {
        const float common = std::min(phrase.x1, extents_[c].x1) - std::max(phrase.x0, extents_[c].x0);
        if (common > overlap * phrase.size) {
            columns = {std::min(columns.first, c), std::max(columns.last, c)};
        }
    }
    return columns;
}

Columns ColumnReader::over_underline(const Segment& phrase, float below) const {
    const float middle = (phrase.x0 + phrase.x1) / 2;
    Columns columns{extents_.size(), 0};
    for (const Ruling& line : underlines_) {
        const bool under = (line.y0 + line.y1) / 2 > phrase.baseline && (line.y0 + line.y1) / 2 < below;
        if (!under || line.x0 > middle || line.x1 < middle) {
            continue;
        }
        for (std::size_t c = 0; c < extents_.size(); ++c) {
            if (line.x0 <= extents_[c].centre() && extents_[c].centre() <= line.x1) {
                columns = {std::min(columns.first, c), std::max(columns.last, c)};
            }
        }
    }
    return columns;
}

Extent ColumnReader::extent_of(const GlyphRange& word) const {
    Extent extent;
    for (std::uint32_t i = word.begin; i < word.end; ++i) {
        if (!is_blank(glyphs_[i].text)) {
            extent.join(glyphs_[i].x0, glyphs_[i].x1);
        }
    }
    return extent;
}

/// How far words are from being in line with a column, to the left, to the right or in the middle.
float ColumnReader::offset(const Extent& words, std::size_t column) const {
    const Extent& place = extents_[column];
    return std::min(
        {std::abs(words.x0 - place.x0), std::abs(words.x1 - place.x1), std::abs(words.centre() - place.centre())});
}

/// Headers of neighbouring columns may stand no farther from each other than words do: they are told apart by being in
/// line with their columns.
bool ColumnReader::split(const Segment& phrase, Columns columns, std::vector<Part>& parts) const {
    constexpr float off = 0.7F;             // font sizes
    constexpr std::size_t most_words = 40;  // more are a sentence
    const std::size_t count = columns.last - columns.first + 1;
    if (phrase.ranges.size() < count || phrase.ranges.size() > most_words) {
        return false;
    }
    std::vector<Extent> places;
    std::transform(phrase.ranges.begin(), phrase.ranges.end(), std::back_inserter(places),
                   [this](const GlyphRange& word) { return extent_of(word); });
    WordShares shares(count, places.size());
    shares.share([&](std::size_t begin, std::size_t end, std::size_t column) {
        const Extent words{places[begin].x0, places[end - 1].x1};  // from left to right
        const float apart = offset(words, columns.first + column);
        return apart > off * phrase.size ? never : apart;
    });
    if (!shares.possible()) {
        return false;
    }
    const std::vector<std::size_t> bounds = shares.bounds();
    for (std::size_t c = 0; c < count; ++c) {
        const auto begin = phrase.ranges.begin() + static_cast<std::ptrdiff_t>(bounds[c]);
        const auto end = phrase.ranges.begin() + static_cast<std::ptrdiff_t>(bounds[c + 1]);
        parts.push_back({{columns.first + c, columns.first + c}, phrase.baseline, {begin, end}});
    }
    return true;
}

}  // namespace arising::extractor
