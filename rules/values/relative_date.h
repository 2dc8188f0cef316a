// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "rules/values/date.h"

// When something is due, reckoned from the date of the document that says so. What cannot be reckoned from that alone
// ("by the next meeting", "as soon as possible", "ongoing") has no date: a due date is never guessed.

namespace arising::rules {

/// "by 4th April" (the first one on or after the base), "in six months time", "within 4 weeks", "Immediately",
/// "tomorrow", "end of Q3" (calendar quarters), "by the end of March 2016", "March 2016" and "next month" (their last
/// day). Words that count from the document's date give nothing without a base; full dates need none.
[[nodiscard]] std::optional<Date> resolve_due(std::string_view text, const std::optional<Date>& base);

}  // namespace arising::rules
