// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/time_span.h"

#include <cmath>
#include <string>

#include "rules/values/number.h"

namespace arising::rules {

namespace {

constexpr double kMost = 1000;  // of any unit

struct Amount {
    double value = 0;
    std::size_t end = 0;
};

/// "six", "2.5" (two words here), "two and a half", "2 to 3", "between 5 and 7", "a couple of".
std::optional<Amount> amount_at(const DueWords& words, std::size_t at) {
    const bool between = words.is(at, {"between"});
    at += between ? 1 : 0;
    if (words.is(at, {"a"}) && words.is(at + 1, {"couple"})) {
        return Amount{2, at + (words.is(at + 2, {"of"}) ? 3 : 2)};
    }
    if (words.is(at, {"half"}) && words.is(at + 1, {"a", "an"})) {
        return Amount{0.5, at + 2};
    }
    const auto first = parse_number(words.at(at));
    if (!first) {
        return std::nullopt;
    }
    if (words.joint(at + 1) == '.' && parse_number(words.at(at + 1))) {
        const auto value = parse_number(std::string(words.at(at)) + "." + std::string(words.at(at + 1)));
        return value ? std::optional(Amount{*value, at + 2}) : std::nullopt;
    }
    if (words.is(at + 1, {"and"}) && words.is(at + 2, {"a", "one"}) && words.is(at + 3, {"half"})) {
        return Amount{*first + 0.5, at + 4};
    }
    const bool range = words.is(at + 1, {"to", "or"}) || (between && words.is(at + 1, {"and"}));
    const std::size_t next = at + (range ? 2 : 1);
    if (range || words.joint(next) == '-' || words.joint(next) == '/') {
        if (const auto second = parse_number(words.at(next)); second && *second > *first) {
            return Amount{*second, next + 1};
        }
    }
    return Amount{*first, at + 1};
}

std::string_view singular(std::string_view unit) {
    return unit.ends_with('s') ? unit.substr(0, unit.size() - 1) : unit;
}

bool is_whole(double value) {
    return value == std::floor(value);
}

/// Halves of a year and of a week are counted, other fractions are not.
std::optional<TimeSpan> span_of(double value, std::string_view unit, std::size_t end) {
    constexpr double kHoursOfDay = 24;
    constexpr std::pair<std::string_view, int> days[] = {{"day", 1}, {"week", 7}, {"wk", 7}, {"fortnight", 14}};
    constexpr std::pair<std::string_view, int> months[] = {
        {"month", 1}, {"mth", 1}, {"quarter", 3}, {"year", 12}, {"yr", 12}};
    if (unit == "hour" || unit == "hr") {
        return TimeSpan{static_cast<int>(std::ceil(value / kHoursOfDay)), 0, end};
    }
    for (const auto& [name, size] : days) {
        if (unit == name) {
            return TimeSpan{static_cast<int>(std::ceil(value * size)), 0, end};
        }
    }
    for (const auto& [name, size] : months) {
        if (unit == name && is_whole(value * size)) {
            return TimeSpan{0, static_cast<int>(value * size), end};
        }
        if (unit == name && is_whole(value * 2)) {
            return TimeSpan{15, static_cast<int>(std::floor(value * size)), end};  // half a month
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<TimeSpan> time_span_at(const DueWords& words, std::size_t begin) {
    const auto amount = amount_at(words, begin);
    if (!amount || amount->value <= 0 || amount->value > kMost) {
        return std::nullopt;
    }
    const std::string_view unit = singular(words.at(amount->end));
    return span_of(amount->value, unit, amount->end + 1);
}

std::optional<Date> date_after(const Date& date, const TimeSpan& span, bool before) {
    constexpr int kLastYear = 2199;
    const int sign = before ? -1 : 1;
    const Date result = plus_days(plus_months(date, sign * span.months), sign * span.days);
    const int year = static_cast<int>(result.year());
    return result.ok() && year > 0 && year <= kLastYear ? std::optional(result) : std::nullopt;
}

}  // namespace arising::rules
