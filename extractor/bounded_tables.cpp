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

/// The columns [first, last] that a part of a row stands in.
struct Columns {
    std::size_t first = 0;
    std::size_t last = 0;
    [[nodiscard]] bool several() const { return last > first; }
};

struct Part {
    Columns columns;
    float baseline = 0;
    std::vector<GlyphRange> ranges;
};

/// Where the text of a column begins and ends.
struct Extent {
    float x0 = 1e6F;
    float x1 = -1e6F;
    [[nodiscard]] float centre() const { return (x0 + x1) / 2; }
    void join(float begin, float end) {
        x0 = std::min(x0, begin);
        x1 = std::max(x1, end);
    }
};

/// Finds out what columns the phrases of a table stand in.
class ColumnReader {
public:
    ColumnReader(const RawDocument& document, std::int32_t page, const std::vector<Ruling>& underlines)
        : glyphs_(document.pages[static_cast<std::size_t>(page)].glyphs), underlines_(underlines) {}

    /// Learns the columns from the rows below the header; from the first, where those give none.
    void learn(const std::vector<SegmentRow>& rows, std::size_t header) {
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

    [[nodiscard]] const std::vector<float>& edges() const { return edges_; }

    /// The parts of a phrase: one, or as many as it has words that keep to different columns. `below` is the height of
    /// the next row of a header; 0 below the header, where underlines mean nothing.
    void add_parts(const Segment& phrase, float below, std::vector<Part>& parts) const {
        Columns columns = columns_of(phrase);
        const Columns underlined = below > 0 ? over_underline(phrase, below) : columns;
        if (underlined.several()) {
            columns = {std::min(columns.first, underlined.first), std::max(columns.last, underlined.last)};
        } else if (columns.several() && split(phrase, columns, parts)) {
            return;
        }
        parts.push_back({columns, phrase.baseline, phrase.ranges});
    }

private:
    [[nodiscard]] std::size_t column_at(float x) const {
        return static_cast<std::size_t>(std::upper_bound(edges_.begin(), edges_.end(), x) - edges_.begin());
    }

    /// Those whose text it stands above or below.
    [[nodiscard]] Columns columns_of(const Segment& phrase) const {
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

    [[nodiscard]] Columns over_underline(const Segment& phrase, float below) const {
        const float middle = (phrase.x0 + phrase.x1) / 2;
        Columns columns{extents_.size(), 0};
        for (const Ruling& line : underlines_) {
            const bool under = middle_y(line) > phrase.baseline && middle_y(line) < below;
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

    [[nodiscard]] Extent extent_of(const GlyphRange& word) const {
        Extent extent;
        for (std::uint32_t i = word.begin; i < word.end; ++i) {
            if (!is_blank(glyphs_[i].text)) {
                extent.join(glyphs_[i].x0, glyphs_[i].x1);
            }
        }
        return extent;
    }

    /// How far words are from being in line with a column, to the left, to the right or in the middle.
    [[nodiscard]] float offset(const Extent& words, std::size_t column) const {
        const Extent& place = extents_[column];
        return std::min(
            {std::abs(words.x0 - place.x0), std::abs(words.x1 - place.x1), std::abs(words.centre() - place.centre())});
    }

    /// Headers of neighbouring columns may stand no farther from each other than words do: they are told apart by being
    /// in line with their columns. Every column gets words, so that the sum of their offsets is the least (dynamic
    /// programming over columns and words); none may be far off.
    bool split(const Segment& phrase, Columns columns, std::vector<Part>& parts) const {
        constexpr float off = 0.7F;             // font sizes
        constexpr std::size_t most_words = 40;  // more are a sentence
        constexpr float never = 1e9F;
        const std::size_t words = phrase.ranges.size();
        const std::size_t count = columns.last - columns.first + 1;
        if (words < count || words > most_words) {
            return false;
        }
        std::vector<Extent> places;
        for (const GlyphRange& word : phrase.ranges) {
            places.push_back(extent_of(word));
        }
        // least[c][w]: of the first w words in the first c columns; from[c][w]: the first word of the last of those
        std::vector<std::vector<float>> least(count + 1, std::vector<float>(words + 1, never));
        std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(words + 1, 0));
        least[0][0] = 0;
        for (std::size_t c = 1; c <= count; ++c) {
            for (std::size_t end = c; end <= words; ++end) {
                Extent group;
                for (std::size_t begin = end; begin-- > c - 1;) {
                    group.join(places[begin].x0, places[begin].x1);
                    const float apart = offset(group, columns.first + c - 1);
                    const float sum = apart > off * phrase.size ? never : least[c - 1][begin] + apart;
                    if (sum < least[c][end]) {
                        least[c][end] = sum;
                        from[c][end] = begin;
                    }
                }
            }
        }
        if (least[count][words] >= never) {
            return false;
        }
        std::vector<Part> pieces(count);
        for (std::size_t c = count, end = words; c > 0; end = from[c][end], --c) {
            const auto first = phrase.ranges.begin() + static_cast<std::ptrdiff_t>(from[c][end]);
            pieces[c - 1] = {{columns.first + c - 1, columns.first + c - 1},
                             phrase.baseline,
                             {first, phrase.ranges.begin() + static_cast<std::ptrdiff_t>(end)}};
        }
        std::move(pieces.begin(), pieces.end(), std::back_inserter(parts));
        return true;
    }

    const std::vector<Glyph>& glyphs_;
    const std::vector<Ruling>& underlines_;
    std::vector<float> edges_;
    std::vector<Extent> extents_;
};

/// Reads one table between two lines of a stack.
class BoundedReader {
public:
    BoundedReader(const RawDocument& document, std::int32_t page, const RuleStack& stack, Stretch stretch,
                  const std::vector<std::uint32_t>& glyphs)
        : stack_(stack), stretch_(stretch), page_(page), columns_(document, page, stack.underlines) {
        std::vector<Segment> phrases = build_segments(document, page, glyphs, phrase_gap);
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](const Segment& a, const Segment& b) { return a.baseline < b.baseline; });
        rows_ = rows_of(std::move(phrases));
    }

    /// The table; of no cells where there is none.
    [[nodiscard]] FilledTable read(bool one_column) {
        FilledTable table;
        const std::size_t header = header_lines();
        columns_.learn(rows_, header);
        const bool one_band = stretch_.last - stretch_.first == 1;
        const std::size_t least_rows = one_band ? 3 : 2;
        const bool in_columns = one_column || !columns_.edges().empty();
        if (rows_.size() < least_rows || !in_columns || (one_band && is_prose_in_columns())) {
            return table;
        }
        find_parts(header);
        find_row_groups(header);
        table.grid.box = {page_ + 1, stack_.box.x0, stack_.ys[stretch_.first], stack_.box.x1, stack_.ys[stretch_.last]};
        table.grid.rows = static_cast<std::int32_t>(groups_.size());
        table.grid.columns = static_cast<std::int32_t>(columns_.edges().size()) + 1;
        table.grid.header_rows = static_cast<std::int32_t>(header_groups_);
        place_header(table);
        for (std::size_t g = header_groups_; g < groups_.size(); ++g) {
            place_row(g, table);
        }
        fill(table);
        return table;
    }

private:
    struct Group {
        std::size_t begin = 0;  ///< rows_
        std::size_t end = 0;
    };

    /// Rows above the second line of the stretch; 0 where it has no more than one band.
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

    [[nodiscard]] bool is_prose_in_columns() const {
        AlignedTable table;
        table.begin = 0;
        table.end = rows_.size();
        table.edges = columns_.edges();
        return is_prose(rows_, table);
    }

    void find_parts(std::size_t header) {
        parts_.resize(rows_.size());
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const float below = r + 1 < header ? rows_[r + 1].front().baseline : stack_.ys[stretch_.first + 1];
            for (const Segment& phrase : rows_[r]) {
                columns_.add_parts(phrase, r < header ? below : 0, parts_[r]);
            }
        }
        for (std::size_t r = header; r > 0; --r) {
            widen_single(r - 1, header);
        }
    }

    /// A header alone above several that stand over columns together stands over all of those.
    void widen_single(std::size_t row, std::size_t header) {
        if (row + 1 >= header || parts_[row].size() != 1) {
            return;
        }
        Columns& columns = parts_[row].front().columns;
        for (const Part& part : parts_[row + 1]) {
            if (part.columns.several()) {
                columns = {std::min(columns.first, part.columns.first), std::max(columns.last, part.columns.last)};
            }
        }
    }

    /// A part over several columns has one of fewer below it.
    [[nodiscard]] bool parted(std::size_t above, std::size_t below) const {
        for (const Part& upper : parts_[above]) {
            for (const Part& lower : parts_[below]) {
                const bool inside =
                    upper.columns.first <= lower.columns.first && lower.columns.last <= upper.columns.last;
                const std::size_t more = upper.columns.last - upper.columns.first;
                if (inside && more > lower.columns.last - lower.columns.first) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Lines of the header are one row unless one of them stands over several columns of the next. Below it, rows begin
    /// at the lines of the stack and, where those do not part every row, where the text says.
    void find_row_groups(std::size_t header) {
        for (std::size_t r = 0; r < header; ++r) {
            if (r == 0 || parted(r - 1, r)) {
                groups_.push_back({r, r});
            }
            groups_.back().end = r + 1;
        }
        header_groups_ = groups_.size();
        const std::vector<std::size_t> starts = row_starts(header);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            groups_.push_back({starts[i], i + 1 < starts.size() ? starts[i + 1] : rows_.size()});
        }
    }

    [[nodiscard]] std::vector<std::size_t> row_starts(std::size_t header) const {
        AlignedTable body;
        body.begin = header;
        body.end = rows_.size();
        body.edges = columns_.edges();
        find_row_starts(rows_, body);
        std::vector<std::size_t> below_lines;
        float begun = -1;
        std::size_t single = 0;  // lines of the stack with one line of text below them
        for (std::size_t r = header; r < rows_.size(); ++r) {
            const float line = line_above(rows_[r].front().baseline);
            if (line != begun) {
                below_lines.push_back(r);
                begun = line;
                ++single;
            } else if (r == below_lines.back() + 1) {
                --single;
            }
        }
        constexpr std::size_t fewest_bands = 3;
        constexpr std::size_t few_columns = 1;  // edges: two columns that wrap look like rows
        const bool every_row = below_lines.size() >= fewest_bands &&
                               (single * 2 > below_lines.size() || columns_.edges().size() <= few_columns);
        if (every_row) {
            return below_lines;
        }
        std::vector<std::size_t> both;
        std::set_union(body.row_starts.begin(), body.row_starts.end(), below_lines.begin(), below_lines.end(),
                       std::back_inserter(both));
        return both;
    }

    [[nodiscard]] float line_above(float y) const {
        const auto after = std::upper_bound(stack_.ys.begin(), stack_.ys.end(), y);
        return after == stack_.ys.begin() ? *after : *(after - 1);
    }

    static RuledTable::Cell cell(std::size_t group, std::size_t last_group, Columns columns) {
        return {static_cast<std::int32_t>(group),
                static_cast<std::int32_t>(columns.first),
                static_cast<std::int32_t>(last_group - group + 1),
                static_cast<std::int32_t>(columns.last - columns.first + 1),
                {}};
    }

    /// Cells over several columns that stand in a group's rows, from left to right.
    [[nodiscard]] std::vector<Columns> spans_of(std::size_t group) const {
        std::vector<Columns> spans;
        for (std::size_t r = groups_[group].begin; r < groups_[group].end; ++r) {
            for (const Part& part : parts_[r]) {
                if (part.columns.several()) {
                    spans.push_back(part.columns);
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
    void place_header(FilledTable& table) const {
        std::vector<std::size_t> open(columns_.edges().size() + 1, 0);  // by column: the first group without a cell
        const auto close = [&](std::size_t column, std::size_t group) {
            if (open[column] < group) {
                table.grid.cells.push_back(cell(open[column], group - 1, {column, column}));
            }
        };
        for (std::size_t g = 0; g < header_groups_; ++g) {
            for (const Columns span : spans_of(g)) {
                for (std::size_t c = span.first; c <= span.last; ++c) {
                    close(c, g);
                    open[c] = g + 1;
                }
                table.grid.cells.push_back(cell(g, g, span));
            }
        }
        for (std::size_t c = 0; c < open.size(); ++c) {
            close(c, header_groups_);
        }
    }

    void place_row(std::size_t group, FilledTable& table) const {
        std::size_t column = 0;
        for (const Columns span : spans_of(group)) {
            for (; column < span.first; ++column) {
                table.grid.cells.push_back(cell(group, group, {column, column}));
            }
            table.grid.cells.push_back(cell(group, group, span));
            column = span.last + 1;
        }
        for (; column <= columns_.edges().size(); ++column) {
            table.grid.cells.push_back(cell(group, group, {column, column}));
        }
    }

    void fill(FilledTable& table) const {
        const auto columns = static_cast<std::size_t>(table.grid.columns);
        std::vector<std::size_t> cell_at(groups_.size() * columns, 0);
        for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
            const RuledTable::Cell& cell = table.grid.cells[i];
            for (std::int32_t r = cell.row; r < cell.row + cell.row_span; ++r) {
                for (std::int32_t c = cell.column; c < cell.column + cell.column_span; ++c) {
                    cell_at[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] = i;
                }
            }
        }
        table.glyphs.resize(table.grid.cells.size());
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            for (std::size_t r = groups_[g].begin; r < groups_[g].end; ++r) {
                for (const Part& part : parts_[r]) {
                    std::vector<std::uint32_t>& glyphs = table.glyphs[cell_at[g * columns + part.columns.first]];
                    for (const GlyphRange& range : part.ranges) {
                        for (std::uint32_t i = range.begin; i < range.end; ++i) {
                            glyphs.push_back(i);
                        }
                    }
                }
            }
        }
    }

    const RuleStack& stack_;
    Stretch stretch_;
    std::int32_t page_;
    ColumnReader columns_;
    std::vector<SegmentRow> rows_;
    std::vector<std::vector<Part>> parts_;  ///< by row
    std::vector<Group> groups_;
    std::size_t header_groups_ = 0;
};

/// Lines of a chart have a number at their end, level with them; those of a table stand between its rows.
bool is_chart(const RawDocument& document, std::int32_t page, const RuleStack& stack,
              const std::vector<std::uint32_t>& glyphs) {
    constexpr float level = 0.25F;  // font sizes
    constexpr float near = 2.5F;    // font sizes
    constexpr std::size_t fewest_lines = 3;
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    std::vector<bool> numbered(stack.ys.size(), false);
    for (const std::uint32_t i : glyphs) {
        const Glyph& glyph = all[i];
        const bool left = glyph.x1 <= stack.box.x0 + snap && glyph.x1 > stack.box.x0 - near * glyph.size;
        const bool right = glyph.x0 >= stack.box.x1 - snap && glyph.x0 < stack.box.x1 + near * glyph.size;
        if (glyph.text < '0' || glyph.text > '9' || !(left || right)) {
            continue;
        }
        const float middle = glyph.baseline - 0.35F * glyph.size;  // half the height of a digit
        for (auto y = std::lower_bound(stack.ys.begin(), stack.ys.end(), middle - level * glyph.size);
             y != stack.ys.end() && *y <= middle + level * glyph.size; ++y) {
            numbered[static_cast<std::size_t>(y - stack.ys.begin())] = true;
        }
    }
    const auto count = static_cast<std::size_t>(std::count(numbered.begin(), numbered.end(), true));
    return count >= fewest_lines && count * 2 > stack.ys.size();
}

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
    const bool head_and_foot = stack.ys.size() == 2 && height > most_of_page * page_height;
    band.tabular = !outside && !head_and_foot && (is_tabular(band.rows) || has_headed_columns(band.rows));
    band.tight = !outside && band.rows.size() == 1 && height <= tight_band * size;
    return band;
}

/// Upright lines at its ends make it a frame.
bool has_sides(const RawPage& page, const RuleStack& stack) {
    return std::any_of(page.rulings.begin(), page.rulings.end(), [&](const Ruling& line) {
        const float x = (line.x0 + line.x1) / 2;
        const bool at_end = std::abs(x - stack.box.x0) <= snap || std::abs(x - stack.box.x1) <= snap;
        const float common = std::min(line.y1, stack.box.y1) - std::max(line.y0, stack.box.y0);
        return !line.horizontal() && at_end && common > stack.box.height() / 2;
    });
}

/// Shorter lines inside a stack are underlines; those that together go all the way are one more line of it.
void add_underlines(const std::vector<Ruling>& lines, RuleStack& stack) {
    constexpr float all_the_way = 0.85F;  // of the width
    std::vector<float> more;
    for (std::size_t i = 0; i < lines.size();) {
        std::vector<Ruling> level;
        float length = 0;
        std::size_t end = i;
        for (; end < lines.size() && middle_y(lines[end]) - middle_y(lines[i]) <= 1; ++end) {
            const float width = lines[end].x1 - lines[end].x0;
            if (in_box(stack.box, lines[end]) && width < stack.box.width() - 2 * snap) {
                level.push_back(lines[end]);
                length += width;
            }
        }
        if (length > all_the_way * stack.box.width()) {
            more.push_back(middle_y(level.front()));
        } else {
            stack.underlines.insert(stack.underlines.end(), level.begin(), level.end());
        }
        i = end;
    }
    stack.ys.insert(stack.ys.end(), more.begin(), more.end());
    std::sort(stack.ys.begin(), stack.ys.end());
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
    std::erase_if(stacks, [&](const RuleStack& stack) { return stack.ys.size() < 2 || has_sides(page, stack); });
    std::stable_sort(stacks.begin(), stacks.end(),
                     [](const RuleStack& a, const RuleStack& b) { return a.box.width() > b.box.width(); });
    for (RuleStack& stack : stacks) {
        add_underlines(lines, stack);
    }
    return stacks;
}

RuleStack stack_of(const RuledTable& grid) {
    RuleStack stack;
    stack.box = grid.box;
    stack.ys.push_back(grid.box.y0);
    for (const RuledTable::Cell& cell : grid.cells) {
        stack.ys.push_back(cell.box.y1);
    }
    return stack;
}

std::vector<FilledTable> take_bounded_tables(const RawDocument& document, std::int32_t page, const RuleStack& stack,
                                             std::vector<std::uint32_t>& glyphs) {
    std::vector<Band> bands;
    if (is_chart(document, page, stack, glyphs)) {
        return {};
    }
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
        FilledTable table = BoundedReader(document, page, stack, stretch, inside).read(one_column);
        if (table.grid.cells.empty()) {
            continue;
        }
        std::vector<std::uint32_t> rest;
        std::sort(inside.begin(), inside.end());
        std::copy_if(glyphs.begin(), glyphs.end(), std::back_inserter(rest),
                     [&](std::uint32_t i) { return !std::binary_search(inside.begin(), inside.end(), i); });
        glyphs = std::move(rest);
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace arising::extractor
