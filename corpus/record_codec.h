// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/make_records.h"

// How a worker's result travels to the parent, and is kept in a store. No file format: both ends are the same build of
// the program. The bytes come from a process that has handled untrusted files, so decoding checks every length.

namespace arising::corpus {

[[nodiscard]] std::string encode(const DocumentResult& result);

/// Nothing when the bytes are not exactly what encode() makes.
[[nodiscard]] std::optional<DocumentResult> decode(std::string_view bytes);

}  // namespace arising::corpus
