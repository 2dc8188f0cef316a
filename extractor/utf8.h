// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace arising::extractor {

/// Appends one code point as UTF-8. Surrogates and values above U+10FFFF become U+FFFD, so that a text is always valid.
void append_utf8(std::string& text, std::uint32_t code_point);

/// Reads the code point at `offset` and moves the offset behind it. An invalid byte is U+FFFD and one byte long.
/// REQUIRES: offset < text.size().
[[nodiscard]] std::uint32_t next_code_point(std::string_view text, std::size_t& offset);

}  // namespace arising::extractor
