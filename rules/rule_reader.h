// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/part_reader.h"

namespace arising::rules {

/// Reads and checks one [[rule]] table and compiles its patterns: what every rule has here, what its shape adds through
/// shape_reader.h. Throws RuleError.
[[nodiscard]] Rule read_rule(const RuleContext& context, const PackValue& table);

}  // namespace arising::rules
