// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Numbers under which a matter is kept from meeting to meeting ("Nov21.02", "Feb 23.05", a planning application's
// "23/00804/LB"), as against those that only count within one document ("14", "a", "25.4") or are dates.

namespace arising::corpus {

/// A label as it is compared, without blanks and case; empty when it is not such a number.
[[nodiscard]] std::string matter_number(std::string_view label);

/// All such numbers in a text, as compared, in order and without repeats.
[[nodiscard]] std::vector<std::string> matter_numbers_in(std::string_view text);

}  // namespace arising::corpus
