// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/record.h"

namespace arising::corpus {

/// A whole Archive as bytes, for a store. See record_codec.h, which does the same for one document.
[[nodiscard]] std::string encode_archive(const Archive& archive);

/// Nothing when the bytes are not exactly what encode_archive() makes.
[[nodiscard]] std::optional<Archive> decode_archive(std::string_view bytes);

}  // namespace arising::corpus
