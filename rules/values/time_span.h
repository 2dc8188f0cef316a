// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "rules/values/due_words.h"

// Lengths of time: "six months", "2-3 weeks" (the longer), "two and a half years", "48 hours", "a couple of weeks".
// Working days are not counted: holidays differ.

namespace arising::rules {

struct TimeSpan {
    int days = 0;
    int months = 0;
    std::size_t end = 0;  ///< the word after it
};

/// The length that begins at a word; nothing where none does.
[[nodiscard]] std::optional<TimeSpan> time_span_at(const DueWords& words, std::size_t begin);

/// The date a length of time after another, or before it. Nothing beyond the years that a document can mean.
[[nodiscard]] std::optional<Date> date_after(const Date& date, const TimeSpan& span, bool before = false);

}  // namespace arising::rules
