// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "rules/values/due_words.h"

// Periods that have a name: months, quarters, halves, weeks of a month, years, feasts. What is due in one is due on its
// last day. Quarters and years are those of the calendar; of financial, school and municipal years it is not known when
// they end ("Q3 2015/16", "by the end of the financial year"), nor of seasons.

namespace arising::rules {

/// "end of Q3", "third quarter of 2016", "first half of 2016", "March last year", "mid-May" (the 15th), "early May"
/// (the 10th), "start of May" (the 1st), "Dec-24", "12/2024", "first week of June", "last Friday in May", "by Easter
/// 2026", "end of 2026", "2026". Where no year is printed it is the first such period that is not over at the base;
/// then nothing without a base.
[[nodiscard]] std::optional<Date> calendar_period_end(const DueWords& words, const std::optional<Date>& base);

}  // namespace arising::rules
