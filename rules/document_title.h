// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "rules/mining.h"

namespace arising::rules {

/// What a document is called where no rule says so: the first heading near the top of its first page that has no number
/// and no colon, with up to two more of the same level that follow it directly; else the title that the file gives
/// itself, without what word processors put around it; else nothing.
[[nodiscard]] std::string document_title(const Mining& mining);

}  // namespace arising::rules
