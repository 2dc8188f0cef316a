// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Codes of languages (ISO 639, as the ICU library knows them): "en", "cy". A country may follow: "en-GB".

namespace arising::rules {

[[nodiscard]] bool is_language_code(std::string_view code);

/// The code of a language by its English or its own name, or of a code in capitals: "English", "Cymraeg", "EN". Empty
/// where no language has the name.
[[nodiscard]] std::string language_code_of(std::string_view name);

}  // namespace arising::rules
