// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/aligned_tables.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace arising::extractor {
namespace {

constexpr float widest_step = 2.6F;     // font sizes from a row of a table to the next
constexpr float narrowest_gap = 0.7F;   // font sizes between columns
constexpr double least_filled = 0.5;    // share of rows that must have two columns or more
constexpr double most_crossing = 0.15;  // share of rows that may run over a gap (headings that span columns)

float size_of(const SegmentRow& row) {
    float size = 0;
    for (const Segment& segment : row) {
        size = std::max(size, segment.size);
    }
    return size;
}

float baseline_of(const SegmentRow& row) {
    return row.front().baseline;
}

/// Rows that can belong to one table: near each other, going down, the first and the last with several segments.
std::vector<std::pair<std::size_t, std::size_t>> runs_of(const std::vector<SegmentRow>& rows) {
    constexpr std::size_t most_singles = 3;  // lines of one cell between rows with several
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t i = 0; i < rows.size();) {
        if (rows[i].size() < 2) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        std::size_t last = i;
        while (end < rows.size() && end - last <= most_singles) {
            const float step = baseline_of(rows[end]) - baseline_of(rows[end - 1]);
            if (step <= 0 || step > widest_step * size_of(rows[end])) {
                break;
            }
            last = rows[end].size() >= 2 ? end : last;
            ++end;
        }
        runs.emplace_back(i, last + 1);
        i = last + 1;
    }
    return runs;
}

struct Gap {
    float begin;
    float end;
};

/// Stretches of x that almost no row of the run covers.
std::vector<Gap> gaps_of(const std::vector<SegmentRow>& rows, std::size_t begin, std::size_t end) {
    std::vector<std::pair<float, int>> changes;
    float left = 1e6F;
    float right = 0;
    float size = 0;
    for (std::size_t i = begin; i < end; ++i) {
        for (const Segment& segment : rows[i]) {
            changes.emplace_back(segment.x0, 1);
            changes.emplace_back(segment.x1, -1);
            left = std::min(left, segment.x0);
            right = std::max(right, segment.x1);
            size = std::max(size, segment.size);
        }
    }
    std::sort(changes.begin(), changes.end());
    const int allowed =
        std::max(end - begin >= 4 ? 1 : 0, static_cast<int>(most_crossing * static_cast<double>(end - begin)));
    std::vector<Gap> gaps;
    int covered = 0;
    float open = left;
    bool in_gap = false;
    for (const auto& [x, change] : changes) {
        const int now = covered + change;
        if (!in_gap && covered > allowed && now <= allowed) {
            in_gap = true;
            open = x;
        } else if (in_gap && now > allowed) {
            in_gap = false;
            if (x - open >= narrowest_gap * size) {
                gaps.push_back({open, x});
            }
        }
        covered = now;
    }
    std::erase_if(gaps, [=](const Gap& gap) { return gap.begin <= left || gap.end >= right; });
    return gaps;
}

/// Rows in which a column has text.
std::vector<std::size_t> filled_rows(const std::vector<SegmentRow>& rows, const AlignedTable& table) {
    std::vector<std::size_t> filled(table.edges.size() + 1, 0);
    for (std::size_t i = table.begin; i < table.end; ++i) {
        std::vector<bool> has(filled.size(), false);
        for (const Segment& segment : rows[i]) {
            has[table.column_of(segment)] = true;
        }
        for (std::size_t c = 0; c < has.size(); ++c) {
            filled[c] += has[c] ? 1 : 0;
        }
    }
    return filled;
}

std::size_t columns_filled(const SegmentRow& row, const AlignedTable& table) {
    std::vector<bool> has(table.edges.size() + 1, false);
    for (const Segment& segment : row) {
        has[table.column_of(segment)] = true;
    }
    return static_cast<std::size_t>(std::count(has.begin(), has.end(), true));
}

/// "1.", "a)", "•": a column of these is the labels of a list.
bool is_label_column(const std::vector<SegmentRow>& rows, const AlignedTable& table) {
    constexpr std::uint32_t longest = 5;
    for (std::size_t i = table.begin; i < table.end; ++i) {
        for (const Segment& segment : rows[i]) {
            if (table.column_of(segment) == 0 && segment.characters > longest) {
                return false;
            }
        }
    }
    return true;
}

/// The number that a segment shows, with signs and commas; false where it shows anything else.
bool read_number(const RawPage& page, const Segment& segment, double& value) {
    std::string digits;
    for (const GlyphRange& range : segment.ranges) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const std::uint32_t code = page.glyphs[i].text;
            if (code == ',' || code == '%' || is_blank(code)) {
                continue;
            }
            const bool minus = code == '-' || code == 0x2212 || code == 0x2013;
            const bool numeric = (code >= '0' && code <= '9') || code == '.' || minus;
            if (!numeric) {
                return false;
            }
            digits.push_back(minus ? '-' : static_cast<char>(code));
        }
    }
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size();
}

/// The numbers at an upright axis of a chart: going down in equal steps, greater than those from one year to the next.
bool is_axis(const std::vector<double>& values) {
    constexpr std::size_t fewest = 4;
    if (values.size() < fewest) {
        return false;
    }
    const double step = values[0] - values[1];
    for (std::size_t i = 2; i < values.size(); ++i) {
        if (std::abs(values[i - 1] - values[i] - step) > 1e-6 * std::abs(values[0])) {
            return false;
        }
    }
    return step > 0 && step != 1;
}

/// A chart: an axis, and little text beside it but another axis.
bool is_chart(const RawDocument& document, const std::vector<SegmentRow>& rows, const AlignedTable& table) {
    constexpr double least_filled_of_others = 0.5;
    const std::size_t columns = table.edges.size() + 1;
    std::vector<std::vector<double>> numbers(columns);
    std::vector<std::size_t> texts(columns, 0);
    for (std::size_t i = table.begin; i < table.end; ++i) {
        for (const Segment& segment : rows[i]) {
            const RawPage& page = document.pages[static_cast<std::size_t>(segment.ranges.front().page)];
            double value = 0;
            if (read_number(page, segment, value)) {
                numbers[table.column_of(segment)].push_back(value);
            } else {
                ++texts[table.column_of(segment)];
            }
        }
    }
    std::size_t axes = 0;
    std::size_t others = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        const bool axis = is_axis(numbers[c]) && numbers[c].size() > texts[c];
        axes += axis ? 1 : 0;
        others += axis ? 0 : numbers[c].size() + texts[c];
    }
    const auto places = static_cast<double>((columns - axes) * (table.end - table.begin));
    return axes > 0 && static_cast<double>(others) <= least_filled_of_others * places;
}

bool is_table(const std::vector<SegmentRow>& rows, const AlignedTable& table) {
    const std::size_t count = table.end - table.begin;
    const std::size_t columns = table.edges.size() + 1;
    if (columns < 2 || count < (columns == 2 ? 4U : 3U) || (columns == 2 && is_label_column(rows, table))) {
        return false;
    }
    std::size_t several = 0;
    for (std::size_t i = table.begin; i < table.end; ++i) {
        several += columns_filled(rows[i], table) >= 2 ? 1 : 0;
    }
    const std::vector<std::size_t> filled = filled_rows(rows, table);
    const bool sparse = *std::min_element(filled.begin(), filled.end()) * 4 < count;
    return static_cast<double>(several) >= least_filled * static_cast<double>(count) && !(columns == 2 && sparse);
}

}  // namespace

std::size_t AlignedTable::column_of(const Segment& segment) const {
    const float middle = (segment.x0 + segment.x1) / 2;
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), middle) - edges.begin());
}

std::vector<SegmentRow> rows_of(std::vector<Segment> segments) {
    std::vector<SegmentRow> rows;
    for (Segment& segment : segments) {
        const bool beside = !rows.empty() && segment.x0 >= rows.back().back().x1 &&
                            std::abs(segment.baseline - rows.back().back().baseline) <
                                0.45F * std::max(segment.size, rows.back().back().size);
        if (!beside) {
            rows.emplace_back();
        }
        rows.back().push_back(std::move(segment));
    }
    return rows;
}

bool is_prose(const std::vector<SegmentRow>& rows, const AlignedTable& table) {
    constexpr std::size_t fewest_rows = 6;
    constexpr double most_leading = 1.45;     // font sizes
    constexpr double fewest_characters = 12;  // of a line, in the middle
    const std::size_t count = table.end - table.begin;
    if (count < fewest_rows) {
        return false;
    }
    std::vector<std::size_t> filled(table.edges.size() + 1, 0);
    std::vector<double> characters(filled.size(), 0);
    double steps = 0;
    for (std::size_t i = table.begin; i < table.end; ++i) {
        for (const Segment& segment : rows[i]) {
            const std::size_t column = table.column_of(segment);
            filled[column] += 1;
            characters[column] += segment.characters;
        }
        steps += i > table.begin ? (baseline_of(rows[i]) - baseline_of(rows[i - 1])) / size_of(rows[i]) : 0;
    }
    for (std::size_t c = 0; c < filled.size(); ++c) {
        if (filled[c] * 10 < count * 7 || characters[c] < fewest_characters * static_cast<double>(filled[c])) {
            return false;
        }
    }
    return steps <= most_leading * static_cast<double>(count - 1);
}

void find_row_starts(const std::vector<SegmentRow>& rows, AlignedTable& table) {
    const auto has_first = [&](std::size_t i) {
        return std::any_of(rows[i].begin(), rows[i].end(), [&](const Segment& s) { return table.column_of(s) == 0; });
    };
    std::vector<float> steps;
    for (std::size_t i = table.begin + 1; i < table.end; ++i) {
        if (has_first(i) && has_first(i - 1)) {
            steps.push_back((baseline_of(rows[i]) - baseline_of(rows[i - 1])) / size_of(rows[i]));
        }
    }
    std::sort(steps.begin(), steps.end());
    const float usual = steps.empty() ? 1.5F : steps[steps.size() / 2];
    for (std::size_t i = table.begin; i < table.end; ++i) {
        bool goes_on = false;
        if (i > table.begin) {
            const float step = (baseline_of(rows[i]) - baseline_of(rows[i - 1])) / size_of(rows[i]);
            const bool one_cell = columns_filled(rows[i], table) == 1;
            goes_on = (!has_first(i) && step < usual * 1.1F) || (one_cell && step < usual * 0.85F);
        }
        if (!goes_on) {
            table.row_starts.push_back(i);
        }
    }
}

std::vector<float> column_edges(const std::vector<SegmentRow>& rows, std::size_t begin, std::size_t end) {
    std::vector<float> edges;
    for (const Gap& gap : gaps_of(rows, begin, end)) {
        edges.push_back((gap.begin + gap.end) / 2);
    }
    return edges;
}

std::vector<AlignedTable> find_aligned_tables(const RawDocument& document, const std::vector<SegmentRow>& rows) {
    std::vector<AlignedTable> tables;
    for (const auto& [begin, end] : runs_of(rows)) {
        AlignedTable table;
        table.begin = begin;
        table.end = end;
        table.edges = column_edges(rows, begin, end);
        if (is_table(rows, table) && !is_chart(document, rows, table)) {
            table.prose = is_prose(rows, table);
            find_row_starts(rows, table);
            tables.push_back(std::move(table));
        }
    }
    return tables;
}

}  // namespace arising::extractor
