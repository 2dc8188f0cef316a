// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// Shape `list`: each of `openers` is a block that may open a list for the rule (its heading, or the block after which
/// the items stand), ascending. Adds a statement for each item of the lists that are really opened; an item in two of
/// them counts once.
void apply_list_rule(Mining& mining, RuleIndex rule, const std::vector<BlockIndex>& openers);

}  // namespace arising::rules
