// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace arising::output {

/// How many columns a text takes on a terminal: one for each code point. Wide and combining letters are not known.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// The text in lines of at most `width` columns, broken at blanks; a longer word stands on a line of its own, cut where
/// the line ends. Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The same as one text: every line with a line feed, `before` before the first, and as many blanks before the others.
/// `width` counts all.
[[nodiscard]] std::string hanging(const std::string& before, std::string_view text, std::size_t width);

/// Cut to at most so many columns at a word, and then with a sign that it goes on.
[[nodiscard]] std::string shortened(const std::string& text, std::size_t columns);

/// Blanks before or behind a text up to so many columns.
[[nodiscard]] std::string right_aligned(const std::string& text, std::size_t columns);
[[nodiscard]] std::string left_aligned(const std::string& text, std::size_t columns);

}  // namespace arising::output
