// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Numbers as reports print them. British: a comma separates thousands, a full stop the decimals. Roman numerals,
// ordinals ("fourth") and ranges are not numbers here.

namespace arising::rules {

/// The value of a whole text: "1,234", "2.3 million", "1,200k", "£4m", "forty-seven", "a third", "two thirds", "half",
/// "3/4", "one in five", "two and a half", "2½", "half a million", "two dozen", "nil". Nothing when any part of the
/// text is not understood: a number is never guessed.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Cheap test: false only where no part of the text is a number for parse_number, "a" and "an" alone left aside.
[[nodiscard]] bool may_hold_number(std::string_view text);

/// The shortest decimal form that reads back as the same number, without an exponent for the sizes found in reports.
[[nodiscard]] std::string number_text(double value);

}  // namespace arising::rules
