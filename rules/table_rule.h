// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// Shape `table`: adds a statement for each row of each table whose header cells, or whose rows, the rule matches. The
/// caller has checked that the rules apply to the document.
void apply_table_rules(Mining& mining, const std::vector<RuleIndex>& rules);

}  // namespace arising::rules
