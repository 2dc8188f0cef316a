// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/table_cells.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractor/aligned_tables.h"
#include "extractor/layout_lines.h"

namespace arising::extractor {
namespace {

constexpr float column_gap = 1.0F;  // font sizes
constexpr float edge_gap = 0.5F;    // font sizes: enough where an edge of the grid stands in the gap

/// Finds the cell at a place without asking every cell.
class CellFinder {
public:
    explicit CellFinder(const RuledTable& table) : none_(table.cells.size()) {
        for (const RuledTable::Cell& cell : table.cells) {
            xs_.insert(xs_.end(), {cell.box.x0, cell.box.x1});
            ys_.insert(ys_.end(), {cell.box.y0, cell.box.y1});
        }
        for (std::vector<float>* edges : {&xs_, &ys_}) {
            std::sort(edges->begin(), edges->end());
            edges->erase(std::unique(edges->begin(), edges->end()), edges->end());
        }
        first_.assign((xs_.size() + 1) * (ys_.size() + 1), none_);
        for (std::size_t i = table.cells.size(); i-- > 0;) {
            const Box& box = table.cells[i].box;
            for (std::size_t y = after(ys_, box.y0); y < after(ys_, box.y1); ++y) {
                for (std::size_t x = after(xs_, box.x0); x < after(xs_, box.x1); ++x) {
                    first_[y * (xs_.size() + 1) + x] = i;
                }
            }
        }
    }

    /// Index of the first cell that holds the middle of the box; the number of cells where none does.
    [[nodiscard]] std::size_t at(const Box& box) const {
        const float x = (box.x0 + box.x1) / 2;
        const float y = (box.y0 + box.y1) / 2;
        return first_[after(ys_, y) * (xs_.size() + 1) + after(xs_, x)];
    }

private:
    /// How many edges lie at or before the place: the stretch that it is in.
    static std::size_t after(const std::vector<float>& edges, float place) {
        return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), place) - edges.begin());
    }

    std::size_t none_;
    std::vector<float> xs_;
    std::vector<float> ys_;
    std::vector<std::size_t> first_;  ///< of each stretch between edges, row by row
};

struct GridLines {
    std::vector<float> xs;
};

/// Left edges of the columns, from the cells' boxes, and the right edge of the table.
GridLines lines_of(const RuledTable& grid) {
    GridLines lines;
    lines.xs.assign(static_cast<std::size_t>(grid.columns) + 1, grid.box.x1);
    for (const RuledTable::Cell& cell : grid.cells) {
        lines.xs[static_cast<std::size_t>(cell.column)] = cell.box.x0;
    }
    return lines;
}

/// Splits one cell over several columns; false where its text crosses an edge or stands in one column only.
bool split_columns(const RawDocument& document, std::int32_t page, const GridLines& lines, FilledTable& table,
                   std::size_t index) {
    const RuledTable::Cell cell = table.grid.cells[index];
    const std::vector<Segment> segments = build_segments(document, page, table.glyphs[index], edge_gap);
    const auto first = static_cast<std::size_t>(cell.column);
    const auto end = first + static_cast<std::size_t>(cell.column_span);
    std::vector<bool> has(end - first, false);
    for (const Segment& segment : segments) {
        std::size_t column = first;
        while (column + 1 < end && segment.x0 >= lines.xs[column + 1] - 1) {
            ++column;
        }
        if (segment.x1 > lines.xs[column + 1] + 1) {
            return false;
        }
        has[column - first] = true;
    }
    if (std::count(has.begin(), has.end(), true) < 2) {
        return false;
    }
    const std::vector<std::uint32_t> glyphs = std::exchange(table.glyphs[index], {});
    for (std::size_t column = first; column < end; ++column) {
        RuledTable::Cell part = cell;
        part.column = static_cast<std::int32_t>(column);
        part.column_span = 1;
        part.box.x0 = lines.xs[column];
        part.box.x1 = lines.xs[column + 1];
        std::vector<std::uint32_t> own;
        for (const std::uint32_t i : glyphs) {
            const Glyph& glyph = document.pages[static_cast<std::size_t>(page)].glyphs[i];
            const float middle = (glyph.x0 + glyph.x1) / 2;
            if (middle >= part.box.x0 && (middle < part.box.x1 || column + 1 == end)) {
                own.push_back(i);
            }
        }
        if (column == first) {
            table.grid.cells[index] = part;
            table.glyphs[index] = std::move(own);
        } else {
            table.grid.cells.push_back(part);
            table.glyphs.push_back(std::move(own));
        }
    }
    return true;
}

/// The lines of a cell: baselines, and whether each has a digit.
struct CellLines {
    std::vector<float> baselines;
    bool numbers = true;
};

CellLines lines_of_cell(const RawDocument& document, std::int32_t page, const std::vector<std::uint32_t>& glyphs) {
    CellLines lines;
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    std::vector<Segment> segments = build_segments(document, page, glyphs, column_gap);
    std::stable_sort(segments.begin(), segments.end(),
                     [](const Segment& a, const Segment& b) { return a.baseline < b.baseline; });
    for (const SegmentRow& row : rows_of(std::move(segments))) {
        bool digit = false;
        for (const Segment& segment : row) {
            for (const GlyphRange& range : segment.ranges) {
                for (std::uint32_t i = range.begin; i < range.end; ++i) {
                    digit = digit || (all[i].text >= '0' && all[i].text <= '9');
                }
            }
        }
        lines.baselines.push_back(row.front().baseline);
        lines.numbers = lines.numbers && digit;
    }
    return lines;
}

bool level(const std::vector<float>& a, const std::vector<float>& b) {
    constexpr float off = 2.0F;  // points
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (std::abs(a[k] - b[k]) > off) {
            return false;
        }
    }
    return true;
}

/// Baselines of the rows that one drawn row holds; none where it is one row. The columns of numbers tell: two of them
/// with the same lines (in a table of two columns, one that is level with the other column).
std::vector<float> rows_inside(const RawDocument& document, std::int32_t page, const FilledTable& table,
                               std::int32_t row) {
    std::vector<CellLines> columns;
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        const RuledTable::Cell& cell = table.grid.cells[i];
        const bool covers = cell.row <= row && row < cell.row + cell.row_span;
        if (!covers || table.glyphs[i].empty()) {
            continue;
        }
        if (cell.row_span > 1 || cell.column_span > 1) {
            return {};
        }
        columns.push_back(lines_of_cell(document, page, table.glyphs[i]));
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].numbers || columns[i].baselines.size() < 2) {
            continue;
        }
        std::size_t same = 0;
        std::size_t same_numbers = 0;
        bool fewer = false;
        for (const CellLines& other : columns) {
            const bool equal = level(columns[i].baselines, other.baselines);
            same += equal ? 1 : 0;
            same_numbers += equal && other.numbers ? 1 : 0;
            fewer = fewer || other.baselines.size() < columns[i].baselines.size();
        }
        const bool enough = columns.size() >= 3 ? same_numbers >= 2 : same == columns.size() && columns.size() == 2;
        if (enough && !fewer) {
            return columns[i].baselines;
        }
    }
    return {};
}

/// Index of the nearest of places that go up; of the first one where two are as near.
std::size_t nearest_to(float place, const std::vector<float>& places) {
    const auto after = std::lower_bound(places.begin(), places.end(), place);
    if (after == places.begin()) {
        return 0;
    }
    const auto before = std::lower_bound(places.begin(), after, *(after - 1));
    const bool is_after = after != places.end() && std::abs(place - *after) < std::abs(place - *before);
    return static_cast<std::size_t>((is_after ? after : before) - places.begin());
}

/// Makes the row `row` as many as there are baselines; rows below move down.
void split_row(const RawDocument& document, std::int32_t page, FilledTable& table, std::int32_t row,
               const std::vector<float>& baselines) {
    const auto more = static_cast<std::int32_t>(baselines.size()) - 1;
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    const std::size_t count = table.grid.cells.size();
    for (std::size_t i = 0; i < count; ++i) {
        RuledTable::Cell& cell = table.grid.cells[i];
        if (cell.row > row) {
            cell.row += more;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (table.grid.cells[i].row != row) {
            continue;
        }
        const std::vector<std::uint32_t> glyphs = std::exchange(table.glyphs[i], {});
        std::vector<std::vector<std::uint32_t>> parts(baselines.size());
        for (const std::uint32_t g : glyphs) {
            parts[nearest_to(all[g].baseline, baselines)].push_back(g);
        }
        table.glyphs[i] = std::move(parts[0]);
        for (std::size_t k = 1; k < parts.size(); ++k) {
            RuledTable::Cell part = table.grid.cells[i];
            part.row += static_cast<std::int32_t>(k);
            table.grid.cells.push_back(part);
            table.glyphs.push_back(std::move(parts[k]));
        }
    }
    table.grid.rows += more;
}

void sort_cells(FilledTable& table) {
    std::vector<std::size_t> order(table.grid.cells.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const RuledTable::Cell& x = table.grid.cells[a];
        const RuledTable::Cell& y = table.grid.cells[b];
        return std::pair(x.row, x.column) < std::pair(y.row, y.column);
    });
    FilledTable sorted;
    for (const std::size_t i : order) {
        sorted.grid.cells.push_back(table.grid.cells[i]);
        sorted.glyphs.push_back(std::move(table.glyphs[i]));
    }
    table.grid.cells = std::move(sorted.grid.cells);
    table.glyphs = std::move(sorted.glyphs);
}

/// Columns in which a cell with text begins.
std::size_t columns_with_text(const FilledTable& table) {
    std::vector<bool> has(static_cast<std::size_t>(table.grid.columns), false);
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        if (!table.glyphs[i].empty()) {
            has[static_cast<std::size_t>(table.grid.cells[i].column)] = true;
        }
    }
    return static_cast<std::size_t>(std::count(has.begin(), has.end(), true));
}

/// Lines run through text: those of a chart pass behind its numbers, those of a table keep clear of them.
bool is_struck_through(const RawDocument& document, std::int32_t page, const FilledTable& table) {
    constexpr float near = 0.2F;  // font sizes from the middle of a character
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    std::size_t struck = 0;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        const Box& cell = table.grid.cells[i].box;
        for (const std::uint32_t g : table.glyphs[i]) {
            const Box box = box_of(document, page, all[g]);
            const float middle = (box.y0 + box.y1) / 2;
            struck += std::min(middle - cell.y0, cell.y1 - middle) < near * all[g].size ? 1 : 0;
            ++characters;
        }
    }
    return struck * 4 > characters;
}

/// Entries of a line or two each: a frame around running text holds longer ones.
bool is_short_list(const RawDocument& document, std::int32_t page, const FilledTable& table) {
    constexpr std::size_t most_lines = 2;
    return std::all_of(table.glyphs.begin(), table.glyphs.end(), [&](const std::vector<std::uint32_t>& glyphs) {
        return lines_of_cell(document, page, glyphs).baselines.size() <= most_lines;
    });
}

/// Boxes of a chart joined by lines: they make a grid of many columns, nearly all of it empty. A sparse table differs
/// by the row that heads it or the column that names its rows.
bool is_diagram(const FilledTable& table) {
    constexpr std::int32_t fewest_columns = 8;
    const std::int32_t squares = table.grid.rows * table.grid.columns;
    if (table.grid.columns < fewest_columns || static_cast<std::int32_t>(table.filled_cells()) * 4 >= squares) {
        return false;
    }
    std::int32_t in_first_row = 0;     // squares with text
    std::int32_t in_first_column = 0;  // squares with text
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        const RuledTable::Cell& cell = table.grid.cells[i];
        in_first_row += !table.glyphs[i].empty() && cell.row == 0 ? cell.column_span : 0;
        in_first_column += !table.glyphs[i].empty() && cell.column == 0 ? cell.row_span : 0;
    }
    return in_first_row * 2 < table.grid.columns && in_first_column * 2 < table.grid.rows;
}

}  // namespace

std::size_t FilledTable::filled_cells() const {
    return static_cast<std::size_t>(
        std::count_if(glyphs.begin(), glyphs.end(), [](const auto& cell) { return !cell.empty(); }));
}

FilledTable fill_table(const RawDocument& document, std::int32_t page, const RuledTable& table,
                       const std::vector<std::uint32_t>& glyphs, std::vector<std::uint32_t>& outside) {
    FilledTable filled{table, std::vector<std::vector<std::uint32_t>>(table.cells.size())};
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    const CellFinder finder(table);
    for (const std::uint32_t i : glyphs) {
        const std::size_t cell = finder.at(box_of(document, page, all[i]));
        (cell < table.cells.size() ? filled.glyphs[cell] : outside).push_back(i);
    }
    return filled;
}

bool is_table(const RawDocument& document, std::int32_t page, const FilledTable& table) {
    constexpr std::int32_t many_columns = 4;
    const std::size_t filled = table.filled_cells();
    if (filled < 2 || is_diagram(table) || is_struck_through(document, page, table)) {
        return false;
    }
    if (table.grid.columns == 1) {
        return filled >= 3 && filled * 3 >= table.grid.cells.size() * 2 && is_short_list(document, page, table);
    }
    return table.grid.columns < many_columns ||
           columns_with_text(table) * 2 >= static_cast<std::size_t>(table.grid.columns);
}

void complete_grid(const RawDocument& document, std::int32_t page, FilledTable& table) {
    const GridLines lines = lines_of(table.grid);
    const std::size_t cells = table.grid.cells.size();
    for (std::size_t i = 0; i < cells; ++i) {
        if (table.grid.cells[i].column_span > 1 && !table.glyphs[i].empty()) {
            split_columns(document, page, lines, table, i);
        }
    }
    for (std::int32_t row = table.grid.rows - 1; row >= 0; --row) {
        const std::vector<float> baselines = rows_inside(document, page, table, row);
        if (baselines.size() > 1) {
            split_row(document, page, table, row, baselines);
        }
    }
    sort_cells(table);
}

}  // namespace arising::extractor
