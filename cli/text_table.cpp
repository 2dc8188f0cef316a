// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <algorithm>
#include <cstddef>

namespace arising::cli {

namespace {

std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool stands_right(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
    return rows.front()[column].starts_with('>');
}

std::string cell_text(const std::vector<std::vector<std::string>>& rows, std::size_t row, std::size_t column) {
    const std::string& cell = rows[row][column];
    return row == 0 && stands_right(rows, column) ? cell.substr(1) : cell;
}

}  // namespace

std::string text_table(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; !rows.empty() && c < rows.front().size(); ++c) {
        widths.push_back(0);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            widths[c] = std::max(widths[c], width_of(cell_text(rows, r, c)));
        }
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const std::string cell = cell_text(rows, r, c);
            const std::string padding(widths[c] - width_of(cell), ' ');
            line += (c > 0 ? "  " : "") + (stands_right(rows, c) ? padding + cell : cell + padding);
        }
        line.resize(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

}  // namespace arising::cli
