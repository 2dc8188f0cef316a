// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/rule.h"
#include "rules/table_reader.h"

namespace arising::rules {

/// Reads `examples` and `counter_examples` of a rule's table. Throws RuleError, also where there is no example: a rule
/// that does not show what it finds cannot be trusted by anybody who did not write it.
[[nodiscard]] std::vector<Example> read_examples(const TableReader& rule);

}  // namespace arising::rules
