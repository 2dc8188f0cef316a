// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace arising::rules {

/// Words and phrases as a pattern, in any case, the longest first, so that "very good" is not taken for "good". A blank
/// stands for any run of blanks. Nothing in them is a special character.
[[nodiscard]] std::string any_of_words(const std::vector<std::string>& words);

/// The same, as whole words: "agree" is not found in "agreed".
[[nodiscard]] std::string any_of_whole_words(const std::vector<std::string>& words);

}  // namespace arising::rules
