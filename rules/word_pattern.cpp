// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/word_pattern.h"

#include <algorithm>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

/// What \b calls a word: it knows no letters but those of ASCII.
bool is_word_byte(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::string escaped(std::string_view words) {
    std::string result;
    for (const char c : words) {
        if (c == ' ') {
            result += "\\s+";
        } else {
            const bool plain = (is_word_byte(c) && c != '_') || static_cast<unsigned char>(c) >= 0x80;
            result += plain ? std::string(1, c) : std::string{'\\', c};
        }
    }
    return result;
}

std::string with_boundaries(const std::string& words) {
    return (is_word_byte(words.front()) ? "\\b" : "") + escaped(words) + (is_word_byte(words.back()) ? "\\b" : "");
}

std::string alternatives(const std::vector<std::string>& words, std::string (*written)(const std::string&)) {
    std::vector<std::string> all;
    for (const std::string& word : words) {
        all.push_back(single_spaced(word));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    std::string result = "(?i:";
    for (std::size_t i = 0; i < all.size(); ++i) {
        result += (i == 0 ? "" : "|") + written(all[i]);
    }
    return result + ")";
}

}  // namespace

std::string any_of_words(const std::vector<std::string>& words) {
    return alternatives(words, [](const std::string& word) { return escaped(word); });
}

std::string any_of_whole_words(const std::vector<std::string>& words) {
    return alternatives(words, &with_boundaries);
}

}  // namespace arising::rules
