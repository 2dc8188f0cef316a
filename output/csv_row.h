// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace arising::output {

/// One line of CSV (RFC 4180), but ended by a line feed alone: cells with a comma, a quote or a line's end in quotes. A
/// cell that a spreadsheet would run as a formula (it begins with = + - @ and is no number) gets an apostrophe before
/// it: texts come from strangers.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace arising::output
