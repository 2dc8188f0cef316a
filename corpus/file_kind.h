// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace arising::corpus {

/// What a file that is no PDF is instead, said to a person: "an HTML page saved as .pdf", "an empty file", "a picture
/// (JPEG)". Goes by the first bytes alone and is only ever used for a message.
[[nodiscard]] std::string what_it_is_instead(std::string_view bytes);

}  // namespace arising::corpus
