// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/layout_tables.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extractor/block_label.h"

namespace arising::extractor {
namespace {

/// What is measured of one table.
struct Measure {
    std::map<std::int32_t, std::size_t> number_rows;  ///< rows whose first cell has text; the value is its length
    std::size_t labels = 0;                           ///< of those, that are nothing but a label
    std::map<std::int32_t, std::size_t> characters;   ///< by column
    bool header = false;                              ///< a cell is marked as one ...
    bool numbered_header = false;                     ///< ... in a row that has a number as the rows below it have
};

bool is_only_label(const std::string& text) {
    const BlockLabel label = find_label(text + " x", true);
    return label.length == text.size() + 1;
}

/// The blocks of one table, in order.
using TableBlocks = std::vector<ProtoBlock*>;

Measure measure(const RawDocument& raw, const TableBlocks& blocks) {
    Measure result;
    for (const ProtoBlock* const entry : blocks) {
        const ProtoBlock& block = *entry;
        const std::string text = plain_text(raw, block);
        result.header = result.header || block.header;
        result.characters[block.column] += text.size();
        result.numbered_header = result.numbered_header || (block.row == 0 && block.column == 0 && is_only_label(text));
        if (block.column == 0 && !text.empty()) {
            result.labels += result.number_rows.contains(block.row) ? 0 : is_only_label(text) ? 1 : 0;
            result.number_rows[block.row] += text.size();
        }
    }
    return result;
}

bool only_lays_out(const Measure& measured, const ProtoTable& table) {
    constexpr std::size_t prose = 120;  // bytes a row: running text, not entries
    constexpr std::size_t words = 20;   // bytes a row: beside nothing but a label, words are enough
    const std::int32_t rows = table.rows;
    const auto with_text = std::count_if(measured.characters.begin(), measured.characters.end(),
                                         [](const auto& column) { return column.second > 0; });
    std::size_t longest = 0;
    for (const auto& [column, characters] : measured.characters) {
        longest = column > 0 ? std::max(longest, characters) : longest;
    }
    const std::size_t numbered = measured.number_rows.size();
    return (!measured.header || measured.numbered_header) && rows > 0 && numbered > 0 &&
           measured.labels * 10 >= numbered * 7 &&
           longest >= (with_text == 2 ? words : prose) * static_cast<std::size_t>(rows);
}

void dissolve(const RawDocument& raw, const TableBlocks& blocks) {
    std::vector<GlyphRange> label;
    std::int32_t label_row = -1;
    for (ProtoBlock* const entry : blocks) {
        ProtoBlock& block = *entry;
        if (block.column == 0 && is_only_label(plain_text(raw, block))) {
            label = std::move(block.content);
            label_row = block.row;
            block.content.clear();
        } else if (!label.empty() && block.row == label_row && !plain_text(raw, block).empty()) {
            block.label = std::move(label);
            label.clear();
        }
        block.kind = block.label.empty() ? BlockKind::paragraph : BlockKind::list_item;
        block.level = block.label.empty() ? 0 : 1;
        block.table = block.row = block.column = -1;
        block.row_span = block.column_span = 1;
        block.header = false;
    }
}

/// What is in the rows of one table: bytes of text by row and column, blocks without text left out.
using RowTexts = std::map<std::int32_t, std::map<std::int32_t, std::size_t>>;

RowTexts row_texts(const RawDocument& raw, const TableBlocks& blocks) {
    RowTexts rows;
    for (const ProtoBlock* const block : blocks) {
        const std::size_t size = plain_text(raw, *block).size();
        if (size > 0) {
            rows[block->row][block->column] += size;
        }
    }
    return rows;
}

/// More text stands alone in its row than beside other text, several times, and some of it is running text: the rows
/// are stretches of a page. A table of one such row is a box with a title.
bool stacks_a_page(const RowTexts& rows) {
    constexpr std::size_t running_text = 300;  // bytes: a few lines
    constexpr std::size_t fewest_rows = 3;
    std::size_t rows_alone = 0;
    std::size_t alone = 0;
    std::size_t together = 0;
    std::size_t longest = 0;
    for (const auto& [row, cells] : rows) {
        rows_alone += cells.size() == 1 ? 1 : 0;
        for (const auto& [column, size] : cells) {
            (cells.size() == 1 ? alone : together) += size;
            longest = cells.size() == 1 ? std::max(longest, size) : longest;
        }
    }
    return rows_alone >= fewest_rows && longest >= running_text && alone > together;
}

/// What becomes of the rows of a table that stacks a page.
struct RowPlace {
    std::int32_t table = -1;  ///< -1: no table any more
    std::int32_t row = -1;
};

/// Rows with several cells stay tables, those that follow each other one; the rest become paragraphs.
std::map<std::int32_t, RowPlace> places_of(const RowTexts& rows, std::int32_t table, std::vector<ProtoTable>& tables) {
    std::map<std::int32_t, RowPlace> places;
    const std::int32_t columns = tables[static_cast<std::size_t>(table)].columns;
    bool first = true;
    for (auto row = rows.begin(); row != rows.end();) {
        auto end = row;
        std::int32_t count = 0;
        while (end != rows.end() && end->second.size() > 1 && end->first == row->first + count) {
            ++end;
            ++count;
        }
        if (count == 0) {
            places[row->first] = {};
            ++row;
            continue;
        }
        const std::int32_t index = first ? table : static_cast<std::int32_t>(tables.size());
        if (!first) {
            tables.emplace_back();
        }
        tables[static_cast<std::size_t>(index)] = {count, columns};
        first = false;
        for (std::int32_t r = 0; row != end; ++row) {
            places[row->first] = {index, r++};
        }
    }
    if (first) {
        tables[static_cast<std::size_t>(table)] = {};
    }
    return places;
}

void to_paragraph(ProtoBlock& block) {
    block.kind = block.label.empty() ? BlockKind::paragraph : BlockKind::list_item;
    block.level = block.label.empty() ? 0 : std::max(1, block.level);
    block.table = block.row = block.column = -1;
    block.row_span = block.column_span = 1;
    block.header = false;
}

/// Takes a table apart that stacks what stands on a page.
void unstack(const RowTexts& rows, const TableBlocks& blocks, std::int32_t table, std::vector<ProtoTable>& tables) {
    const std::map<std::int32_t, RowPlace> places = places_of(rows, table, tables);
    for (ProtoBlock* const block : blocks) {
        const auto place = places.find(block->row);
        if (place == places.end() || place->second.table < 0) {
            to_paragraph(*block);
            continue;
        }
        block->table = place->second.table;
        block->row = place->second.row;
        block->row_span = 1;
    }
}

/// The blocks of every table, by its number.
std::vector<TableBlocks> blocks_by_table(ProtoDocument& document) {
    std::vector<TableBlocks> result(document.tables.size());
    for (ProtoBlock& block : document.blocks) {
        if (block.table >= 0) {
            result[static_cast<std::size_t>(block.table)].push_back(&block);
        }
    }
    return result;
}

}  // namespace

void dissolve_layout_tables(const RawDocument& raw, ProtoDocument& document) {
    const std::vector<TableBlocks> stacked = blocks_by_table(document);
    for (std::size_t t = 0; t < stacked.size(); ++t) {
        const RowTexts rows = row_texts(raw, stacked[t]);
        if (stacks_a_page(rows)) {
            unstack(rows, stacked[t], static_cast<std::int32_t>(t), document.tables);
        }
    }
    const std::vector<TableBlocks> numbered = blocks_by_table(document);
    for (std::size_t t = 0; t < numbered.size(); ++t) {
        if (only_lays_out(measure(raw, numbered[t]), document.tables[t])) {
            dissolve(raw, numbered[t]);
        }
    }
    number_tables(document);
}

}  // namespace arising::extractor
