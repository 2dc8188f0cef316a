// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/record.h"

// What a run says to the person who started it. Plain lines without a line feed at the end; the caller puts the tool's
// name before them. No figures that are not in the record too.

namespace arising::output {

/// Documents by state, statements by kind, trails by status.
[[nodiscard]] std::vector<std::string> summary_lines(const corpus::Archive& archive);

/// One line for every document that was not read whole: its path, its state and why.
[[nodiscard]] std::vector<std::string> unread_lines(const corpus::Archive& archive);

}  // namespace arising::output
