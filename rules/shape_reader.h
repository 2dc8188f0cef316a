// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/part_reader.h"

namespace arising::rules {

/// The names of the shapes, in the order of the enum.
[[nodiscard]] const std::vector<std::string>& shape_names();
/// Keys that rules of one shape have beside those that every rule has.
[[nodiscard]] const std::vector<std::string>& shape_keys(Shape shape);

/// Reads the part of a rule that belongs to its shape, from a table whose keys have been checked. Call it last: id,
/// shape, kind, fixed fields and conditions of the rule must be there, and some shapes change the conditions. Throws
/// RuleError.
void read_shape(const RuleContext& context, const TableReader& table, Rule& rule);

}  // namespace arising::rules
