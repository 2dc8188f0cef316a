// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "extractor/ascii.h"
#include "extractor/span.h"

// The few ways in which rules look at text other than as it is printed. Nothing here changes Document::text.

namespace arising::rules {

using extractor::is_blank;
using extractor::is_digit;
using extractor::is_letter;

/// The span without the blanks at its ends (no-break spaces too). `text` is what the span points into.
[[nodiscard]] extractor::Span trimmed(extractor::Span span, std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Trimmed, with every run of blanks and line feeds as one blank: what a field's value looks like.
[[nodiscard]] std::string single_spaced(std::string_view text);

/// Lower case by simple case mapping. ASCII without ICU; the length in bytes may change where the text is not ASCII.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Lower case and single-spaced: two texts that are equal after this are the same words.
[[nodiscard]] std::string folded(std::string_view text);

/// Whether any letter, of any script, stands in the text.
[[nodiscard]] bool has_letter(std::string_view text);
/// Whether the text begins with a currency sign.
[[nodiscard]] bool is_money(std::string_view text);

/// "12." -> "12", "(a)" -> "a"; empty for bullets and everything else that is neither a number nor a letter.
[[nodiscard]] std::string bare_label(std::string_view label);

/// "ANNUAL MEETING OF THE COUNCIL" -> "Annual Meeting of the Council". Text that has lower-case letters stays as it is,
/// and so does a single short word, which is an abbreviation: "AGM".
[[nodiscard]] std::string title_case(std::string_view text);

}  // namespace arising::rules
