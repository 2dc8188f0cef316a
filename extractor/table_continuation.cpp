// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/table_continuation.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace arising::extractor {
namespace {

constexpr std::int32_t most_header_rows = 4;

/// What is compared of one table.
struct Shape {
    std::map<std::int32_t, std::pair<float, float>> columns;             ///< where the text of each begins and ends
    std::map<std::int32_t, std::map<std::int32_t, std::string>> header;  ///< texts of the first rows, by column
    std::map<std::int32_t, bool> bold;                                   ///< by row: nothing in it is plain
    bool marked_header = false;                                          ///< its lines gave it a header
    std::int32_t first_page = 0;
    std::int32_t last_page = 0;
};

bool is_all_bold(const RawDocument& raw, const ProtoBlock& block) {
    for (const GlyphRange& range : block.content) {
        const std::vector<Glyph>& glyphs = raw.pages[static_cast<std::size_t>(range.page)].glyphs;
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (!is_blank(glyphs[i].text) && !raw.fonts[glyphs[i].font].bold) {
                return false;
            }
        }
    }
    return true;
}

void measure(const RawDocument& raw, const ProtoBlock& block, Shape& shape) {
    const Box box = box_of(raw, block);
    if (box.page <= 0) {
        return;
    }
    if (block.column_span == 1) {
        const auto [place, added] = shape.columns.try_emplace(block.column, box.x0, box.x1);
        place->second = {std::min(place->second.first, box.x0), std::max(place->second.second, box.x1)};
    }
    if (block.row < most_header_rows) {
        shape.header[block.row][block.column] += plain_text(raw, block) + " ";
    }
    const auto [row, first] = shape.bold.try_emplace(block.row, true);
    row->second = row->second && is_all_bold(raw, block);
    shape.marked_header = shape.marked_header || block.header;
    shape.first_page = shape.first_page == 0 ? box.page : shape.first_page;
    shape.last_page = box.page;
}

/// Every column of the one stands above that of the other, and above no other.
bool same_columns(const Shape& a, const Shape& b) {
    std::size_t common = 0;
    for (const auto& [column, extent] : a.columns) {
        for (const auto& [other, place] : b.columns) {
            const bool overlap = extent.first < place.second && place.first < extent.second;
            if (overlap && column != other) {
                return false;
            }
            common += overlap ? 1 : 0;
        }
    }
    return common >= 2;
}

/// Rows at the top of `next` that repeat the first ones of `table`.
std::int32_t repeated_rows(const Shape& table, const Shape& next) {
    std::int32_t rows = 0;
    while (rows < most_header_rows && table.header.contains(rows) && next.header.contains(rows) &&
           table.header.at(rows) == next.header.at(rows)) {
        ++rows;
    }
    return rows;
}

bool has_own_header(const Shape& table) {
    const bool first_bold = !table.bold.empty() && table.bold.begin()->second;
    const bool any_plain =
        std::any_of(table.bold.begin(), table.bold.end(), [](const auto& row) { return !row.second; });
    return table.marked_header || (first_bold && any_plain);
}

/// The tables in the order of the blocks, each with the number of the one before it where nothing but furniture stands
/// between them; -1 where something does.
std::vector<std::pair<std::int32_t, std::int32_t>> neighbours_of(const ProtoDocument& document) {
    std::vector<std::pair<std::int32_t, std::int32_t>> result;
    std::int32_t before = -1;
    std::int32_t current = -1;
    for (const ProtoBlock& block : document.blocks) {
        if (block.kind == BlockKind::furniture || block.kind == BlockKind::hidden || block.kind == BlockKind::note ||
            block.content.empty() || (block.table >= 0 && block.table == current)) {
            continue;
        }
        before = block.table >= 0 ? current : -1;
        current = block.table;
        if (block.table >= 0) {
            result.emplace_back(block.table, before);
        }
    }
    return result;
}

/// Where a table goes: into which one, behind how many of its rows, without how many of its own.
struct Target {
    std::int32_t table = -1;
    std::int32_t row = 0;
    std::int32_t left_out = 0;
};

void move_rows(ProtoDocument& document, const std::map<std::int32_t, Target>& targets) {
    for (ProtoBlock& block : document.blocks) {
        const auto found = block.table < 0 ? targets.end() : targets.find(block.table);
        if (found == targets.end()) {
            continue;
        }
        const Target& target = found->second;
        if (block.row < target.left_out) {
            block.kind = BlockKind::furniture;
            block.table = block.row = block.column = -1;
            block.row_span = block.column_span = 1;
            block.header = false;
        } else {
            block.table = target.table;
            block.row += target.row - target.left_out;
            block.header = false;
        }
    }
}

}  // namespace

void join_tables_over_pages(const RawDocument& raw, ProtoDocument& document) {
    std::vector<Shape> shapes(document.tables.size());
    for (const ProtoBlock& block : document.blocks) {
        if (block.table >= 0 && block.kind == BlockKind::table_cell) {
            measure(raw, block, shapes[static_cast<std::size_t>(block.table)]);
        }
    }
    std::map<std::int32_t, Target> targets;
    for (const auto& [table, before] : neighbours_of(document)) {
        if (before < 0) {
            continue;
        }
        const Shape& next = shapes[static_cast<std::size_t>(table)];
        const Shape& last = shapes[static_cast<std::size_t>(before)];
        const auto joined = targets.find(before);
        const std::int32_t first = joined == targets.end() ? before : joined->second.table;
        const Shape& head = shapes[static_cast<std::size_t>(first)];
        ProtoTable& whole = document.tables[static_cast<std::size_t>(first)];
        const ProtoTable& part = document.tables[static_cast<std::size_t>(table)];
        const std::int32_t repeated = std::min(repeated_rows(head, next), part.rows - 1);
        if (last.last_page + 1 != next.first_page || whole.columns != part.columns || !same_columns(head, next) ||
            (repeated <= 0 && has_own_header(next))) {
            continue;
        }
        targets[table] = {first, whole.rows, std::max(repeated, 0)};
        whole.rows += part.rows - std::max(repeated, 0);
    }
    if (!targets.empty()) {
        move_rows(document, targets);
        number_tables(document);
    }
}

}  // namespace arising::extractor
