// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/raw_document.h"

namespace arising::extractor {

/// Shadows and bold made by painting the text again, a little aside: marks the second and later paintings as hidden, so
/// that every word is read once. Two glyphs are one character painted twice if they have the same text, font size and
/// direction, and stand within a tenth of that size of each other, in both directions. Linear in the glyphs of the
/// page.
void hide_repeated_glyphs(RawPage& page);

}  // namespace arising::extractor
