// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace arising::output {

/// The version of the tool, as CMakeLists.txt has it: "0.1.0". Written into every record.
[[nodiscard]] const char* tool_version();

}  // namespace arising::output
