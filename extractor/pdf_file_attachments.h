// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/pdf_file_poppler.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Counts the PDF files that are attached into RawDocument::attached_pdfs, and names all attachments in diagnostics. A
/// portfolio's own pages are only a cover: what it holds are its attachments.
void report_attachments(PDFDoc& pdf, RawDocument& document);

}  // namespace arising::extractor
