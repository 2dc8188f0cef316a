// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace arising::extractor {

/// The language of a text by its commonest short words: "en", "cy", or empty where they do not tell (too short, both in
/// turn, or another language). Looks at the first 20,000 bytes. For documents that do not say it themselves.
[[nodiscard]] std::string language_of_words(std::string_view text);

}  // namespace arising::extractor
