// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/block_label.h"

#include <algorithm>
#include <array>

#include "extractor/ascii.h"
#include "extractor/utf8.h"

namespace arising::extractor {
namespace {

constexpr std::string_view roman_letters = "ivxl";

/// "12", "12.3", "03.23.01": digits in groups of at most three, parted by dots. A year or a sum has more digits.
bool is_number(std::string_view text) {
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == '.') {
            if (digits == 0) {
                return false;
            }
            digits = 0;
        } else if (!is_digit(c) || ++digits > 3) {
            return false;
        }
    }
    return digits > 0;
}

bool is_small_roman(std::string_view text) {
    return !text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char c) {
        return roman_letters.find(c) != std::string_view::npos;
    });
}

/// Without what marks it as a label: "(a)", "a)", "1.", "1.2:" give the bare number or letter; `marked` says there was
/// one.
std::string_view bare(std::string_view token, bool& marked) {
    if (token.size() >= 3 && token.front() == '(' && token.back() == ')') {
        marked = true;
        return token.substr(1, token.size() - 2);
    }
    if (token.size() >= 2 && (token.back() == ')' || token.back() == '.' || token.back() == ':')) {
        marked = true;
        return token.substr(0, token.size() - 1);
    }
    return token;
}

bool is_label(std::string_view token, bool wide_gap) {
    bool marked = false;
    const std::string_view inner = bare(token, marked);
    const bool number = is_number(inner);
    if (number) {
        // "3." and "3.2" are labels; a bare "3" needs a tab behind it.
        return marked || wide_gap || std::count(inner.begin(), inner.end(), '.') >= 1;
    }
    if (inner.size() >= 2 && inner.size() <= 6 && is_letter(inner.back()) &&
        is_number(inner.substr(0, inner.size() - 1))) {
        return marked || wide_gap;  // "4a."
    }
    if (inner.size() == 1 && is_letter(inner[0])) {
        // "A. Smith" is a name: a capital needs a bracket or a tab.
        const bool small = is_lower(inner[0]);
        return marked && (small || token.back() == ')' || wide_gap);
    }
    return marked && is_small_roman(inner);
}

}  // namespace

bool is_bullet(std::uint32_t code) {
    static constexpr std::array<std::uint32_t, 32> bullets = {
        0x2022, 0x25E6, 0x25AA, 0x25AB, 0x25A0, 0x25A1, 0x25CF, 0x25CB, 0x25FC, 0x25FB, 0x2023,
        0x2043, 0x27A2, 0x2756, 0x2751, 0x25BA, 0x25B6, 0x25C6, 0x2192, 0x00B7, 0x2219, 0x2B9A,
        0xF0B7, 0xF0A7, 0xF06E, 0xF0D8, 0xF0A8, 0xF076, 0xF0E0, 0xF0FC, 0xF06C, 0xF071};
    return std::find(bullets.begin(), bullets.end(), code) != bullets.end();
}

BlockLabel find_label(std::string_view text, bool wide_gap) {
    BlockLabel label;
    if (text.empty()) {
        return label;
    }
    std::size_t end = 0;
    const std::uint32_t first = next_code_point(text, end);
    const auto skip_blanks = [text](std::size_t at) {
        while (at < text.size() && text[at] == ' ') {
            ++at;
        }
        return at;
    };
    const bool alone = end < text.size() && text[end] == ' ';
    const bool dash = first == '-' || first == 0x2013 || first == 0x2014 || first == '*' || first == 0xF02D;
    // What symbol fonts show has no code of its own and stands at F020..F0FF: before a blank it is a bullet of some
    // shape.
    const bool symbol = first > 0xF020 && first <= 0xF0FF;
    const bool typewriter_bullet = first == 'o' && wide_gap;
    if (is_bullet(first) || (alone && (dash || symbol || typewriter_bullet))) {
        label.length = skip_blanks(end);
        label.bullet = true;
        append_utf8(label.text, (first >= 0xE000 && first <= 0xF8FF) || typewriter_bullet ? 0x2022U : first);
        return label.length < text.size() ? label : BlockLabel{};
    }
    const std::size_t blank = text.find(' ');
    constexpr std::size_t longest = 12;
    if (blank > longest || skip_blanks(blank) >= text.size()) {
        return label;
    }
    if (is_label(text.substr(0, blank), wide_gap)) {
        label.length = skip_blanks(blank);
        label.text = std::string(text.substr(0, blank));
    }
    return label;
}

}  // namespace arising::extractor
