// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/visible_text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace arising::rules {

namespace {

constexpr const char* kOpenBox = "␣";

bool is_plain_blank(std::string_view letter) {
    return letter == " " || letter == "\n" || letter == "\t" || letter == "\r";
}

/// The code point of a letter; U+FFFD where the bytes are none.
UChar32 code_point_of(const std::string& letter) {
    return icu::UnicodeString::fromUTF8(letter).char32At(0);
}

std::string shown(const std::string& letter) {
    const UChar32 code = code_point_of(letter);
    constexpr std::uint32_t unseen = U_GC_ZS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CC_MASK | U_GC_CF_MASK;
    if (code == ' ' || (U_GET_GC_MASK(code) & unseen) == 0) {
        return letter;
    }
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "<U+%04X>", static_cast<unsigned>(code));
    return number.data();
}

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    for (const char c : text) {
        const bool goes_on = (static_cast<unsigned char>(c) & 0xC0) == 0x80 && !letters.empty();
        if (goes_on) {
            letters.back() += c;
        } else {
            letters.emplace_back(1, c);
        }
    }
    return letters;
}

}  // namespace

std::vector<std::string> visible_letters(std::string_view text) {
    const std::vector<std::string> letters = letters_of(text);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (!is_plain_blank(letters[i])) {
            result.push_back(shown(letters[i]));
            continue;
        }
        const bool in_run =
            (i > 0 && is_plain_blank(letters[i - 1])) || (i + 1 < letters.size() && is_plain_blank(letters[i + 1]));
        result.emplace_back(in_run ? kOpenBox : " ");
    }
    return result;
}

std::string visible(std::string_view text) {
    std::string result;
    for (const std::string& letter : visible_letters(text)) {
        result += letter;
    }
    return result;
}

std::string visible_lines(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const bool is_row = line.substr(indent).starts_with('|');
        result += line.substr(0, indent);
        result += is_row ? std::string(line.substr(indent)) : visible(line.substr(indent));
        result += line.size() < text.size() ? "\n" : "";
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return result;
}

}  // namespace arising::rules
