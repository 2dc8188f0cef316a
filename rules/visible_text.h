// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Text as messages show it, so that what no pattern seems to match can be seen: an invisible character as its number,
// "<U+200B>", and every blank of a run of two or more as "␣". Line feeds are blanks, as they are for patterns.

namespace arising::rules {

/// One element for each code point of the text.
[[nodiscard]] std::vector<std::string> visible_letters(std::string_view text);
[[nodiscard]] std::string visible(std::string_view text);
/// A text of several lines in the notation of examples: its line ends stay, and so do blanks that indent a line or pad
/// the cells of a table.
[[nodiscard]] std::string visible_lines(std::string_view text);

}  // namespace arising::rules
