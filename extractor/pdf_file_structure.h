// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/pdf_file_poppler.h"
#include "extractor/raw_document.h"
#include "extractor/read_document.h"

namespace arising::extractor {

/// Reads the author's structure tree into RawDocument::structure, as far as the options' bounds allow; what was cut off
/// is told in a diagnostic. Leaves it empty where the file has none.
void read_structure(PDFDoc& pdf, const ReadOptions& options, RawDocument& document);

}  // namespace arising::extractor
