// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace arising::rules {

/// Levenshtein's distance in bytes: how many letters must be changed, added or taken away.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// `did you mean "match"?` for the nearest of the known words when it is near enough to be meant; otherwise the list of
/// all of them ("known are: a, b, c"), so that a message always says what would be right.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace arising::rules
