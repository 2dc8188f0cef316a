// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "extractor/raw_document.h"
#include "extractor/read_document.h"

namespace arising::extractor {

/// Reads the pages that are pictures (with Ocr::always every page) from what they look like, and adds the words to
/// their glyphs. `raw` is what read_pdf_file() made of the same bytes with the same options. Never throws for what the
/// file holds: pages that could not be read keep `recognised` false, and RawDocument::diagnostics says why. Takes one
/// to three seconds of processor time a page.
void read_pictures(std::string_view bytes, const ReadOptions& options, RawDocument& raw);

}  // namespace arising::extractor
