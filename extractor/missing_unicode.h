// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/raw_document.h"

// A font may draw letters without saying which they are: without a table of characters (ToUnicode), or with one that
// sends them where Unicode has none. The page looks well, and its text is noise.

namespace arising::extractor {

/// Whether nobody knows what a glyph shows: no character, a control character, or one for private use in a font that is
/// not one of symbols, whose bullets and ticks are in just that place.
[[nodiscard]] bool lacks_unicode(const Glyph& glyph, const Font& font);

/// Whether most of what stands on the page is such: it is then better read from its picture.
[[nodiscard]] bool is_mostly_unknown(const RawPage& page, const std::vector<Font>& fonts);

/// One warning that says how many there are, on how many pages; none where there are none.
void report_missing_unicode(const RawDocument& document, std::vector<Diagnostic>& diagnostics);

}  // namespace arising::extractor
