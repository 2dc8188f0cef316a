// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/document.h"
#include "extractor/span.h"

// Where sentences begin and end inside a block. ICU's rules for English, mended for what they get wrong in minutes and
// reports, English and Welsh: "Cllr. Smith", "Cyng. Smith", "No. 4", "para. 3.2", "J. Smith", a number that opens a
// paragraph. Not a parser: headings and
// list items without a full stop are one sentence each. A semicolon or a colon does not end a sentence.

namespace arising::extractor {

/// Splits a block's text into sentences. Spans are bytes of Document::text, trimmed of blanks, in order, never empty.
/// A block of blanks alone has none. Uses one break iterator for each thread.
[[nodiscard]] std::vector<Span> sentences_of(const Document& document, const Block& block);

}  // namespace arising::extractor
