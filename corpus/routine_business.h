// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace arising::corpus {

/// Standing business, in English and a little Welsh (docs/ARCHITECTURE.md says why here and not in a pack), that is
/// worded alike at every meeting and is never one matter: approving the last minutes, payments, the date of the next
/// meeting, apologies. `words` as words_of() gives them. A short closed table; whatever else a body repeats at every
/// meeting is found by counting (linker.cpp).
[[nodiscard]] bool is_routine_business(const std::vector<std::string>& words);

}  // namespace arising::corpus
