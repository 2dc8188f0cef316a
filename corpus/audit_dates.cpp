// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/audit_dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace arising::corpus {

namespace {

constexpr std::size_t year_digits = 4;

int number_at(const std::string& date, std::size_t at, std::size_t digits) {
    int number = 0;
    if (date.size() >= at + digits) {
        std::from_chars(date.data() + at, date.data() + at + digits, number);
    }
    return number;
}

}  // namespace

std::string end_of(const std::string& date) {
    if (date.size() == year_digits) {
        return date + "-12-31";
    }
    if (date.size() == year_digits + 3) {
        const std::chrono::year_month_day_last last{
            std::chrono::year(number_at(date, 0, 4)),
            std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(number_at(date, 5, 2))))};
        return date + "-" + std::to_string(static_cast<unsigned>(last.day()));
    }
    return date;
}

bool is_within(const std::string& date, const std::string& since, const std::string& until) {
    return (since.empty() || date.substr(0, since.size()) >= since.substr(0, date.size())) &&
           (until.empty() || date.substr(0, until.size()) <= until);
}

std::int32_t months_between(const std::string& from, const std::string& to) {
    if (from.empty() || to <= from) {
        return 0;
    }
    std::int32_t months =
        12 * (number_at(to, 0, 4) - number_at(from, 0, 4)) + number_at(to, 5, 2) - number_at(from, 5, 2);
    const bool day_not_reached =
        from.size() == to.size() && from.size() == 10 && number_at(to, 8, 2) < number_at(from, 8, 2);
    months -= day_not_reached ? 1 : 0;
    return std::max(months, 0);
}

}  // namespace arising::corpus
