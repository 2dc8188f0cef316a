// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// Shape `quantity`: all such rules that may match a block are applied together, since each number belongs to one of
/// them only: the one of the highest priority, then the leftmost match, then the longest. Rules of kind "none" take
/// numbers (dates, times, section numbers) out of the running. Comparators join the figure that they stand beside. A
/// sentence without a digit or a number word (other than "a" and "an") has no figure.
void apply_quantity_rules(Mining& mining, const std::vector<RuleIndex>& rules, BlockIndex block);

}  // namespace arising::rules
