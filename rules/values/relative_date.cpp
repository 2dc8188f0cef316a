// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/relative_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rules/plain_text.h"
#include "rules/values/number.h"

namespace arising::rules {

namespace {

using Words = std::vector<std::string>;

/// Lower-case words and numbers; marks are gone, so that "months'" is "months".
Words words_of(std::string_view text) {
    Words words;
    std::string word;
    for (const char c : folded(text) + " ") {
        if ((c >= 'a' && c <= 'z') || is_digit(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool has(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_pair(const Words& words, std::string_view first, std::string_view second) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == first && words[i + 1] == second) {
            return true;
        }
    }
    return false;
}

std::optional<int> year_in(const Words& words) {
    for (const std::string& word : words) {
        const YearHints years = word.size() == 4 ? years_in(word) : YearHints();
        if (!years.empty()) {
            return years.front();
        }
    }
    return std::nullopt;
}

/// The last day of a month: of the printed year, else the first such month that is not over at the base.
std::optional<Date> month_end(unsigned month, const Words& words, const std::optional<Date>& base) {
    if (const auto year = year_in(words)) {
        return last_day_of_month(*year, month);
    }
    if (!base) {
        return std::nullopt;
    }
    const int year = static_cast<int>(base->year());
    const Date this_year = last_day_of_month(year, month);
    return this_year < *base ? last_day_of_month(year + 1, month) : this_year;
}

std::optional<Date> named_month(const Words& words, const std::optional<Date>& base) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto month = month_of(words[i]);
        // "may" and "march" are words too: they count only at the end, before a year, or after "of", "in", "by".
        const bool last = i + 1 == words.size();
        const bool before_year = !last && years_in(words[i + 1]).size() == 1;
        const bool after_hint =
            i > 0 && (words[i - 1] == "of" || words[i - 1] == "in" || words[i - 1] == "by" || words[i - 1] == "end");
        if (month && (before_year || after_hint || (last && words.size() <= 2))) {
            return month_end(*month, words, base);
        }
    }
    return std::nullopt;
}

std::optional<Date> quarter_end(const Words& words, const std::optional<Date>& base) {
    for (const std::string& word : words) {
        if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') {
            return month_end(static_cast<unsigned>(word[1] - '0') * 3, words, base);
        }
    }
    return std::nullopt;
}

/// "six months", "a week": how many of which unit, starting at words[i]. Working days are not counted: holidays differ.
std::optional<Date> count_from(const Words& words, std::size_t i, const Date& base) {
    if (i + 1 >= words.size()) {
        return std::nullopt;
    }
    const auto count = parse_number(words[i]);
    if (!count || *count < 1 || *count > 1000 || *count != static_cast<int>(*count)) {
        return std::nullopt;
    }
    std::string_view unit = words[i + 1];
    if (unit.ends_with('s')) {
        unit.remove_suffix(1);
    }
    const int n = static_cast<int>(*count);
    if (unit == "day") {
        return plus_days(base, n);
    }
    if (unit == "week") {
        return plus_days(base, 7 * n);
    }
    if (unit == "fortnight") {
        return plus_days(base, 14 * n);
    }
    if (unit == "month") {
        return plus_months(base, n);
    }
    return unit == "year" ? std::optional<Date>(plus_months(base, 12 * n)) : std::nullopt;
}

std::optional<Date> after_some_time(const Words& words, const Date& base) {
    for (const std::string_view not_once : {"every", "each", "ago", "previous", "last", "past", "per"}) {
        if (has(words, not_once)) {
            return std::nullopt;
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t at = i;
        if (words[i] == "in" || words[i] == "within") {
            ++at;
            while (at < words.size() && (words[at] == "the" || words[at] == "next")) {
                ++at;
            }
        } else if (i > 0 || words.size() > 3) {
            continue;  // "6 weeks" alone is enough in a column of due dates; inside a sentence it is not
        }
        if (const auto date = count_from(words, at, base)) {
            return date;
        }
    }
    return std::nullopt;
}

std::optional<Date> spoken_day(const Words& words, const Date& base) {
    for (const std::string_view now : {"immediate", "immediately", "forthwith", "today"}) {
        if (has(words, now)) {
            return base;
        }
    }
    if (has(words, "tomorrow")) {
        return plus_days(base, 1);
    }
    const bool next = has_pair(words, "next", "month");
    if (next || (has(words, "end") && has(words, "month"))) {
        const Date month = next ? plus_months(base, 1) : base;
        return last_day_of_month(static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
    }
    if (has(words, "end") && has_pair(words, "the", "year")) {
        return last_day_of_month(static_cast<int>(base.year()), 12);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Date> resolve_due(std::string_view text, const std::optional<Date>& base) {
    YearHints years;
    if (base) {
        const int year = static_cast<int>(base->year());
        years = {year, year + 1};
    }
    if (const auto range = parse_date(text, years)) {
        // Printed in full it may be past: an action that was overdue when it was minuted. Without a year it is to come.
        const bool year_is_printed = parse_date(text).has_value();
        if (year_is_printed || !base || range->last >= *base) {
            return range->last;
        }
        const auto later = parse_date(text, {years.back()});
        return later ? later->last : range->last;
    }
    const Words words = words_of(text);
    if (const auto quarter = quarter_end(words, base)) {
        return quarter;
    }
    if (const auto month = named_month(words, base)) {
        return month;
    }
    if (!base) {
        return std::nullopt;
    }
    const auto spoken = spoken_day(words, *base);
    return spoken ? spoken : after_some_time(words, *base);
}

}  // namespace arising::rules
