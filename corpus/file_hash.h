// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace arising::corpus {

/// SHA-256 of a whole open file as lower-case hex, read in pieces, since a file that no worker could read may be larger
/// than memory; empty where it cannot be read to its end. For bytes in memory: extractor/sha256.h.
[[nodiscard]] std::string sha256_hex_of_file(int descriptor);

}  // namespace arising::corpus
