// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/views.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

namespace arising::extractor {
namespace {

std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// One decimal, with a point whatever the locale.
std::string tenths(float value) {
    const long scaled = static_cast<long>(value * 10 + (value < 0 ? -0.5F : 0.5F));
    const long whole = std::abs(scaled) / 10;
    return (scaled < 0 ? "-" : "") + std::to_string(whole) + "." + std::to_string(std::abs(scaled) % 10);
}

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> buffer{};
            std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c));
            out += buffer.data();
        } else {
            out.push_back(c);
        }
    }
    return out + "\"";
}

struct Cell {
    const Block* first = nullptr;
    std::string text;
};

/// Cells by row and column; several blocks of one cell are joined with a blank.
std::map<std::pair<int, int>, Cell> cells_of(const Document& document, const Table& table) {
    std::map<std::pair<int, int>, Cell> cells;
    for (const std::int32_t index : table.cells) {
        const Block& block = document.blocks[static_cast<std::size_t>(index)];
        Cell& cell = cells[{block.row, block.column}];
        cell.first = cell.first == nullptr ? &block : cell.first;
        cell.text += cell.text.empty() ? "" : " ";
        cell.text += block.label.empty() ? "" : block.label + " ";
        cell.text += on_one_line(document.text_of(block));
    }
    return cells;
}

std::vector<std::vector<std::string>> grid_of(const Document& document, const Table& table) {
    std::vector<std::vector<std::string>> grid(
        static_cast<std::size_t>(std::max(table.rows, 0)),
        std::vector<std::string>(static_cast<std::size_t>(std::max(table.columns, 0))));
    for (const auto& [place, cell] : cells_of(document, table)) {
        const auto row = static_cast<std::size_t>(place.first);
        const auto column = static_cast<std::size_t>(place.second);
        if (row < grid.size() && column < grid[row].size()) {
            grid[row][column] = cell.text;
        }
    }
    return grid;
}

std::string pipe_row(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) {
        line += " ";
        for (const char c : cell) {
            line += c == '|' ? "\\|" : std::string(1, c);
        }
        line += " |";
    }
    return line + "\n";
}

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    return out;
}

std::string html_cell(const Cell& cell) {
    const Block& block = *cell.first;
    const std::string name = block.header ? "th" : "td";
    std::string out = "<" + name;
    out += block.row_span > 1 ? " rowspan=\"" + std::to_string(block.row_span) + "\"" : "";
    out += block.column_span > 1 ? " colspan=\"" + std::to_string(block.column_span) + "\"" : "";
    return out + ">" + html_text(cell.text) + "</" + name + ">";
}

/// Markdown has no cells over several rows or columns; HTML inside it has.
std::string html_table(const Document& document, const Table& table) {
    const auto cells = cells_of(document, table);
    std::vector<int> taken(static_cast<std::size_t>(std::max(table.columns, 0)), 0);  // rows, from the top
    std::string out = "<table>\n";
    for (int row = 0; row < table.rows; ++row) {
        out += "<tr>";
        for (int column = 0; column < table.columns; ++column) {
            if (taken[static_cast<std::size_t>(column)] > row) {
                continue;
            }
            const auto found = cells.find({row, column});
            out += found == cells.end() ? "<td></td>" : html_cell(found->second);
            const int wide = found == cells.end() ? 1 : found->second.first->column_span;
            const int high = found == cells.end() ? 1 : found->second.first->row_span;
            for (int c = column; c < std::min(column + wide, table.columns); ++c) {
                taken[static_cast<std::size_t>(c)] = row + high;
            }
        }
        out += "</tr>\n";
    }
    return out + "</table>\n\n";
}

bool has_spans(const Document& document, const Table& table) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](std::int32_t index) {
        const Block& block = document.blocks[static_cast<std::size_t>(index)];
        return block.row_span > 1 || block.column_span > 1;
    });
}

std::string markdown_table(const Document& document, const Table& table) {
    if (has_spans(document, table)) {
        return html_table(document, table);
    }
    std::string out;
    const auto grid = grid_of(document, table);
    for (std::size_t row = 0; row < grid.size(); ++row) {
        out += pipe_row(grid[row]);
        if (row == 0) {
            out += "|";
            for (std::size_t i = 0; i < grid[row].size(); ++i) {
                out += "---|";
            }
            out += "\n";
        }
    }
    return out + "\n";
}

std::string markdown_block(const Document& document, const Block& block) {
    const std::string text = on_one_line(document.text_of(block));
    const std::string label = block.label.empty() || block.label == "•" ? "" : block.label + " ";
    if (block.kind == BlockKind::heading) {
        return std::string(static_cast<std::size_t>(std::clamp(block.level, 1, 6)), '#') + " " + label + text + "\n\n";
    }
    if (block.kind == BlockKind::list_item) {
        const auto indent = static_cast<std::size_t>(std::max(0, block.level - 1)) * 2;
        return std::string(indent, ' ') + "- " + label + text + "\n";
    }
    return label + text + "\n\n";
}

}  // namespace

std::string view_words(const Document& document) {
    std::string out;
    for (const Word& word : document.words) {
        out += "p" + std::to_string(word.box.page) + " " + tenths(word.box.x0) + " " + tenths(word.box.y0) + " " +
               tenths(word.box.x1) + " " + tenths(word.box.y1) + " " + on_one_line(document.text_of(word.span)) + "\n";
    }
    return out;
}

std::string view_blocks(const Document& document) {
    std::string out;
    for (const Block& block : document.blocks) {
        out += "p" + std::to_string(block.page) + " " + name_of(block.kind);
        if (block.level > 0) {
            out += " " + std::to_string(block.level);
        }
        if (block.table >= 0) {
            out += " t" + std::to_string(block.table) + " r" + std::to_string(block.row) + " c" +
                   std::to_string(block.column);
            out += block.header ? " header" : "";
        }
        out += block.label.empty() ? "" : " [" + block.label + "]";
        out += " " + on_one_line(document.text_of(block)) + "\n";
    }
    return out;
}

std::string view_sections(const Document& document) {
    std::vector<std::size_t> direct(document.sections.size(), 0);
    for (const Block& block : document.blocks) {
        if (block.section >= 0 && block.kind != BlockKind::heading) {
            ++direct[static_cast<std::size_t>(block.section)];
        }
    }
    std::string out;
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const Section& section = document.sections[i];
        const Block& heading = document.blocks[static_cast<std::size_t>(section.heading)];
        out += std::string(static_cast<std::size_t>(std::max(0, section.level - 1)) * 2, ' ');
        out += (heading.label.empty() ? "" : heading.label + " ") + on_one_line(document.text_of(heading));
        out += " (p" + std::to_string(heading.page) + ", " + std::to_string(direct[i]) + " blocks)\n";
    }
    return out;
}

std::string view_markdown(const Document& document, bool keep_furniture) {
    std::string out;
    std::vector<bool> written(document.tables.size(), false);
    bool in_list = false;
    for (const Block& block : document.blocks) {
        const bool unseen = block.kind == BlockKind::hidden || (block.kind == BlockKind::furniture && !keep_furniture);
        if (unseen) {
            continue;
        }
        if (in_list && block.kind != BlockKind::list_item) {
            out += "\n";
        }
        in_list = block.kind == BlockKind::list_item;
        if (block.table < 0) {
            out += markdown_block(document, block);
        } else if (!written[static_cast<std::size_t>(block.table)]) {
            written[static_cast<std::size_t>(block.table)] = true;
            out += markdown_table(document, document.tables[static_cast<std::size_t>(block.table)]);
        }
    }
    return out;
}

std::string view_tables(const Document& document) {
    std::string out = "[";
    for (std::size_t t = 0; t < document.tables.size(); ++t) {
        const Table& table = document.tables[t];
        out += std::string(t == 0 ? "" : ",") + "\n{\"page\": " + std::to_string(table.page) +
               ", \"header_rows\": " + std::to_string(table.header_rows) + ", \"rows\": [";
        const auto grid = grid_of(document, table);
        for (std::size_t r = 0; r < grid.size(); ++r) {
            out += r == 0 ? "[" : ", [";
            for (std::size_t c = 0; c < grid[r].size(); ++c) {
                out += (c == 0 ? "" : ", ") + json_string(grid[r][c]);
            }
            out += "]";
        }
        out += "], \"cells\": [";
        bool first = true;
        for (const auto& [place, cell] : cells_of(document, table)) {
            out += std::string(first ? "" : ", ") + "{\"row\": " + std::to_string(place.first) +
                   ", \"column\": " + std::to_string(place.second) +
                   ", \"row_span\": " + std::to_string(cell.first->row_span) +
                   ", \"column_span\": " + std::to_string(cell.first->column_span) +
                   ", \"header\": " + (cell.first->header ? "true" : "false") +
                   ", \"text\": " + json_string(cell.text) + "}";
            first = false;
        }
        out += "]}";
    }
    return out + "\n]\n";
}

}  // namespace arising::extractor
