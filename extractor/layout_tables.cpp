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
    bool header = false;
};

bool is_only_label(const std::string& text) {
    const BlockLabel label = find_label(text + " x", true);
    return label.length == text.size() + 1;
}

/// Indices of the blocks of each table, in order.
std::vector<std::vector<std::size_t>> blocks_by_table(const ProtoDocument& document) {
    std::vector<std::vector<std::size_t>> blocks(document.tables.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (document.blocks[i].table >= 0) {
            blocks[static_cast<std::size_t>(document.blocks[i].table)].push_back(i);
        }
    }
    return blocks;
}

Measure measure(const RawDocument& raw, const ProtoDocument& document, const std::vector<std::size_t>& of_table) {
    Measure result;
    for (const std::size_t index : of_table) {
        const ProtoBlock& block = document.blocks[index];
        const std::string text = plain_text(raw, block);
        result.header = result.header || block.header;
        result.characters[block.column] += text.size();
        if (block.column == 0 && !text.empty()) {
            result.labels += result.number_rows.contains(block.row) ? 0 : is_only_label(text) ? 1 : 0;
            result.number_rows[block.row] += text.size();
        }
    }
    return result;
}

bool only_lays_out(const Measure& measured, std::int32_t rows) {
    constexpr std::size_t prose = 120;  // bytes a row: running text, not entries
    std::size_t longest = 0;
    for (const auto& [column, characters] : measured.characters) {
        longest = column > 0 ? std::max(longest, characters) : longest;
    }
    const std::size_t numbered = measured.number_rows.size();
    return !measured.header && rows > 0 && numbered > 0 && measured.labels * 10 >= numbered * 7 &&
           longest >= prose * static_cast<std::size_t>(rows);
}

void dissolve(const RawDocument& raw, ProtoDocument& document, const std::vector<std::size_t>& of_table) {
    std::vector<GlyphRange> label;
    std::int32_t label_row = -1;
    for (const std::size_t index : of_table) {
        ProtoBlock& block = document.blocks[index];
        if (block.column == 0 && is_only_label(plain_text(raw, block))) {
            label = std::move(block.content);
            label_row = block.row;
            block.content.clear();
        } else if (!label.empty() && block.row == label_row) {
            block.label = std::move(label);
            label.clear();
        }
        block.kind = block.label.empty() ? BlockKind::paragraph : BlockKind::list_item;
        block.level = block.label.empty() ? 0 : 1;
        block.table = block.row = block.column = -1;
        block.row_span = block.column_span = 1;
    }
}

}  // namespace

void dissolve_layout_tables(const RawDocument& raw, ProtoDocument& document) {
    std::vector<ProtoTable> left;
    std::vector<std::int32_t> new_index(document.tables.size(), -1);
    const std::vector<std::vector<std::size_t>> blocks = blocks_by_table(document);
    for (std::size_t t = 0; t < document.tables.size(); ++t) {
        if (only_lays_out(measure(raw, document, blocks[t]), document.tables[t].rows)) {
            dissolve(raw, document, blocks[t]);
        } else {
            new_index[t] = static_cast<std::int32_t>(left.size());
            left.push_back(document.tables[t]);
        }
    }
    document.tables = std::move(left);
    for (ProtoBlock& block : document.blocks) {
        block.table = block.table < 0 ? -1 : new_index[static_cast<std::size_t>(block.table)];
    }
}

}  // namespace arising::extractor
