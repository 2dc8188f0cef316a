// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// A block that may open a list for a rule: its heading, or the block after which the items stand.
struct PossibleOpener {
    BlockIndex block = 0;
    PatternSet in_block = kAllPatterns;  ///< patterns of the rule that may match the whole of it
    PatternSet in_last_sentence = kAllPatterns;
};

/// Shape `list`: `openers` are ascending. Adds a statement for each item of the lists that are really opened; an item
/// in two of them counts once.
void apply_list_rule(Mining& mining, RuleIndex rule, const std::vector<PossibleOpener>& openers);

}  // namespace arising::rules
