// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/bounded_tables.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractor/aligned_tables.h"
#include "extractor/layout_lines.h"

namespace arising::extractor {
namespace {

constexpr float snap = 3.0F;          // points: ends nearer than this are the same
constexpr float shortest = 40.0F;     // points: a shorter line is a fraction's or a form's
constexpr float phrase_gap = 0.7F;    // font sizes: between lines of a table less is enough to part two cells
constexpr float tight_band = 2.4F;    // font sizes: one row between two lines
constexpr float most_of_page = 0.6F;  // of the page's height: two lines farther apart are its head and its foot

float middle_y(const Ruling& line) {
    return (line.y0 + line.y1) / 2;
}

bool in_box(const Box& box, const Ruling& line) {
    return line.x0 >= box.x0 - snap && line.x1 <= box.x1 + snap && line.y0 >= box.y0 - snap && line.y1 <= box.y1 + snap;
}

/// Lines across the page, longest first joined of pieces, from top to bottom.
std::vector<Ruling> lines_across(const RawPage& page, const std::vector<RuledTable>& taken) {
    std::vector<Ruling> lines;
    for (const Ruling& line : joined_rulings(page.rulings)) {
        const bool inside =
            std::any_of(taken.begin(), taken.end(), [&](const RuledTable& table) { return in_box(table.box, line); });
        if (line.horizontal() && !inside) {
            lines.push_back(line);
        }
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Ruling& a, const Ruling& b) { return middle_y(a) < middle_y(b); });
    return lines;
}

/// One band of a stack: what stands between two of its lines.
struct Band {
    std::vector<SegmentRow> rows;
    bool tabular = false;
    bool tight = false;  ///< one row between two near lines
};

/// Whether most rows have several parts.
bool is_tabular(const std::vector<SegmentRow>& rows) {
    const auto several = std::count_if(rows.begin(), rows.end(), [](const SegmentRow& row) { return row.size() >= 2; });
    return several > 0 && static_cast<std::size_t>(several) * 2 >= rows.size();
}

/// A first row in bold with several parts above plain rows: columns of which some are left blank, to be filled in.
bool has_headed_columns(const std::vector<SegmentRow>& rows) {
    constexpr std::size_t fewest_rows = 3;
    const auto bold = [](const Segment& segment) { return segment.bold; };
    if (rows.size() < fewest_rows || rows.front().size() < 2 ||
        !std::all_of(rows.front().begin(), rows.front().end(), bold)) {
        return false;
    }
    return std::none_of(rows.begin() + 1, rows.end(),
                        [&](const SegmentRow& row) { return std::any_of(row.begin(), row.end(), bold); });
}

/// The lines [first, last] of a stack between which a table stands.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Bands in columns one after the other; a title row between two of them belongs to both.
std::vector<Stretch> stretches_of(const std::vector<Band>& bands) {
    std::vector<Stretch> result;
    for (std::size_t i = 0; i < bands.size();) {
        if (!bands[i].tabular) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < bands.size() &&
               (bands[end].tabular || (bands[end].tight && end + 1 < bands.size() && bands[end + 1].tabular))) {
            ++end;
        }
        result.push_back({i, end});
        i = end;
    }
    return result;
}

/// A header of one line above lines that all end well before the line above them: a list in one column.
bool is_single_list(const std::vector<Band>& bands, const Box& box) {
    constexpr float filled = 0.85F;  // of the width: running text fills more
    if (bands.size() != 2 || bands[0].rows.size() != 1 || bands[1].rows.size() < 2) {
        return false;
    }
    for (const Band& band : bands) {
        for (const SegmentRow& row : band.rows) {
            if (row.size() != 1 || row.front().x1 > box.x0 + filled * box.width()) {
                return false;
            }
        }
    }
    return true;
}

/// Reads one table between two lines of a stack.
class BoundedReader {
public:
    BoundedReader(const RawDocument& document, std::int32_t page, const RuleStack& stack, Stretch stretch,
                  const std::vector<std::uint32_t>& glyphs)
        : stack_(stack), stretch_(stretch), page_(page) {
        std::vector<Segment> phrases = build_segments(document, page, glyphs, phrase_gap);
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](const Segment& a, const Segment& b) { return a.baseline < b.baseline; });
        rows_ = rows_of(std::move(phrases));
    }

    /// The grid; of no cells where there is no table.
    [[nodiscard]] RuledTable read(bool one_column) {
        RuledTable table;
        find_columns();
        const bool one_band = stretch_.last - stretch_.first == 1;
        const std::size_t least_rows = one_band ? 3 : 2;
        if (rows_.size() < least_rows || (edges_.empty() && !one_column) || (one_band && is_prose_in_columns())) {
            return table;
        }
        find_row_groups();
        table.box = {page_ + 1, stack_.box.x0, top(), stack_.box.x1, bottom()};
        table.rows = static_cast<std::int32_t>(groups_.size());
        table.columns = static_cast<std::int32_t>(edges_.size()) + 1;
        table.header_rows = static_cast<std::int32_t>(header_groups_);
        place_header(table);
        for (std::size_t g = header_groups_; g < groups_.size(); ++g) {
            place_row(g, table);
        }
        return table;
    }

private:
    struct Group {
        std::size_t begin = 0;  ///< rows_
        std::size_t end = 0;
    };
    struct Columns {
        std::size_t first = 0;
        std::size_t last = 0;  ///< inclusive
    };

    [[nodiscard]] float top() const { return stack_.ys[stretch_.first]; }
    [[nodiscard]] float bottom() const { return stack_.ys[stretch_.last]; }

    /// Rows below the first line inside the stretch; 0 where the stretch is one band.
    [[nodiscard]] std::size_t header_lines() const {
        if (stretch_.last - stretch_.first < 2) {
            return 0;
        }
        const float below = stack_.ys[stretch_.first + 1];
        std::size_t count = 0;
        while (count < rows_.size() && rows_[count].front().baseline < below) {
            ++count;
        }
        return count < rows_.size() ? count : 0;
    }

    /// From the rows below the header or from all of them, whichever gives more: headers over several columns hide
    /// gaps, and a column may have nothing but its header.
    void find_columns() {
        edges_ = column_edges(rows_, header_lines(), rows_.size());
        std::vector<float> all = column_edges(rows_, 0, rows_.size());
        if (all.size() > edges_.size()) {
            edges_ = std::move(all);
        }
        left_.assign(edges_.size() + 1, stack_.box.x1);
        right_.assign(edges_.size() + 1, stack_.box.x0);
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (const Segment& phrase : rows_[r]) {
                const std::size_t c = column_at(phrase.x0);
                if (c == column_at(phrase.x1)) {
                    left_[c] = std::min(left_[c], phrase.x0);
                    right_[c] = std::max(right_[c], phrase.x1);
                }
            }
        }
    }

    [[nodiscard]] std::size_t column_at(float x) const {
        return static_cast<std::size_t>(std::upper_bound(edges_.begin(), edges_.end(), x) - edges_.begin());
    }

    [[nodiscard]] bool is_prose_in_columns() const {
        AlignedTable table;
        table.begin = 0;
        table.end = rows_.size();
        table.edges = edges_;
        return is_prose(rows_, table);
    }

    /// The columns that a phrase stands in: more than one where it runs over an edge, or where a line below it holds
    /// columns together.
    [[nodiscard]] Columns columns_of(const Segment& phrase, bool header, float next_baseline) const {
        Columns columns{column_at(phrase.x0), column_at(phrase.x1)};
        const float middle = (phrase.x0 + phrase.x1) / 2;
        for (const Ruling& line : stack_.underlines) {
            const bool below = middle_y(line) > phrase.baseline && middle_y(line) < next_baseline;
            if (header && below && line.x0 <= middle && middle <= line.x1) {
                for (std::size_t c = 0; c <= edges_.size(); ++c) {
                    const float centre = (left_[c] + right_[c]) / 2;
                    if (left_[c] <= right_[c] && line.x0 <= centre && centre <= line.x1) {
                        columns = {std::min(columns.first, c), std::max(columns.last, c)};
                    }
                }
            }
        }
        return columns;
    }

    /// A header alone above several underlined ones stands over all of them.
    [[nodiscard]] Columns over_underlines(std::size_t row, Columns columns) const {
        if (row + 1 >= rows_.size() || rows_[row].size() != 1) {
            return columns;
        }
        for (const Segment& phrase : rows_[row + 1]) {
            const Columns below = columns_of(phrase, true, baseline(row + 2));
            if (below.last > below.first) {
                columns = {std::min(columns.first, below.first), std::max(columns.last, below.last)};
            }
        }
        return columns;
    }

    [[nodiscard]] float baseline(std::size_t row) const {
        return row < rows_.size() ? rows_[row].front().baseline : bottom();
    }

    [[nodiscard]] bool holds_columns_together(std::size_t row) const {
        const bool over = std::any_of(rows_[row].begin(), rows_[row].end(), [&](const Segment& phrase) {
            const Columns columns = columns_of(phrase, true, baseline(row + 1));
            return columns.last > columns.first;
        });
        const Columns alone = over_underlines(row, {1, 0});
        return over || alone.last > alone.first;
    }

    /// Lines of the header are one row unless one of them stands over several columns of the next; rows below a header
    /// begin at every line of the stack, or, where it has none, where the text says.
    void find_row_groups() {
        const std::size_t header = header_lines();
        for (std::size_t r = 0; r < header; ++r) {
            if (r == 0 || holds_columns_together(r - 1)) {
                groups_.push_back({r, r});
            }
            groups_.back().end = r + 1;
        }
        header_groups_ = groups_.size();
        std::vector<std::size_t> starts;
        if (stretch_.last - stretch_.first > 2) {
            float begun = -1;
            for (std::size_t r = header; r < rows_.size(); ++r) {
                const float line = line_above(rows_[r].front().baseline);
                if (line != begun) {
                    starts.push_back(r);
                    begun = line;
                }
            }
        } else {
            AlignedTable body;
            body.begin = header;
            body.end = rows_.size();
            body.edges = edges_;
            find_row_starts(rows_, body);
            starts = body.row_starts;
        }
        for (std::size_t i = 0; i < starts.size(); ++i) {
            groups_.push_back({starts[i], i + 1 < starts.size() ? starts[i + 1] : rows_.size()});
        }
    }

    [[nodiscard]] float line_above(float y) const {
        return *(std::upper_bound(stack_.ys.begin(), stack_.ys.end(), y) - 1);
    }

    [[nodiscard]] float group_top(std::size_t group) const {
        if (group == 0) {
            return top();
        }
        float above = 0;
        for (const Segment& phrase : rows_[groups_[group].begin - 1]) {
            above = std::max(above, phrase.bottom);
        }
        float below = bottom();
        for (const Segment& phrase : rows_[groups_[group].begin]) {
            below = std::min(below, phrase.top);
        }
        return (above + below) / 2;
    }

    [[nodiscard]] float group_bottom(std::size_t group) const {
        return group + 1 < groups_.size() ? group_top(group + 1) : bottom();
    }

    [[nodiscard]] RuledTable::Cell cell(std::size_t group, std::size_t last_group, Columns columns) const {
        const float x0 = columns.first == 0 ? stack_.box.x0 - snap : edges_[columns.first - 1];
        const float x1 = columns.last == edges_.size() ? stack_.box.x1 + snap : edges_[columns.last];
        return {static_cast<std::int32_t>(group),
                static_cast<std::int32_t>(columns.first),
                static_cast<std::int32_t>(last_group - group + 1),
                static_cast<std::int32_t>(columns.last - columns.first + 1),
                {page_ + 1, x0, group_top(group), x1, group_bottom(last_group)}};
    }

    /// Cells over several columns that stand in a group's rows.
    [[nodiscard]] std::vector<Columns> spans_of(std::size_t group, bool header) const {
        std::vector<Columns> spans;
        for (std::size_t r = groups_[group].begin; r < groups_[group].end; ++r) {
            for (const Segment& phrase : rows_[r]) {
                Columns columns = columns_of(phrase, header, baseline(r + 1));
                columns = header ? over_underlines(r, columns) : columns;
                if (columns.last > columns.first) {
                    spans.push_back(columns);
                }
            }
        }
        std::sort(spans.begin(), spans.end(), [](Columns a, Columns b) { return a.first < b.first; });
        std::vector<Columns> apart;
        for (const Columns span : spans) {
            if (!apart.empty() && span.first <= apart.back().last) {
                apart.back().last = std::max(apart.back().last, span.last);
            } else {
                apart.push_back(span);
            }
        }
        return apart;
    }

    /// Header cells: those over several columns where they stand; every other reaches up and down to the next of those.
    void place_header(RuledTable& table) const {
        std::vector<std::size_t> open(edges_.size() + 1, 0);  // by column: the first group without a cell
        const auto close = [&](std::size_t column, std::size_t group) {
            if (open[column] < group) {
                table.cells.push_back(cell(open[column], group - 1, {column, column}));
            }
        };
        for (std::size_t g = 0; g < header_groups_; ++g) {
            for (const Columns span : spans_of(g, true)) {
                for (std::size_t c = span.first; c <= span.last; ++c) {
                    close(c, g);
                    open[c] = g + 1;
                }
                table.cells.push_back(cell(g, g, span));
            }
        }
        for (std::size_t c = 0; c <= edges_.size(); ++c) {
            close(c, header_groups_);
        }
    }

    void place_row(std::size_t group, RuledTable& table) const {
        std::size_t column = 0;
        for (const Columns span : spans_of(group, false)) {
            for (; column < span.first; ++column) {
                table.cells.push_back(cell(group, group, {column, column}));
            }
            table.cells.push_back(cell(group, group, span));
            column = span.last + 1;
        }
        for (; column <= edges_.size(); ++column) {
            table.cells.push_back(cell(group, group, {column, column}));
        }
    }

    const RuleStack& stack_;
    Stretch stretch_;
    std::int32_t page_;
    std::vector<SegmentRow> rows_;
    std::vector<float> edges_;
    std::vector<float> left_;   ///< by column: where its text begins ...
    std::vector<float> right_;  ///< ... and ends
    std::vector<Group> groups_;
    std::size_t header_groups_ = 0;
};

/// The glyphs between two heights inside the stack; false where text runs over its ends.
bool glyphs_between(const RawDocument& document, std::int32_t page, const Box& box, float y0, float y1,
                    const std::vector<std::uint32_t>& glyphs, std::vector<std::uint32_t>& found) {
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    for (const std::uint32_t i : glyphs) {
        const Box glyph = box_of(document, page, all[i]);
        const float y = (glyph.y0 + glyph.y1) / 2;
        if (y > y0 && y < y1 && glyph.x1 > box.x0 - snap && glyph.x0 < box.x1 + snap) {
            found.push_back(i);
        }
    }
    return !found.empty();
}

Band read_band(const RawDocument& document, std::int32_t page, const RuleStack& stack, std::size_t index,
               const std::vector<std::uint32_t>& glyphs) {
    Band band;
    std::vector<std::uint32_t> found;
    const float height = stack.ys[index + 1] - stack.ys[index];
    if (!glyphs_between(document, page, stack.box, stack.ys[index], stack.ys[index + 1], glyphs, found)) {
        return band;
    }
    std::vector<Segment> segments = build_segments(document, page, found, phrase_gap);
    std::stable_sort(segments.begin(), segments.end(),
                     [](const Segment& a, const Segment& b) { return a.baseline < b.baseline; });
    const bool outside = std::any_of(segments.begin(), segments.end(), [&](const Segment& segment) {
        return segment.x0 < stack.box.x0 - 2 * snap || segment.x1 > stack.box.x1 + 2 * snap;
    });
    band.rows = rows_of(std::move(segments));
    const float size = band.rows.empty() ? 0 : band.rows.front().front().size;
    const float page_height = document.pages[static_cast<std::size_t>(page)].height;
    band.tabular =
        !outside && (is_tabular(band.rows) || has_headed_columns(band.rows)) && height < most_of_page * page_height;
    band.tight = !outside && band.rows.size() == 1 && height <= tight_band * size;
    return band;
}

}  // namespace

std::vector<RuleStack> find_rule_stacks(const RawPage& page, std::int32_t page_index,
                                        const std::vector<RuledTable>& taken) {
    constexpr std::size_t most_rulings = 4000;  // more is a drawing, not a table
    constexpr std::size_t most_lines = 500;     // across a page, as long as a table is wide
    std::vector<RuleStack> stacks;
    if (page.rulings.size() < 2 || page.rulings.size() > most_rulings) {
        return stacks;
    }
    const std::vector<Ruling> lines = lines_across(page, taken);
    if (lines.size() > most_lines) {
        return stacks;
    }
    for (const Ruling& line : lines) {
        if (line.x1 - line.x0 < shortest) {
            continue;
        }
        const auto same = std::find_if(stacks.begin(), stacks.end(), [&](const RuleStack& stack) {
            return std::abs(stack.box.x0 - line.x0) <= snap && std::abs(stack.box.x1 - line.x1) <= snap;
        });
        RuleStack& stack =
            same == stacks.end()
                ? stacks.emplace_back(RuleStack{{page_index + 1, line.x0, middle_y(line), line.x1, 0}, {}, {}})
                : *same;
        if (stack.ys.empty() || middle_y(line) - stack.ys.back() > snap) {
            stack.ys.push_back(middle_y(line));
        }
        stack.box.y1 = stack.ys.back();
    }
    std::erase_if(stacks, [](const RuleStack& stack) { return stack.ys.size() < 2; });
    std::stable_sort(stacks.begin(), stacks.end(),
                     [](const RuleStack& a, const RuleStack& b) { return a.box.width() > b.box.width(); });
    for (RuleStack& stack : stacks) {
        std::copy_if(lines.begin(), lines.end(), std::back_inserter(stack.underlines), [&](const Ruling& line) {
            return in_box(stack.box, line) && line.x1 - line.x0 < stack.box.width() - 2 * snap;
        });
    }
    return stacks;
}

std::vector<FilledTable> take_bounded_tables(const RawDocument& document, std::int32_t page, const RuleStack& stack,
                                             std::vector<std::uint32_t>& glyphs) {
    std::vector<Band> bands;
    for (std::size_t i = 0; i + 1 < stack.ys.size(); ++i) {
        bands.push_back(read_band(document, page, stack, i, glyphs));
    }
    std::vector<Stretch> stretches = stretches_of(bands);
    const bool one_column = stretches.empty() && is_single_list(bands, stack.box);
    if (one_column) {
        stretches.push_back({0, 2});
    }
    std::vector<FilledTable> tables;
    for (const Stretch stretch : stretches) {
        std::vector<std::uint32_t> inside;
        glyphs_between(document, page, stack.box, stack.ys[stretch.first], stack.ys[stretch.last], glyphs, inside);
        const RuledTable grid = BoundedReader(document, page, stack, stretch, inside).read(one_column);
        if (grid.cells.empty()) {
            continue;
        }
        std::vector<std::uint32_t> rest;
        tables.push_back(fill_table(document, page, grid, glyphs, rest));
        glyphs = std::move(rest);
    }
    return tables;
}

}  // namespace arising::extractor
