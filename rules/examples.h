// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/compiled_rules.h"

namespace arising::rules {

/// Runs every example of some rules, each with that rule alone, on the small document that the example's text stands
/// for (see example_document.h). Conditions that an example cannot meet are not asked for: document kind, language and
/// dates never, the section only where the example has headings. In the order of the rules and their examples.
[[nodiscard]] std::vector<ExampleFailure> run_examples(const RuleSet::Compiled& rules,
                                                       const std::vector<std::size_t>& some);

}  // namespace arising::rules
