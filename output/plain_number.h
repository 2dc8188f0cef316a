// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace arising::output {

/// A number as the record has it: "47", "0.3333", "2300000", the shortest text that reads back as the same value.
/// Independent of the locale.
[[nodiscard]] std::string plain_number(double value);

}  // namespace arising::output
