// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace arising::corpus {

// Dates are "YYYY-MM-DD", "YYYY-MM" or "YYYY".

/// The last day of what a date says.
[[nodiscard]] std::string end_of(const std::string& date);

/// Whether a date lies in a period, of which either end may be empty; parts of dates are compared as far as they go.
[[nodiscard]] bool is_within(const std::string& date, const std::string& since, const std::string& until);

/// Whole months from one date to a later one, of which the days may be missing; 0 where it is not later.
[[nodiscard]] std::int32_t months_between(const std::string& from, const std::string& to);

}  // namespace arising::corpus
