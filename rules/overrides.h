// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/pack_file.h"

// What a pack changes in the rules of packs that it extends: single keys of a rule ([[override]]), and whole rules that
// are switched off (`off`). The changes are made in the rules' tables before these are read, so that a rule is checked
// as it will be used, and every value still knows the file it stands in.

namespace arising::rules {

/// A rule as it stands in a pack, with the changes that others made to it.
struct RuleTable {
    std::size_t pack = 0;  ///< index of the pack
    const SourceFile* file = nullptr;
    PackValue table;
    Place overridden;       ///< the override's `rule`; line 0 = none
    std::string overrider;  ///< id of the pack
    Place off;              ///< where it is switched off; line 0 = it is not
};

/// All rules of the packs in their order, changed. Throws RuleError: for a rule that is unknown or not extended, for
/// two packs that change the same rule, and for a change that is none.
[[nodiscard]] std::vector<RuleTable> rule_tables(const std::vector<Pack>& packs);

}  // namespace arising::rules
