// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace arising::cli {

/// Rows as lines whose columns stand below each other, two blanks between them. Columns whose first cell begins with
/// '>' stand on the right; the sign is not shown. The last column is not padded. Widths count code points.
[[nodiscard]] std::string text_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace arising::cli
