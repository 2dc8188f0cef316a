// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/source_excerpt.h"

#include <algorithm>

namespace arising::rules {

namespace {

constexpr std::size_t kWidest = 100;      // bytes of the source line that are shown
constexpr std::size_t kBeforeCaret = 60;  // of these, how many stand before the caret in a line that is cut

bool continues_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t line_start(std::string_view text, std::uint32_t line) {
    std::size_t at = 0;
    for (std::uint32_t i = 1; i < line; ++i) {
        const std::size_t feed = text.find('\n', at);
        if (feed == std::string_view::npos) {
            return text.size();
        }
        at = feed + 1;
    }
    return at;
}

std::string_view line_text(std::string_view text, std::uint32_t line) {
    const std::size_t begin = line_start(text, line);
    const std::size_t end = text.find('\n', begin);
    std::string_view result = text.substr(begin, end == std::string_view::npos ? end : end - begin);
    if (result.ends_with('\r')) {
        result.remove_suffix(1);
    }
    return result;
}

/// Byte offset of the column in the line; its end for a column that lies after it.
std::size_t byte_of_column(std::string_view line, std::uint32_t column) {
    std::size_t at = 0;
    for (std::uint32_t i = 1; i < column && at < line.size(); ++i) {
        ++at;
        while (at < line.size() && continues_code_point(line[at])) {
            ++at;
        }
    }
    return at;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += continues_code_point(c) ? 0 : 1;
    }
    return count;
}

/// The source line with its number, and the caret under it.
std::string excerpt(std::string_view text, Place place) {
    std::string_view line = line_text(text, place.line);
    std::size_t caret = byte_of_column(line, place.column);
    if (line.size() > kWidest && caret > kBeforeCaret) {
        std::size_t cut = caret - kBeforeCaret;
        while (continues_code_point(line[cut])) {
            ++cut;
        }
        line.remove_prefix(cut);
        caret -= cut;
    }
    if (line.size() > kWidest) {
        std::size_t cut = kWidest;
        while (cut < line.size() && continues_code_point(line[cut])) {
            ++cut;
        }
        line = line.substr(0, cut);
    }
    const std::string number = std::to_string(place.line);
    std::string result = "   " + number + " | ";
    for (const char c : line) {
        result += c == '\t' ? ' ' : c;  // so that the caret stands under what it means
    }
    result += "\n   " + std::string(number.size(), ' ') + " | ";
    result += std::string(code_points(line.substr(0, caret)), ' ') + "^";
    return result;
}

}  // namespace

std::string place_text(const SourceFile& file, Place place) {
    const std::string& name = place.file == nullptr ? file.name : place.file->name;
    if (place.line == 0) {
        return name;
    }
    return name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

RuleError rule_error(const SourceFile& file, Place place, std::string_view message, std::string_view hint) {
    std::string what = place_text(file, place) + ": " + std::string(message);
    if (place.line != 0) {
        what += "\n" + excerpt(place.file == nullptr ? file.text : place.file->text, place);
    }
    if (!hint.empty()) {
        what += "\nhint: " + std::string(hint);
    }
    return RuleError(what);
}

std::size_t byte_of_place(const SourceFile& file, Place place) {
    return line_start(file.text, place.line) + byte_of_column(line_text(file.text, place.line), place.column);
}

Place place_of_byte(const SourceFile& file, std::size_t byte) {
    const std::string_view before = std::string_view(file.text).substr(0, byte);
    const std::size_t feed = before.rfind('\n');
    const std::string_view line = feed == std::string_view::npos ? before : before.substr(feed + 1);
    const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    return {lines + 1, static_cast<std::uint32_t>(code_points(line)) + 1, &file};
}

Place find_place(const SourceFile& file, Place from, std::string_view needle) {
    if (from.line == 0 || needle.empty()) {
        return from;
    }
    const std::string_view text = from.file == nullptr ? file.text : from.file->text;
    const std::size_t start = line_start(text, from.line);
    const std::size_t begin = start + byte_of_column(line_text(text, from.line), from.column);
    const std::size_t found = text.find(needle, begin);
    if (found == std::string_view::npos) {
        return from;
    }
    Place place{from.line, 1, from.file};
    std::size_t line_begin = start;
    for (std::size_t feed = text.find('\n', start); feed < found; feed = text.find('\n', feed + 1)) {
        ++place.line;
        line_begin = feed + 1;
    }
    place.column = static_cast<std::uint32_t>(1 + code_points(text.substr(line_begin, found - line_begin)));
    return place;
}

}  // namespace arising::rules
