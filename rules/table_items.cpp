// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/table_items.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Span;

namespace {

constexpr std::size_t kFewest = 2;  // one item is the cell itself

/// A sentence of the cell, and whether something says that an item begins with it.
struct Piece {
    CellItem item;
    bool first_of_block = false;
    bool labelled = false;

    [[nodiscard]] bool opens() const { return labelled || item.match.has_value(); }
};

std::vector<Piece> pieces_of(Mining& mining, const Rule& rule, const TableGrid::Cell& cell) {
    std::vector<Piece> pieces;
    for (const BlockIndex block : cell.blocks) {
        bool first = true;
        for (const Span sentence : mining.sentences(block)) {
            Piece piece{{sentence, find_first(rule.table.item_match, mining.text(sentence)), sentence.begin}, first};
            piece.labelled = first && !mining.document().blocks[block].label.empty();
            pieces.push_back(std::move(piece));
            first = false;
        }
    }
    return pieces;
}

std::size_t openers_among(const std::vector<Piece>& pieces) {
    return static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.opens(); }));
}

std::size_t blocks_among(const std::vector<Piece>& pieces) {
    return static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.first_of_block; }));
}

std::vector<std::string> split_at(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.size(), text.find_first_of(separators, begin));
        const std::string_view part = trimmed(text.substr(begin, end - begin));
        if (!part.empty()) {
            parts.emplace_back(part);
        }
        begin = end + 1;
    }
    return parts;
}

}  // namespace

std::vector<std::string> names_in_cell(const Mining& mining, const TableGrid::Cell& cell, std::size_t wanted) {
    std::vector<std::string> blocks;
    std::vector<std::string> lines;
    for (const BlockIndex block : cell.blocks) {
        const std::string_view text = mining.document().text_of(mining.block_span(block));
        blocks.push_back(single_spaced(text));
        for (std::string& line : split_at(text, "\n")) {
            lines.push_back(std::move(line));
        }
    }
    if (blocks.size() == wanted || lines.size() == wanted) {
        return blocks.size() == wanted ? blocks : lines;
    }
    std::vector<std::string> words = split_at(cell.text, " ");
    return words.size() == wanted ? words : std::vector<std::string>();
}

std::vector<CellItem> items_of_cell(Mining& mining, const Rule& rule, const TableGrid::Cell& cell,
                                    const TableGrid::Cell* owners) {
    std::vector<Piece> pieces = pieces_of(mining, rule, cell);
    const std::size_t blocks = blocks_among(pieces);
    const bool by_sign = openers_among(pieces) >= kFewest;
    const bool by_owner = blocks >= kFewest && owners != nullptr && !names_in_cell(mining, *owners, blocks).empty();
    std::vector<CellItem> items;
    bool opened = false;  // whether something said that the last item began
    for (Piece& piece : pieces) {
        const bool opens = by_sign ? piece.opens() : by_owner && piece.first_of_block;
        if (items.empty() || (opens && opened)) {
            items.push_back(std::move(piece.item));
        } else {
            items.back().span.end = piece.item.span.end;
            if (opens) {
                items.back().match = std::move(piece.item.match);
                items.back().base = piece.item.base;
            }
        }
        opened = opened || opens;
    }
    return items.size() >= kFewest ? items : std::vector<CellItem>();
}

}  // namespace arising::rules
