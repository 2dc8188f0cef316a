// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "rules/compiled_rules.h"

namespace arising::rules {

/// What the rules do to each other, by their own examples: every example is mined with all rules, as a document that
/// its rule is for. Of each rule, by its index, what is wrong with it, ready to be printed:
///   - unreachable: other rules take every one of its examples
///   - overlapping: two rules of one kind and one priority find the same words in examples of each other
[[nodiscard]] std::vector<std::vector<std::string>> warnings_of_overlaps(const RuleSet::Compiled& rules);

}  // namespace arising::rules
