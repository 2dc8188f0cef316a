// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/link_sentences.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "corpus/matter_number.h"
#include "corpus/wording.h"
#include "corpus/words.h"

namespace arising::corpus {

namespace {

constexpr std::size_t most_words = 3;
/// Shorter ones tell a reader little ("see", "we"), except names and numbers.
constexpr std::size_t shortest_telling = 4;
/// Bytes of a quotation.
constexpr std::size_t longest_quotation = 90;

/// The words in and around a statement by their stems, each as it is first written.
std::unordered_map<std::string, std::string> written_in(const Record& record) {
    std::unordered_map<std::string, std::string> written;
    const auto read = [&written](const std::string& text) {
        for (const Word& word : read_words(text)) {
            written.try_emplace(stem_of(word.folded), text.substr(word.begin, word.end - word.begin));
        }
    };
    read(record.text);
    read(record.before);
    std::for_each(record.under.rbegin(), record.under.rend(), read);
    if (!record.section.empty()) {
        read(record.section.back());
    }
    return written;
}

bool tells(const std::string& word) {
    return word.size() >= shortest_telling || std::any_of(word.begin(), word.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

std::string list_of(const std::vector<std::string>& words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        list += i == 0 ? "" : (i + 1 == words.size() ? " and " : ", ");
        list += '"' + words[i] + '"';
    }
    return list;
}

}  // namespace

std::string words_of_both(const std::vector<std::string>& words, const Record& earlier, const Record& later) {
    const std::unordered_map<std::string, std::string> before = written_in(earlier);
    const std::unordered_map<std::string, std::string> now = written_in(later);
    std::vector<std::string> telling;
    std::vector<std::string> others;
    for (const std::string& word : words) {
        const std::string stem = stem_of(word);
        if (const auto at = now.find(stem); at != now.end() && before.contains(stem)) {
            (tells(at->second) ? telling : others).push_back(at->second);
        }
    }
    std::vector<std::string>& shown = telling.empty() ? others : telling;
    shown.resize(std::min(shown.size(), most_words));
    return list_of(shown);
}

std::string in_quotes(const std::string& text) {
    if (text.size() <= longest_quotation) {
        return '"' + text + '"';
    }
    const std::size_t end = text.rfind(' ', longest_quotation);
    return '"' + text.substr(0, end == std::string::npos ? text.size() : end) + "…\"";
}

std::string number_as_printed(const std::string& number, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        if (matter_number(text) == number) {
            const std::size_t end = text.find_last_not_of(" .,;:)");
            return text.substr(0, end == std::string::npos ? text.size() : end + 1);
        }
        for (std::size_t at = 0; at + number.size() <= text.size(); ++at) {
            const std::string part = text.substr(at, number.size());
            if (matter_number(part) == number) {
                return part;
            }
        }
    }
    return number;
}

}  // namespace arising::corpus
