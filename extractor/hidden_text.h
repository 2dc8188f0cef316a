// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/raw_document.h"

// What becomes of text that a reader of the page cannot see. It is kept, as blocks of a kind of its own that no rule
// looks at, and counted in a diagnostic: somebody may have hidden it on purpose, and a record that quotes it would say
// what the page does not.

namespace arising::extractor {

/// A page that shows a picture, and whose text is nearly all under it or in invisible ink, is a scan that somebody has
/// recognised before: the layer is the picture's text, not something hidden. Shows those glyphs, and says for every
/// page whether it was such a one.
[[nodiscard]] std::vector<bool> show_text_layers(RawDocument& document);

/// Makes all of it ordinary text.
void show_hidden_text(RawDocument& document);

/// One note that says how many characters nobody can see, where and why; none where there are none.
void report_hidden_text(const RawDocument& document, std::vector<Diagnostic>& diagnostics);

}  // namespace arising::extractor
