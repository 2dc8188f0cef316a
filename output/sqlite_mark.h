// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace arising::output {

// Whose database a file is (PRAGMA application_id), as a number and as the bytes in its header. Not that of a store.
inline constexpr std::int64_t sqlite_application = 0x41524952;
inline constexpr std::string_view sqlite_mark = "ARIR";

}  // namespace arising::output
