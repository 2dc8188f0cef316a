// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/raw_document.h"

namespace arising::extractor {

/// Puts the ActualText of elements inside a line (a ligature, a hyphen that is none, a drawn capital) in the place of
/// the glyphs that they paint. Not for elements that go over several lines, whose words would all stand in one place,
/// nor for whole blocks, which have their text replaced as a block. Alternate descriptions (Alt) and expansions of
/// abbreviations (E) are not on the page, and replace nothing.
void replace_inline_text(RawDocument& document);

}  // namespace arising::extractor
