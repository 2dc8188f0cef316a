// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace arising::rules {

/// The sort of a list item's label: "1" for "12.", "1.1" for "3.4", "a" for "(b)", "A" for "C)", "i" for "iv)", "I" for
/// "IV.", "1a" for "4b"; a bullet is its own form; empty for no label. Items of one list have one form, whatever the
/// levels that were guessed for them. `before` is the label of the item before: after "h" an "i" is a letter, otherwise
/// it is a Roman number.
[[nodiscard]] std::string label_form(std::string_view label, std::string_view before = {});

/// Whether a list begins with this label: "1.", "(a)", "A", "i)".
[[nodiscard]] bool is_first_label(std::string_view label);

/// Whether `next` is the label that comes after `label` in counting: "3" after "2", "c" after "b", "iv" after "iii".
/// Case does not count: some lists go on from "A" with "b".
[[nodiscard]] bool follows_label(std::string_view label, std::string_view next);

}  // namespace arising::rules
