// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/due_words.h"

#include <algorithm>
#include <array>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

/// Dashes and apostrophes of print as those of a typewriter.
std::string with_plain_marks(std::string text) {
    constexpr std::pair<std::string_view, char> marks[] = {{"\u2010", '-'}, {"\u2011", '-'}, {"\u2012", '-'},
                                                           {"\u2013", '-'}, {"\u2014", '-'}, {"\u2018", '\''},
                                                           {"\u2019", '\''}};
    for (const auto& [mark, plain] : marks) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            text.replace(at, mark.size(), 1, plain);
        }
    }
    return text;
}

bool is_word_letter(char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

DueWords::DueWords(std::string_view original) {
    const std::string text = with_plain_marks(folded(original));
    char joint = ' ';
    for (std::size_t i = 0; i < text.size();) {
        if (!is_word_letter(text[i])) {
            const bool ties = text[i] == '-' || text[i] == '/' || text[i] == '\'' || text[i] == '.';
            joint = ties ? text[i] : ' ';
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && is_word_letter(text[i])) {
            ++i;
        }
        words_.push_back({text.substr(begin, i - begin), words_.empty() ? ' ' : joint});
        joint = ' ';
    }
}

bool DueWords::is(std::size_t i, std::initializer_list<std::string_view> any) const {
    return i < words_.size() && std::find(any.begin(), any.end(), at(i)) != any.end();
}

bool DueWords::has(std::initializer_list<std::string_view> any) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if (is(i, any)) {
            return true;
        }
    }
    return false;
}

std::optional<std::size_t> DueWords::find(std::initializer_list<std::string_view> phrase) const {
    const auto same = [](const DueWord& word, std::string_view text) { return word.text == text; };
    const auto found = std::search(words_.begin(), words_.end(), phrase.begin(), phrase.end(), same);
    return found == words_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - words_.begin()));
}

bool DueWords::is_double_year(std::size_t i) const {
    const std::string_view next = at(i + 1);
    const bool tied = joint(i + 1) == '/' || joint(i + 1) == '-';
    return tied && (next.size() == 2 || next.size() == 4) && std::all_of(next.begin(), next.end(), is_digit);
}

std::optional<int> DueWords::year(std::size_t i) const {
    const YearHints years = at(i).size() == 4 ? years_in(at(i)) : YearHints();
    return years.empty() || is_double_year(i) ? std::nullopt : std::optional(years.front());
}

std::optional<int> ordinal_of(std::string_view word) {
    constexpr std::pair<std::string_view, int> ordinals[] = {
        {"first", 1}, {"1st", 1},    {"second", 2}, {"2nd", 2},         {"third", 3},
        {"3rd", 3},   {"fourth", 4}, {"4th", 4},    {"last", kLastOne}, {"final", kLastOne}};
    for (const auto& [name, number] : ordinals) {
        if (word == name) {
            return number;
        }
    }
    return std::nullopt;
}

std::optional<unsigned> weekday_of(std::string_view word) {
    constexpr std::array<std::string_view, 7> names = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
    for (unsigned i = 0; i < names.size(); ++i) {
        if (word == names[i] || (word.size() >= 3 && word.size() <= 5 && names[i].starts_with(word))) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace arising::rules
