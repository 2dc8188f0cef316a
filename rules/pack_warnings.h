// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "rules/compiled_rules.h"

namespace arising::rules {

/// Everything that is allowed in the packs but hardly meant, ready to be printed: place, line, caret, hint. Names that
/// nothing uses, then for each rule its patterns (pattern_warnings.h), what its examples leave untried (test_gaps.h)
/// and what other rules take from it (rule_overlaps.h). Of packs that nobody named, but others
/// extend, only what an override of a named pack says.
[[nodiscard]] std::vector<std::string> pack_warnings(const RuleSet::Compiled& rules);

}  // namespace arising::rules
