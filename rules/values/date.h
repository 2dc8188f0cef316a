// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Calendar dates as minutes and reports print them, in English and Welsh. In numbers the day stands first, 3/4/2015 is
// the third of April, unless the document shows that it writes the month first. Times of day, words like "tomorrow" and
// months alone are no dates here: see relative_date.h for what is due when.

namespace arising::rules {

using Date = std::chrono::year_month_day;

/// Which comes first in "3/4/2015".
enum class DateOrder : std::uint8_t { day_first, month_first };

/// One date, or the two ends of "18 March to 22 March 2024". For a single date both are the same.
struct DateRange {
    Date first;
    Date last;
};

/// Years to try for a date that is printed without one, best guess first.
using YearHints = std::vector<int>;

/// The first date in the text: "14/04/2015", "14.4.15", "14th April 2015", "14th day of April, 2015", "14 April, 2015",
/// "April 14, 2015", "14-Apr-15", "2015-04-14", "2015/04/14", "18 to 22 March 2024", and, with a hint, "Wednesday 16th
/// October" (a printed day of the week decides between several hints). Missing parts of a range's start come from its
/// end. Nothing where there is no valid date. The order only counts where both are possible: 4/14/2015 is the 14th of
/// April in either.
[[nodiscard]] std::optional<DateRange> parse_date(std::string_view text, const YearHints& years = {},
                                                  DateOrder order = DateOrder::day_first);

/// The order that a text shows: month first where some of its dates can only be read so (4/14/2015) and none the other
/// way, or where no number decides and its written dates are mostly of the form "April 14".
[[nodiscard]] DateOrder date_order_of(std::string_view text);

[[nodiscard]] std::string iso_text(const Date& date);
[[nodiscard]] std::optional<Date> parse_iso(std::string_view text);

/// 1..12 for "April", "APR", "Sept", and so on; nothing for other words. Wants lower case.
[[nodiscard]] std::optional<unsigned> month_of(std::string_view lower_case_word);

[[nodiscard]] Date plus_days(const Date& date, int days);
/// The same day of a later month, or that month's last day where it has no such day.
[[nodiscard]] Date plus_months(const Date& date, int months);
[[nodiscard]] Date last_day_of_month(int year, unsigned month);

/// All numbers from 1990 to 2099 that stand alone in the text, in order, each once.
[[nodiscard]] YearHints years_in(std::string_view text);
/// The same, and after them two digits behind a month: 2024 for "minutes_Nov_24.pdf".
[[nodiscard]] YearHints years_in_file_name(std::string_view name);

}  // namespace arising::rules
