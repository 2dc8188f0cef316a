// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "extractor/raw_document.h"
#include "extractor/read_document.h"

namespace arising::extractor {

/// Reads the bytes of a PDF in one pass a page. The one place of the project that knows the PDF library (Poppler's
/// core, whose headers change between releases). Never throws for what the bytes hold: RawDocument::diagnostics says
/// what was wrong. One reader a process at a time.
[[nodiscard]] RawDocument read_pdf_file(std::string_view bytes, const ReadOptions& options);

}  // namespace arising::extractor
