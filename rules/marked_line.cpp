// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/marked_line.h"

#include <algorithm>
#include <vector>

#include "rules/visible_text.h"

namespace arising::rules {

namespace {

// Code points of a line that are shown before and after the place that is meant: together a line of a terminal.
constexpr std::size_t kBefore = 70;
constexpr std::size_t kAfter = 30;

/// Code points that the letters take on a line: an invisible one is shown as its number.
std::size_t width_of(const std::vector<std::string>& letters, std::size_t from, std::size_t to) {
    std::size_t width = 0;
    for (std::size_t i = from; i < to; ++i) {
        width += static_cast<std::size_t>(std::count_if(letters[i].begin(), letters[i].end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        }));
    }
    return width;
}

std::string joined(const std::vector<std::string>& letters, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) {
        text += letters[i];
    }
    return text;
}

std::string quoted(std::string_view value) {
    return '"' + visible(value) + '"';
}

}  // namespace

std::string marked_line(std::string_view text, extractor::Span part, const std::string& indent) {
    const std::vector<std::string> letters = visible_letters(text);
    const std::size_t begin = visible_letters(text.substr(0, part.begin)).size();
    const std::size_t end = visible_letters(text.substr(0, part.end)).size();
    const std::size_t first = end > kBefore ? end - kBefore : 0;
    const std::size_t last = std::min(letters.size(), end + kAfter);
    std::string line = indent + (first > 0 ? "…" : "") + joined(letters, first, last);
    line += last < letters.size() ? "…\n" : "\n";
    const std::size_t marked = std::max(begin, first);
    const std::size_t blanks = width_of(letters, first, marked) + (first > 0 ? 1 : 0);
    const std::size_t follows = marked < end ? width_of(letters, marked, end) : 0;
    return line + indent + std::string(blanks, ' ') + std::string(follows, '~') + "^\n";
}

std::string compared_lines(const std::string& name, std::string_view expected, std::string_view found,
                           const std::string& indent) {
    const std::vector<std::string> a = visible_letters(expected);
    const std::vector<std::string> b = visible_letters(found);
    std::size_t first = 0;
    while (first < std::min(a.size(), b.size()) && a[first] == b[first]) {
        ++first;
    }
    std::size_t same_end = 0;
    while (same_end < std::min(a.size(), b.size()) - first &&
           a[a.size() - 1 - same_end] == b[b.size() - 1 - same_end]) {
        ++same_end;
    }
    const std::size_t differing = std::max<std::size_t>(1, width_of(b, first, b.size() - same_end));
    const std::string head = indent + "expected " + name + " = ";
    return head + quoted(expected) + "\n" + indent + "found    " + name + " = " + quoted(found) + "\n" +
           std::string(head.size() + 1 + width_of(b, 0, first), ' ') + std::string(differing, '^') + "\n";
}

}  // namespace arising::rules
