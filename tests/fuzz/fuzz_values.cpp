// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rules/values/date.h"
#include "rules/values/number.h"
#include "rules/values/relative_date.h"
#include "tests/fuzz/invariant.h"

// Any bytes as a number, a date, a due date: nothing, or a value that can be written and read back.

using namespace arising;

namespace {

void check_date(const rules::Date& date) {
    fuzz::require(date.ok(), "a date is one of the calendar");
    const auto again = rules::parse_iso(rules::iso_text(date));
    fuzz::require(again && *again == date, "a date's ISO text reads back");
}

void check_number(std::string_view text) {
    const bool may_hold = rules::may_hold_number(text);
    const auto value = rules::parse_number(text);
    if (!value) {
        return;
    }
    fuzz::require(std::isfinite(*value), "a number is finite");
    fuzz::require(may_hold || std::abs(*value) == 1,
                  "what is a number may hold one; only \"a\" and \"an\" are left aside");
    fuzz::require(std::strtod(rules::number_text(*value).c_str(), nullptr) == *value, "a number's text reads back");
}

void check_dates(std::string_view text) {
    const rules::Date base{std::chrono::year(2020), std::chrono::month(2), std::chrono::day(29)};
    if (const auto range = rules::parse_date(text, {2019, 2020, 2021})) {
        check_date(range->first);
        check_date(range->last);
    }
    if (const auto range = rules::parse_date(text)) {
        check_date(range->first);
        check_date(range->last);
    }
    if (const auto due = rules::resolve_due(text, base)) {
        check_date(*due);
    }
    if (const auto due = rules::resolve_due(text, std::nullopt)) {
        check_date(*due);
    }
    if (const auto date = rules::parse_iso(text)) {
        check_date(*date);
    }
    for (const int year : rules::years_in(text)) {
        fuzz::require(year >= 1990 && year <= 2099, "years are of this time");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    check_number(text);
    check_dates(text);
    return 0;
}
