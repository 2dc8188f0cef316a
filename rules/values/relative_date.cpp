// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/relative_date.h"

#include <algorithm>
#include <string>

#include "rules/plain_text.h"
#include "rules/values/calendar_period.h"
#include "rules/values/due_words.h"
#include "rules/values/time_span.h"

namespace arising::rules {

namespace {

/// The last day of the week, Sunday, some weeks on.
Date end_of_week(const Date& base, int weeks) {
    const unsigned today = std::chrono::weekday(std::chrono::sys_days(base)).iso_encoding();
    return plus_days(base, 7 - static_cast<int>(today) + 7 * weeks);
}

Date end_of_month(const Date& date) {
    return last_day_of_month(static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

std::optional<Date> spoken_day(const DueWords& words, const Date& base) {
    const bool now = words.has({"immediate", "immediately", "forthwith", "today", "straightaway"}) ||
                     words.find({"straight", "away"}) || words.find({"at", "once"}) ||
                     (words.size() == 1 && words.at(0) == "now");
    if (now) {
        return base;
    }
    if (words.has({"tomorrow"})) {
        return plus_days(base, words.find({"day", "after", "tomorrow"}) ? 2 : 1);
    }
    if (words.find({"next", "week"}) || words.find({"following", "week"})) {
        return end_of_week(base, 1);
    }
    if (words.find({"this", "week"}) || (words.has({"end"}) && words.find({"the", "week"}))) {
        return end_of_week(base, 0);
    }
    if (words.find({"next", "month"}) || words.find({"following", "month"})) {
        return end_of_month(plus_months(end_of_month(base), 1));
    }
    const bool month = words.find({"this", "month"}) || (words.has({"end"}) && words.has({"month"}));
    return month ? std::optional(end_of_month(base)) : std::nullopt;
}

/// "by Friday", "this Thursday", "Tuesday": the first one after the base. "Next Friday" is one week or two, as one
/// pleases.
std::optional<Date> named_weekday(const DueWords& words, const Date& base) {
    constexpr std::size_t kFewWords = 3;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto wanted = words.at(i).size() > 3 || words.size() == 1 ? weekday_of(words.at(i)) : std::nullopt;
        const bool meant =
            words.size() <= kFewWords || words.is(i - 1, {"by", "on", "before", "until", "this", "coming"});
        if (!wanted || !meant || words.has({"next", "last", "every", "each", "previous", "after"})) {
            continue;
        }
        const std::chrono::weekday today(std::chrono::sys_days(plus_days(base, 1)));
        const auto days = static_cast<int>((std::chrono::weekday(*wanted) - today).count()) + 1;
        return plus_days(base, days + (words.is(i + 1, {"week"}) ? 7 : 0));
    }
    return std::nullopt;
}

/// "Thursday 3rd": of the next months the first where that day is a Thursday.
template <typename MonthAfter>
std::optional<Date> first_on_weekday(const MonthAfter& month_after, int first, std::chrono::weekday weekday) {
    constexpr int kMonths = 6;
    for (int months = first; months < first + kMonths; ++months) {
        const Date found = month_after(months);
        if (found.ok() && std::chrono::weekday(std::chrono::sys_days(found)) == weekday) {
            return found;
        }
    }
    return std::nullopt;
}

/// "by the 12th", "on the 1st of next month": the first such day on or after the base, or that of the month.
std::optional<Date> day_of_month(const DueWords& words, const Date& base) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words.at(i);
        const bool ordinal =
            word.size() > 2 && word.size() <= 4 && is_digit(word[0]) &&
            (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th"));
        const bool meant =
            words.is(i - 1, {"the", "by", "on", "before", "until"}) || i == 0 || weekday_of(words.at(i - 1));
        const bool of_next = words.find({"of", "next", "month"}).has_value();
        const bool ends = i + 1 == words.size() || words.is(i + 1, {"inst", "instant"}) || of_next ||
                          words.find({"of", "this", "month"}) || words.find({"of", "the", "month"});
        if (!ordinal || !meant || !ends) {
            continue;
        }
        const auto day = static_cast<unsigned>(std::stoi(std::string(word)));
        const auto month_after = [&](int months) {
            const Date moved = plus_months(Date(base.year(), base.month(), std::chrono::day(1)), months);
            return Date(moved.year(), moved.month(), std::chrono::day(day));
        };
        const int first = of_next || std::chrono::day(day) < base.day() ? 1 : 0;
        if (const auto weekday = weekday_of(words.at(i - 1))) {
            return first_on_weekday(month_after, first, std::chrono::weekday(*weekday));
        }
        const Date found = month_after(first);
        return found.ok() ? std::optional(found) : std::nullopt;
    }
    return std::nullopt;
}

/// "12/5" where it is all, or behind "by": a day and a month.
std::optional<Date> numbered_day(const DueWords& words, const Date& base, DateOrder order) {
    constexpr std::size_t kFewWords = 3;
    for (std::size_t i = 0; i + 1 < words.size() && words.size() <= kFewWords; ++i) {
        const auto is_number = [&](std::size_t at) {
            return words.at(at).size() <= 2 && std::all_of(words.at(at).begin(), words.at(at).end(), is_digit);
        };
        const bool shape = words.joint(i) == ' ' && words.joint(i + 1) == '/' && words.joint(i + 2) == ' ';
        const bool meant = i == 0 || words.is(i - 1, {"by", "on", "before", "until", "due"});
        if (!shape || !meant || !is_number(i) || !is_number(i + 1)) {
            continue;
        }
        const int year = static_cast<int>(base.year());
        for (const int candidate : {year, year + 1}) {
            const std::string text =
                std::string(words.at(i)) + "/" + std::string(words.at(i + 1)) + "/" + std::to_string(candidate);
            const auto found = parse_date(text, {}, order);
            if (found && found->last >= base) {
                return found->last;
            }
        }
    }
    return std::nullopt;
}

/// Whether what a length of time counts from, by the words behind it, is the document's own date.
bool counts_from_document(const DueWords& words, std::size_t at) {
    if (!words.is(at, {"of", "after", "from", "following", "before", "prior"})) {
        return true;
    }
    for (std::size_t i = at + 1; i < std::min(words.size(), at + 4); ++i) {
        if (words.is(i, {"now", "today", "this", "meeting"})) {
            return true;
        }
    }
    return false;
}

bool is_repeated_or_past(const DueWords& words) {
    return words.has({"every", "each", "ago", "previous", "last", "past", "per", "since"});
}

/// The place of a length of time: behind "in" or "within", or at the beginning of hardly more than it. Inside of a
/// sentence it says something else.
std::optional<TimeSpan> span_in(const DueWords& words) {
    constexpr std::size_t kFewWords = 5;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t at = i;
        if (words.is(i, {"in", "within", "over", "during"})) {
            ++at;
            while (words.is(at, {"the", "next", "coming", "following", "under", "about", "approximately", "around",
                                 "roughly", "approx", "circa", "some", "further", "another"})) {
                ++at;
            }
        } else if (i > 0 || words.size() > kFewWords) {
            continue;
        }
        if (const auto span = time_span_at(words, at)) {
            return span;
        }
    }
    return std::nullopt;
}

std::optional<Date> after_some_time(const DueWords& words, const Date& base) {
    const auto span = is_repeated_or_past(words) ? std::nullopt : span_in(words);
    return span && counts_from_document(words, span->end) ? date_after(base, *span) : std::nullopt;
}

/// "within 14 days of 4 May 2015", "two weeks before 4 May 2015".
std::optional<Date> around_printed_date(std::string_view text, const Date& date) {
    const DueWords words(text);
    const auto span =
        is_repeated_or_past(words) ? std::nullopt : time_span_at(words, words.is(0, {"in", "within"}) ? 1 : 0);
    if (!span || !words.is(span->end, {"of", "after", "from", "following", "before"})) {
        return std::nullopt;
    }
    return date_after(date, *span, words.at(span->end) == "before");
}

/// Printed in full it may be past: an action that was overdue when it was minuted. Without a year it is to come.
std::optional<Date> printed_date(std::string_view text, const std::optional<Date>& base, DateOrder order) {
    YearHints years;
    if (base) {
        const int year = static_cast<int>(base->year());
        years = {year, year + 1};
    }
    const auto range = parse_date(text, years, order);
    if (!range) {
        return std::nullopt;
    }
    const bool year_is_printed = parse_date(text, {}, order).has_value();
    if (year_is_printed || !base || range->last >= *base) {
        return range->last;
    }
    const auto later = parse_date(text, {years.back()}, order);
    return later ? later->last : range->last;
}

}  // namespace

std::optional<Date> resolve_due(std::string_view text, const std::optional<Date>& base, DateOrder order) {
    if (const auto date = printed_date(text, base, order)) {
        const auto around = around_printed_date(text, *date);
        return around ? around : date;
    }
    const DueWords words(text);
    if (const auto period = calendar_period_end(words, base)) {
        return period;
    }
    if (!base) {
        return std::nullopt;
    }
    for (const auto& read : {day_of_month, spoken_day, named_weekday, after_some_time}) {
        if (const auto date = read(words, *base)) {
            return date;
        }
    }
    return numbered_day(words, *base, order);
}

}  // namespace arising::rules
