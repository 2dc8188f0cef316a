// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/csv_row.h"

#include <string_view>

namespace arising::output {

namespace {

bool is_number(const std::string& cell) {
    return cell.find_first_not_of("0123456789.", 1) == std::string::npos && cell.size() > 1;
}

bool starts_formula(const std::string& cell) {
    constexpr std::string_view starts = "=+-@\t\r";
    return !cell.empty() && starts.find(cell.front()) != std::string_view::npos && !is_number(cell);
}

std::string quoted(const std::string& cell) {
    std::string text = "\"";
    for (const char c : cell) {
        text += c == '"' ? "\"\"" : std::string(1, c);
    }
    return text + "\"";
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = (starts_formula(cells[i]) ? "'" : "") + cells[i];
        row += i > 0 ? "," : "";
        row += cell.find_first_of(",\"\r\n") == std::string::npos ? cell : quoted(cell);
    }
    return row + "\n";
}

}  // namespace arising::output
