// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/rule.h"
#include "rules/rule_set.h"

namespace arising::rules {

/// What the examples of the rules leave untried: a rule without a counter-example (unless it
/// answers whatever the text), and, where a key has several
/// patterns, each of them that stands in no example. Lenient: a pattern counts as tried where it is found anywhere in
/// an example, in a block, a sentence or a row. In the order of the rules.
[[nodiscard]] std::vector<TestGap> find_test_gaps(const std::vector<Rule>& rules);

}  // namespace arising::rules
