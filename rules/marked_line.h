// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "extractor/span.h"

namespace arising::rules {

/// A text on one line, and below it "~~~" under the bytes of `part` and "^" where it ends. Long texts are cut around
/// that end, with "…" for what is left out. Marks are placed by code points; what is invisible is shown as in
/// visible_text.h. Both lines begin with `indent` and end with a line feed.
[[nodiscard]] std::string marked_line(std::string_view text, extractor::Span part, const std::string& indent);

/// Two values one above the other, with "^" under every place from the first to the last in which they differ:
///   expected text = "the hall be painted."
///   found    text = "the barn be painted."
///                        ^^^
[[nodiscard]] std::string compared_lines(const std::string& name, std::string_view expected, std::string_view found,
                                         const std::string& indent);

}  // namespace arising::rules
