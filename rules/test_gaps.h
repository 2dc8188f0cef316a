// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace arising::rules {

/// What the examples of a rule leave untried, ready to be printed: that it has no counter-example (unless it answers
/// whatever the text), and, where a key has several patterns, each of them that stands in no example. Lenient: a
/// pattern counts as tried where it is found anywhere in an example, in a block, a sentence or a row. And a
/// "with_previous" that no example meets.
[[nodiscard]] std::vector<std::string> gaps_of(const Rule& rule);

}  // namespace arising::rules
