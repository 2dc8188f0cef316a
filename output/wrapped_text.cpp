// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/wrapped_text.h"

#include <algorithm>

namespace arising::output {

namespace {

bool starts_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Bytes of the first `columns` characters.
std::size_t bytes_of(std::string_view text, std::size_t columns) {
    std::size_t at = 0;
    std::size_t seen = 0;
    while (at < text.size() && (!starts_character(text[at]) || seen++ < columns)) {
        ++at;
    }
    return at;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), &starts_character));
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) {
            continue;
        }
        const std::size_t used = columns_of(lines.back());
        if (used > 0 && used + 1 + columns_of(word) > width) {
            lines.emplace_back();
        }
        lines.back() += lines.back().empty() ? "" : " ";
        while (columns_of(lines.back()) + columns_of(word) > width && width > 0) {
            const std::size_t part = bytes_of(word, width);
            lines.back() += word.substr(0, part);
            word.remove_prefix(part);
            lines.emplace_back();
        }
        lines.back() += word;
    }
    if (lines.size() > 1 && lines.back().empty()) {
        lines.pop_back();
    }
    return lines;
}

std::string hanging(const std::string& before, std::string_view text, std::size_t width) {
    constexpr std::size_t narrowest = 20;
    const std::size_t indent = columns_of(before);
    const std::size_t room = width > indent + narrowest ? width - indent : narrowest;
    std::string out;
    std::string start = before;
    for (const std::string& line : wrapped(text, room)) {
        out += start + line + "\n";
        start = std::string(indent, ' ');
    }
    return out;
}

std::string shortened(const std::string& text, std::size_t columns) {
    if (columns_of(text) <= columns || columns == 0) {
        return text;
    }
    const std::size_t end = bytes_of(text, columns - 1);
    const std::size_t blank = text.rfind(' ', end);
    return text.substr(0, blank == std::string::npos || blank == 0 ? end : blank) + "…";
}

std::string right_aligned(const std::string& text, std::size_t columns) {
    return std::string(columns - std::min(columns, columns_of(text)), ' ') + text;
}

std::string left_aligned(const std::string& text, std::size_t columns) {
    return text + std::string(columns - std::min(columns, columns_of(text)), ' ');
}

}  // namespace arising::output
