// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "corpus/record.h"

namespace arising::bench {

/// Reads as much of a written record as linking needs: documents and statements, neither meetings nor trails. Throws
/// std::runtime_error where the file cannot be read, and the JSON library's errors where it is not a record.
[[nodiscard]] corpus::Archive read_record(const std::string& path);

}  // namespace arising::bench
