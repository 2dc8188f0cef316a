// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/page_picture.h"
#include "extractor/raw_document.h"
#include "extractor/read_document.h"

namespace arising::extractor {

/// Reads the bytes of a PDF in one pass a page. The one place of the project that knows the PDF library (Poppler's
/// core, whose headers change between releases). Never throws for what the bytes hold: RawDocument::diagnostics says
/// what was wrong. One reader a process at a time.
[[nodiscard]] RawDocument read_pdf_file(std::string_view bytes, const ReadOptions& options);

/// A PDF file inside of a PDF file.
struct Attachment {
    std::string name;                  ///< as the outer file calls it, on one line
    std::optional<std::string> bytes;  ///< nothing: more than was allowed
};

/// The attached files that are PDF by their content, those in the name tree first, then those pinned to pages; at most
/// so many, and so many bytes in all. Empty where the file cannot be opened.
[[nodiscard]] std::vector<Attachment> read_attachments(std::string_view bytes, const ReadOptions& options,
                                                       std::size_t most_files, std::size_t most_bytes);

/// Paints pages of the same bytes, which must outlive it, as pictures of at most 300 dots per inch. Not for use at the
/// same time as another reader of the process.
class PagePainter {
public:
    PagePainter(std::string_view bytes, const ReadOptions& options);
    ~PagePainter();
    PagePainter(const PagePainter&) = delete;
    PagePainter& operator=(const PagePainter&) = delete;

    /// `page` counts from 1. Nothing where the page is damaged or the file cannot be opened.
    [[nodiscard]] std::optional<PagePicture> paint(int page);
    /// The same in colour, at that resolution or a lower one where the page is very large.
    [[nodiscard]] std::optional<ColourPicture> paint_in_colour(int page, float dpi);

private:
    struct Pdf;
    std::unique_ptr<Pdf> pdf_;
};

}  // namespace arising::extractor
