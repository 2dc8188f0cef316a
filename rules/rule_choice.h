// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/compiled_rules.h"

// Which of the loaded rules somebody asks about.

namespace arising::rules {

/// The rule "pack.rule", or "rule" alone; nothing for an empty name. Throws RuleError for a rule that there is not.
[[nodiscard]] std::optional<RuleIndex> rule_named(const std::vector<Rule>& rules, const std::string& name);

/// Whether the rule stands in a pack that somebody named, or is changed by one; not those that are only extended.
[[nodiscard]] bool is_of_named_pack(const std::vector<PackInfo>& packs, const Rule& rule);

}  // namespace arising::rules
