// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/document.h"

namespace arising::extractor {

/// Tells headings by their look where the author did not tag them as such: a short block in bold, or in a larger size
/// than the running text, that does not end like a sentence and is followed by text; a numbered title; a line in
/// capitals where such lines are the document's titles; a line a little larger than the text where the document has
/// several. No headings are captions, enumerations, figures of a chart, text that runs up or down the page. Levels of
/// tagged headings stay; a heading found by its look takes the level of a tagged one of the same look, else a level
/// below them, larger sizes first. Whole paragraphs and bulleted items in the type of the running text that are tagged
/// as headings become paragraphs and items again.
void find_headings(Document& document);

/// Tells footnotes by their look where the author did not tag them: small type at the foot of a page that begins with a
/// number or a star, below all running text. Call it before find_headings.
void find_notes(Document& document);

/// Gives list items levels by their indent where the author's tags have none (level 0).
void find_list_levels(Document& document);

/// Fills Document::sections from the headings, and Block::section. Call last: it needs every heading's level.
void build_sections(Document& document);

}  // namespace arising::extractor
