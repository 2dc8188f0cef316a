// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "extractor/document.h"

// Small documents written as text, for the examples in packs and for tests. Not Markdown: only what is listed here.
//
//   # Heading            ## a deeper one; a number in front of its text becomes its label: "# 12. Planning"
//   A plain line is a paragraph; lines without a blank line between them
//   belong to the same one.
//   - item               also "1. ", "a) ", "(iv) ": the label is kept; two blanks in front make it deeper
//   | No | Action |      rows of a table; the first is its header when |---|---| follows it; empty cells have no block
//   | a<br>- b<br>- c |   a cell of three blocks, two of them labelled
//   > Clerk              stands in the right margin, beside the last line of the block before it
//
// Boxes are what a plain A4 page would have: 5 points a byte, 12 points a line, text from x = 72 to 452, the margin
// after it.

namespace arising::rules {

/// The result satisfies extractor::is_consistent. An empty text gives a document of no pages.
[[nodiscard]] extractor::Document example_document(std::string_view text);

}  // namespace arising::rules
