// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/part_reader.h"

namespace arising::rules {

/// Reads the part of a rule that belongs to its shape, from a table whose keys have been checked. Call it last: id,
/// shape, kind, fixed fields and conditions of the rule must be there, and some shapes change the conditions. Throws
/// RuleError.
void read_shape(const RuleContext& context, const TableReader& table, Rule& rule);

}  // namespace arising::rules
