// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "rules/values/date.h"

// When something is due, reckoned from the date of the document that says so. What cannot be reckoned from that alone
// ("by the next meeting", "as soon as possible", "within 10 working days", "by the end of term") has no date: a due
// date is never guessed.

namespace arising::rules {

/// A printed date, the last one of a range ("by 4th April": the first one on or after the base); the last day of a
/// named period (calendar_period.h); a length of time from the base or from a printed date ("in six months time",
/// "2-3 weeks", "within 14 days of 4 May 2015"); a day ("Immediately", "tomorrow", "by Friday", "by the 12th", "end of
/// next week", "12/5"). Words that count from the document's date give nothing without a base; full dates need none.
/// "Next Friday" is two days, and gives nothing.
[[nodiscard]] std::optional<Date> resolve_due(std::string_view text, const std::optional<Date>& base,
                                              DateOrder order = DateOrder::day_first);

}  // namespace arising::rules
