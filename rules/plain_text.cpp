// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/plain_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace arising::rules {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

constexpr std::size_t kLongestAbbreviation = 4;  // bytes of a single word in capitals
constexpr auto kSmallWords = std::to_array<std::string_view>(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"});

UChar32 next_code_point(std::string_view text, std::int32_t& at) {
    UChar32 c = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    U8_NEXT(bytes, at, static_cast<std::int32_t>(text.size()), c);
    return c < 0 ? 0xFFFD : c;
}

void append(std::string& out, UChar32 c) {
    std::array<std::uint8_t, 4> bytes{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, c);
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

std::size_t blank_size_at_front(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    return is_blank(text.front()) ? 1 : text.starts_with(kNoBreakSpace) ? 2 : 0;
}

std::size_t blank_size_at_back(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    return is_blank(text.back()) ? 1 : text.ends_with(kNoBreakSpace) ? 2 : 0;
}

template <typename Test>
bool any_code_point(std::string_view text, Test test) {
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());) {
        if (test(next_code_point(text, i))) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (const std::size_t n = blank_size_at_front(text)) {
        text.remove_prefix(n);
    }
    while (const std::size_t n = blank_size_at_back(text)) {
        text.remove_suffix(n);
    }
    return text;
}

extractor::Span trimmed(extractor::Span span, std::string_view text) {
    const std::string_view whole = text.substr(span.begin, span.size());
    const std::string_view part = trimmed(whole);
    const auto begin = span.begin + static_cast<std::uint32_t>(part.data() - whole.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

std::string single_spaced(std::string_view text) {
    text = trimmed(text);
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t blank = blank_size_at_front(text.substr(i));
        if (blank == 0) {
            result += text[i++];
        } else {
            if (result.back() != ' ') {
                result += ' ';
            }
            i += blank;
        }
    }
    return result;
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    bool ascii = true;
    for (char& c : result) {
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
        c = extractor::to_lower(c);
    }
    if (ascii) {
        return result;
    }
    result.clear();
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());) {
        append(result, u_tolower(next_code_point(text, i)));
    }
    return result;
}

std::string folded(std::string_view text) {
    return lower_case(single_spaced(text));
}

bool has_letter(std::string_view text) {
    return any_code_point(text, [](UChar32 c) { return u_isalpha(c); });
}

bool is_money(std::string_view text) {
    std::int32_t i = 0;
    return !text.empty() && u_charType(next_code_point(text, i)) == U_CURRENCY_SYMBOL;
}

std::string bare_label(std::string_view label) {
    const auto is_mark = [](char c) {
        return c == '.' || c == ')' || c == '(' || c == ':' || c == '[' || c == ']' || is_blank(c);
    };
    while (!label.empty() && is_mark(label.front())) {
        label.remove_prefix(1);
    }
    while (!label.empty() && is_mark(label.back())) {
        label.remove_suffix(1);
    }
    const bool has_name = std::any_of(label.begin(), label.end(), [](char c) { return is_digit(c) || is_letter(c); });
    // A private-use or symbol bullet is no name, and neither is the "o" that some files print for a hollow bullet.
    return has_name && label != "o" ? std::string(label) : std::string();
}

std::string title_case(std::string_view text) {
    const bool abbreviation = text.size() <= kLongestAbbreviation && text.find(' ') == std::string_view::npos;
    if (abbreviation || any_code_point(text, [](UChar32 c) { return u_islower(c); })) {
        return std::string(text);
    }
    std::string result;
    std::string word;
    const auto finish_word = [&] {
        if (word.empty()) {
            return;
        }
        const std::string lower = lower_case(word);
        const bool small = std::find(kSmallWords.begin(), kSmallWords.end(), lower) != kSmallWords.end();
        if (small && !result.empty()) {
            result += lower;
        } else {
            std::int32_t i = 0;
            append(result, next_code_point(word, i));
            result += lower_case(std::string_view(word).substr(static_cast<std::size_t>(i)));
        }
        word.clear();
    };
    for (const char c : text) {
        if (is_blank(c) || c == '-' || c == '/' || c == '(') {
            finish_word();
            result += c;
        } else {
            word += c;
        }
    }
    finish_word();
    return result;
}

}  // namespace arising::rules
