// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/ruled_tables.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "extractor/disjoint_groups.h"

namespace arising::extractor {
namespace {

constexpr std::int32_t fewest_rows_of_one_column = 3;  // fewer are a frame and its title

constexpr float snap = 3.0F;  // points: lines nearer than this are one line; ends may miss each other by it

bool crosses(const Ruling& horizontal, const Ruling& vertical) {
    return vertical.x0 >= horizontal.x0 - snap && vertical.x1 <= horizontal.x1 + snap &&
           horizontal.y0 >= vertical.y0 - snap && horizontal.y1 <= vertical.y1 + snap;
}

std::vector<float> distinct(std::vector<float> values) {
    std::sort(values.begin(), values.end());
    std::vector<float> result;
    for (const float value : values) {
        if (result.empty() || value - result.back() > snap) {
            result.push_back(value);
        }
    }
    return result;
}

bool covers(const std::vector<Ruling>& lines, bool horizontal, float at, float begin, float end) {
    const float middle = (begin + end) / 2;
    return std::any_of(lines.begin(), lines.end(), [=](const Ruling& line) {
        if (horizontal) {
            return line.horizontal() && std::abs((line.y0 + line.y1) / 2 - at) <= snap && line.x0 <= middle &&
                   line.x1 >= middle;
        }
        return !line.horizontal() && std::abs((line.x0 + line.x1) / 2 - at) <= snap && line.y0 <= middle &&
               line.y1 >= middle;
    });
}

/// How far lines of one direction reach past the outermost lines that they cross.
struct Overhang {
    float begin = 0;
    float end = 0;
    std::size_t before = 0;  ///< lines that begin clearly before the first line
    std::size_t behind = 0;  ///< lines that end clearly behind the last one
};

Overhang overhang_of(const std::vector<Ruling>& lines, bool horizontal, float first, float last, float least) {
    Overhang result{first, last};
    for (const Ruling& line : lines) {
        if (line.horizontal() == horizontal) {
            const float begin = horizontal ? line.x0 : line.y0;
            const float end = horizontal ? line.x1 : line.y1;
            result.begin = std::min(result.begin, begin);
            result.end = std::max(result.end, end);
            result.before += begin < first - least ? 1 : 0;
            result.behind += end > last + least ? 1 : 0;
        }
    }
    return result;
}

/// Tables are often open to the left and to the right, or above and below: there the lines of the other direction,
/// at least two of them, say where they end. `crossed` are the places of the lines that those cross.
void add_open_sides(const std::vector<Ruling>& lines, bool horizontal, std::vector<float>& crossed) {
    constexpr float least_width = 12.0F;  // points of a column
    constexpr float least_height = 8.0F;  // points of a row: a line of small type
    if (crossed.empty() || (!horizontal && distinct(crossed).size() < 2)) {
        return;  // one line across and some upright are no rows yet
    }
    const auto [first, last] = std::minmax_element(crossed.begin(), crossed.end());
    const Overhang over = overhang_of(lines, horizontal, *first, *last, horizontal ? least_width : least_height);
    if (over.before >= 2) {
        crossed.push_back(over.begin);
    }
    if (over.behind >= 2) {
        crossed.push_back(over.end);
    }
}

RuledTable grid_of(const std::vector<Ruling>& lines, std::int32_t page) {
    std::vector<float> xs;
    std::vector<float> ys;
    for (const Ruling& line : lines) {
        if (line.horizontal()) {
            ys.push_back((line.y0 + line.y1) / 2);
        } else {
            xs.push_back((line.x0 + line.x1) / 2);
        }
    }
    add_open_sides(lines, true, xs);
    add_open_sides(lines, false, ys);
    xs = distinct(std::move(xs));
    ys = distinct(std::move(ys));
    RuledTable table;
    constexpr std::size_t most_lines = 400;
    if (xs.size() < 2 || ys.size() < 2 || xs.size() > most_lines || ys.size() > most_lines) {
        return table;
    }
    table.rows = static_cast<std::int32_t>(ys.size()) - 1;
    table.columns = static_cast<std::int32_t>(xs.size()) - 1;
    table.box = {page + 1, xs.front(), ys.front(), xs.back(), ys.back()};
    const auto columns = xs.size() - 1;
    const auto rows = ys.size() - 1;
    std::vector<bool> taken(rows * columns, false);
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            if (taken[r * columns + c]) {
                continue;
            }
            std::size_t right = c + 1;
            while (right < columns && !taken[r * columns + right] &&
                   !covers(lines, false, xs[right], ys[r], ys[r + 1])) {
                ++right;
            }
            std::size_t down = r + 1;
            const auto open_below = [&](std::size_t row) {
                for (std::size_t i = c; i < right; ++i) {
                    if (covers(lines, true, ys[row], xs[i], xs[i + 1])) {
                        return false;
                    }
                }
                return true;
            };
            while (down < rows && open_below(down)) {
                ++down;
            }
            for (std::size_t i = r; i < down; ++i) {
                for (std::size_t k = c; k < right; ++k) {
                    taken[i * columns + k] = true;
                }
            }
            table.cells.push_back({static_cast<std::int32_t>(r),
                                   static_cast<std::int32_t>(c),
                                   static_cast<std::int32_t>(down - r),
                                   static_cast<std::int32_t>(right - c),
                                   {page + 1, xs[c], ys[r], xs[right], ys[down]}});
        }
    }
    return table;
}

}  // namespace

std::vector<Ruling> joined_rulings(std::vector<Ruling> rulings) {
    constexpr float in_line = 1.5F;   // points
    constexpr float touching = 1.2F;  // points between the ends of two pieces
    const auto across = [](const Ruling& r) { return r.horizontal() ? (r.y0 + r.y1) / 2 : (r.x0 + r.x1) / 2; };
    const auto begin = [](const Ruling& r) { return r.horizontal() ? r.x0 : r.y0; };
    std::stable_sort(rulings.begin(), rulings.end(), [&](const Ruling& a, const Ruling& b) {
        if (a.horizontal() != b.horizontal()) {
            return a.horizontal();
        }
        return std::pair(std::round(across(a) / in_line), begin(a)) <
               std::pair(std::round(across(b) / in_line), begin(b));
    });
    std::vector<Ruling> result;
    for (const Ruling& ruling : rulings) {
        if (!result.empty()) {
            Ruling& last = result.back();
            const float end = last.horizontal() ? last.x1 : last.y1;
            const float end_of_this = ruling.horizontal() ? ruling.x1 : ruling.y1;
            const bool one_line =
                last.horizontal() == ruling.horizontal() && std::abs(across(last) - across(ruling)) <= in_line;
            if (one_line && begin(ruling) <= end + touching && end_of_this >= begin(last) - touching) {
                last = {std::min(last.x0, ruling.x0), std::min(last.y0, ruling.y0), std::max(last.x1, ruling.x1),
                        std::max(last.y1, ruling.y1)};
                continue;
            }
        }
        result.push_back(ruling);
    }
    return result;
}

std::vector<RuledTable> find_ruled_tables(const RawPage& page, std::int32_t page_index) {
    constexpr std::size_t most_rulings = 4000;  // more is a drawing, not a table
    std::vector<RuledTable> tables;
    if (page.rulings.size() < 4 || page.rulings.size() > most_rulings) {
        return tables;
    }
    const std::vector<Ruling> rulings = joined_rulings(page.rulings);
    DisjointGroups groups(rulings.size());
    std::vector<std::size_t> across;
    std::vector<std::size_t> upright;
    for (std::size_t i = 0; i < rulings.size(); ++i) {
        (rulings[i].horizontal() ? across : upright).push_back(i);
    }
    for (const std::size_t h : across) {
        for (const std::size_t v : upright) {
            if (crosses(rulings[h], rulings[v])) {
                groups.join(h, v);
            }
        }
    }
    std::vector<std::vector<Ruling>> members(rulings.size());
    for (std::size_t i = 0; i < rulings.size(); ++i) {
        members[groups.of(i)].push_back(rulings[i]);
    }
    for (const std::vector<Ruling>& lines : members) {
        if (lines.size() < 4) {
            continue;
        }
        RuledTable table = grid_of(lines, page_index);
        const bool page_frame = table.box.width() > 0.95F * page.width && table.box.height() > 0.9F * page.height;
        const bool boxed_list = table.columns == 1 && table.rows >= fewest_rows_of_one_column;
        if ((table.columns >= 2 || boxed_list) && table.cells.size() >= 2 && !(page_frame && table.cells.size() < 4)) {
            tables.push_back(std::move(table));
        }
    }
    std::sort(tables.begin(), tables.end(),
              [](const RuledTable& a, const RuledTable& b) { return a.box.y0 < b.box.y0; });
    return tables;
}

}  // namespace arising::extractor
