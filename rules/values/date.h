// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Calendar dates as minutes and reports print them. In numbers the day stands first, 3/4/2015 is the third of April,
// unless the document is known to put the month first. Times of day, words
// like "tomorrow" and months alone are no dates here: see relative_date.h for what is due when.

namespace arising::rules {

using Date = std::chrono::year_month_day;

/// One date, or the two ends of "18 March to 22 March 2024". For a single date both are the same.
struct DateRange {
    Date first;
    Date last;
};

/// Years to try for a date that is printed without one, best guess first.
using YearHints = std::vector<int>;

/// Which of "3/5/2014" is the day.
enum class DateOrder : std::uint8_t { day_first, month_first };

/// The first date in the text: "14/04/2015", "14.4.15", "14th April 2015", "14th day of April, 2015", "14 April, 2015",
/// "April 14, 2015", "2015-04-14", "2015/04/14", "18 to 22 March 2024", and, with a hint, "Wednesday 16th October" (a printed day of the week decides
/// between several hints). Missing parts of a range's start come from its end. Nothing where there is no valid date.
/// In numbers the order says which is the day, unless only the other order gives a month: "9/18/2018".
[[nodiscard]] std::optional<DateRange> parse_date(std::string_view text, const YearHints& years = {},
                                                  DateOrder order = DateOrder::day_first);

[[nodiscard]] std::string iso_text(const Date& date);
[[nodiscard]] std::optional<Date> parse_iso(std::string_view text);

/// 1..12 for "April", "APR", "Sept", and so on; nothing for other words. Wants lower case.
[[nodiscard]] std::optional<unsigned> month_of(std::string_view lower_case_word);

[[nodiscard]] Date plus_days(const Date& date, int days);
/// The same day of a later month, or that month's last day where it has no such day.
[[nodiscard]] Date plus_months(const Date& date, int months);
[[nodiscard]] Date last_day_of_month(int year, unsigned month);

/// The order that a document uses: that of most of its dates in words ("March 5, 2014") and of those in numbers that
/// can be read in one way only. day_first where there are none.
[[nodiscard]] DateOrder date_order_in(std::string_view text);

/// All numbers from 1990 to 2099 that stand alone in the text, in order, each once.
[[nodiscard]] YearHints years_in(std::string_view text);
/// The same, and after them two digits behind a month: 2024 for "minutes_Nov_24.pdf".
[[nodiscard]] YearHints years_in_file_name(std::string_view name);

}  // namespace arising::rules
