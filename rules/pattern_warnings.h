// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace arising::rules {

/// What a pattern of the rule does that nobody can want: it matches no text at all, or every text where that switches
/// the rule on or off for good. And columns that nothing uses, and fields that the rule's kind does not have. Each
/// ready to be printed: place, line, caret, hint.
[[nodiscard]] std::vector<std::string> warnings_of_patterns(const Rule& rule);

}  // namespace arising::rules
