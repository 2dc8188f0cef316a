// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/calendar_period.h"

#include <algorithm>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr unsigned kLastMonth = 12;

int year_of(const Date& date) {
    return static_cast<int>(date.year());
}
unsigned month_of_date(const Date& date) {
    return static_cast<unsigned>(date.month());
}

Date day_of(int y, unsigned m, unsigned d) {
    return Date(year(y), month(m), day(d));
}

bool is_number(std::string_view word, std::size_t digits) {
    return word.size() == digits && std::all_of(word.begin(), word.end(), is_digit);
}

/// What is printed about a year behind a period.
struct PrintedYear {
    std::optional<int> number;  ///< "2016", "'16", "last year"
    bool is_printed = false;    ///< also where it is not known which one: "2015/16"
};

/// "2016", "of 2016", "-16", "’16", "last year", "this year", "next year" from a word on.
PrintedYear printed_year(const DueWords& words, std::size_t at, const std::optional<Date>& base) {
    at += words.is(at, {"of", "in"}) ? 1 : 0;
    if (words.is_double_year(at) && is_number(words.at(at), 4)) {
        return {std::nullopt, true};
    }
    if (const auto found = words.year(at)) {
        return {found, true};
    }
    if (is_number(words.at(at), 2) && (words.joint(at) == '-' || words.joint(at) == '\'')) {
        constexpr int kCentury = 2000;
        return {kCentury + std::stoi(std::string(words.at(at))), true};
    }
    if (words.is(at, {"last", "this", "next"}) && words.is(at + 1, {"year"})) {
        const int step = words.at(at) == "last" ? -1 : words.at(at) == "next" ? 1 : 0;
        return {base ? std::optional(year_of(*base) + step) : std::nullopt, true};
    }
    return {};
}

/// Whether a year is meant that begins when its body pleases.
bool is_of_other_year(const DueWords& words) {
    return words.has(
        {"financial", "fiscal", "fy", "school", "academic", "municipal", "civic", "tax", "reporting", "term"});
}

/// The first year in which the day is not over at the base, unless one is printed.
std::optional<int> year_for(unsigned m, unsigned d, const PrintedYear& printed, const std::optional<Date>& base) {
    if (printed.is_printed || !base) {
        return printed.number;
    }
    const Date last = d == 0 ? last_day_of_month(year_of(*base), m) : day_of(year_of(*base), m, d);
    return year_of(*base) + (last < *base ? 1 : 0);
}

std::optional<Date> end_of_months(unsigned last_month, const PrintedYear& printed, const std::optional<Date>& base) {
    const auto y = year_for(last_month, 0, printed, base);
    return y ? std::optional(last_day_of_month(*y, last_month)) : std::nullopt;
}

/// The length of the part that a word names: 3 months for quarters, 6 for halves.
std::optional<std::pair<unsigned, std::size_t>> part_of_year(const DueWords& words, std::size_t i) {
    const std::string_view word = words.at(i);
    const bool short_form = word.size() == 2 && is_digit(word[1]) && word[1] != '0';
    const unsigned number = short_form ? static_cast<unsigned>(word[1] - '0') : 0;
    if (short_form && word[0] == 'q' && number <= 4) {
        return std::pair(number * 3, i + 1);
    }
    if (short_form && word[0] == 'h' && number <= 2) {
        return std::pair(number * 6, i + 1);
    }
    if (words.is(i, {"quarter", "qtr"}) && words.at(i + 1).size() == 1 && words.at(i + 1)[0] >= '1' &&
        words.at(i + 1)[0] <= '4') {
        return std::pair(static_cast<unsigned>(words.at(i + 1)[0] - '0') * 3, i + 2);
    }
    const auto ordinal = ordinal_of(word);
    if (ordinal && words.is(i + 1, {"quarter", "qtr"})) {
        return std::pair(static_cast<unsigned>(std::min(*ordinal, 4)) * 3, i + 2);
    }
    if (ordinal && words.is(i + 1, {"half"}) && (*ordinal <= 2 || *ordinal == kLastOne)) {
        return std::pair(*ordinal == 1 ? 6U : 12U, i + 2);
    }
    return std::nullopt;
}

std::optional<Date> quarter_or_half(const DueWords& words, const std::optional<Date>& base) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto part = part_of_year(words, i)) {
            return is_of_other_year(words) ? std::nullopt
                                           : end_of_months(part->first, printed_year(words, part->second, base), base);
        }
    }
    if (base && words.find({"next", "quarter"})) {
        return plus_months(last_day_of_month(year_of(*base), (month_of_date(*base) + 2) / 3 * 3), 3);
    }
    if (base && (words.find({"this", "quarter"}) || words.find({"the", "quarter"})) && !is_of_other_year(words)) {
        return last_day_of_month(year_of(*base), (month_of_date(*base) + 2) / 3 * 3);
    }
    return std::nullopt;
}

/// "early", "mid", "end of": a day of the month; 0 for its last. Nothing where no such word stands before it.
std::optional<unsigned> part_of_month(const DueWords& words, std::size_t i) {
    constexpr std::pair<std::string_view, unsigned> parts[] = {
        {"beginning", 1}, {"start", 1}, {"early", 10}, {"mid", 15}, {"middle", 15}, {"late", 0}, {"end", 0}};
    const std::size_t before = i - (words.is(i - 1, {"of", "in"}) ? 2 : 1);
    for (const auto& [name, number] : parts) {
        if (before < words.size() && words.at(before) == name) {
            return number;
        }
    }
    return std::nullopt;
}

/// "first week of", "last Friday in" before a month: the day in the month of a year.
std::optional<Date> counted_day(const DueWords& words, std::size_t i, int y, unsigned m) {
    constexpr unsigned kWeek = 7;
    const std::size_t what = words.is(i - 1, {"of", "in"}) ? i - 2 : i - 1;
    const auto ordinal = what > 0 && what < words.size() ? ordinal_of(words.at(what - 1)) : std::nullopt;
    if (!ordinal) {
        return std::nullopt;
    }
    if (words.is(what, {"week"})) {
        return *ordinal == kLastOne ? last_day_of_month(y, m) : day_of(y, m, static_cast<unsigned>(*ordinal) * kWeek);
    }
    const auto named = weekday_of(words.at(what));
    if (!named) {
        return words.is(what, {"day"}) && *ordinal == kLastOne ? std::optional(last_day_of_month(y, m)) : std::nullopt;
    }
    const std::chrono::weekday wanted(*named);
    const auto in_month = year(y) / month(m);
    return *ordinal == kLastOne ? Date(std::chrono::sys_days(in_month / std::chrono::weekday_last(wanted)))
                                : Date(std::chrono::sys_days(in_month / std::chrono::weekday_indexed(
                                                                            wanted, static_cast<unsigned>(*ordinal))));
}

/// "last March" and "next March" do not say which month is meant by their year.
std::optional<int> year_of_neighbour(const DueWords& words, std::size_t i, unsigned m,
                                     const std::optional<Date>& base) {
    if (!base || !words.is(i - 1, {"last", "next", "this"}) || i == 0) {
        return std::nullopt;
    }
    const unsigned now = month_of_date(*base);
    const int y = year_of(*base);
    if (words.at(i - 1) == "last") {
        return m < now ? y : y - 1;
    }
    return words.at(i - 1) == "next" && m <= now ? y + 1 : y;
}

/// "may" and "march" are words too: a month counts where something before or behind it says so, or where there is
/// hardly anything else.
bool is_meant_as_month(const DueWords& words, std::size_t i, const PrintedYear& printed) {
    const bool hint = i > 0 && words.is(i - 1, {"of", "in", "by", "end", "early", "mid", "late", "before", "until",
                                                "this", "next", "during"});
    return printed.is_printed || hint || (i + 1 == words.size() && words.size() <= 2);
}

std::optional<Date> named_month(const DueWords& words, const std::optional<Date>& base) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto m = month_of(words.at(i));
        PrintedYear printed = m ? printed_year(words, i + 1, base) : PrintedYear();
        if (!m || !is_meant_as_month(words, i, printed)) {
            continue;
        }
        if (const auto neighbour = printed.is_printed ? std::nullopt : year_of_neighbour(words, i, *m, base)) {
            printed = {neighbour, true};
        }
        const unsigned part = part_of_month(words, i).value_or(0);
        const auto y = year_for(*m, part, printed, base);
        if (!y) {
            return std::nullopt;
        }
        const auto counted = counted_day(words, i, *y, *m);
        return counted ? counted : part == 0 ? last_day_of_month(*y, *m) : day_of(*y, *m, part);
    }
    return std::nullopt;
}

/// "12/2024", "2024/12".
std::optional<Date> numbered_month(const DueWords& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool tied = words.joint(i + 1) == '/' || words.joint(i + 1) == '-';
        const bool alone = words.joint(i) == ' ' && words.joint(i + 2) == ' ';
        const bool shape = words.at(i).size() <= 2 && std::all_of(words.at(i).begin(), words.at(i).end(), is_digit);
        const auto y = tied && alone && shape ? words.year(i + 1) : std::nullopt;
        const unsigned m = y ? static_cast<unsigned>(std::stoi(std::string(words.at(i)))) : 0;
        if (m >= 1 && m <= kLastMonth) {
            return last_day_of_month(*y, m);
        }
    }
    return std::nullopt;
}

/// Easter Sunday of the Gregorian calendar: the method of Meeus, Jones and Butcher.
Date easter(int y) {
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return day_of(y, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

Date feast(std::string_view name, int y) {
    return name == "easter" ? easter(y) : name == "christmas" || name == "xmas" ? day_of(y, 12, 25) : day_of(y, 1, 1);
}

/// "by Easter", "before Christmas 2026", "the New Year". What comes after a feast has no end.
std::optional<Date> named_feast(const DueWords& words, const std::optional<Date>& base) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool new_year = words.is(i, {"new"}) && words.is(i + 1, {"year"});
        if (!words.is(i, {"easter", "christmas", "xmas"}) && !new_year) {
            continue;
        }
        const PrintedYear printed = printed_year(words, i + (new_year ? 2 : 1), base);
        if (words.has({"after", "following", "since", "eve", "term"}) || (!printed.is_printed && !base)) {
            return std::nullopt;
        }
        if (printed.is_printed) {
            return printed.number ? std::optional(feast(words.at(i), *printed.number)) : std::nullopt;
        }
        const Date this_year = feast(words.at(i), year_of(*base));
        return this_year < *base ? feast(words.at(i), year_of(*base) + 1) : this_year;
    }
    return std::nullopt;
}

/// "end of 2026", "by 2026", "mid-2026", "2026"; "end of the year".
std::optional<Date> named_year(const DueWords& words, const std::optional<Date>& base) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool stands_alone = words.joint(i) == ' ' || words.joint(i) == '-';
        const auto y = words.year(i);
        const bool middle = words.is(i - 1, {"mid"});
        const bool meant =
            words.is(i - 1, {"of", "by", "during", "in", "end", "late", "before", "for"}) || words.size() == 1;
        if (y && stands_alone && (middle || meant) && !words.has({"early", "beginning", "start"}) &&
            !is_of_other_year(words)) {
            return middle ? day_of(*y, 6, 30) : day_of(*y, kLastMonth, 31);
        }
    }
    if (!base || is_of_other_year(words)) {
        return std::nullopt;
    }
    if (words.find({"next", "year"})) {
        return day_of(year_of(*base) + 1, kLastMonth, 31);
    }
    const bool ends = words.has({"end"}) &&
                      (words.find({"the", "year"}) || words.find({"calendar", "year"}) || words.find({"of", "year"}));
    const bool this_one = words.find({"this", "year"}) || words.find({"year", "end"}) || ends;
    return this_one ? std::optional(day_of(year_of(*base), kLastMonth, 31)) : std::nullopt;
}

}  // namespace

std::optional<Date> calendar_period_end(const DueWords& words, const std::optional<Date>& base) {
    for (const auto& read : {quarter_or_half, named_month, named_feast}) {
        if (const auto date = read(words, base)) {
            return date;
        }
    }
    const auto numbered = numbered_month(words);
    return numbered ? numbered : named_year(words, base);
}

}  // namespace arising::rules
