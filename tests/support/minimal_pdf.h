// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extractor/page_picture.h"

namespace arising::tests {

/// A one-page A4 PDF, untagged, Helvetica 12 point, one line of text each, with a correct cross-reference table. For
/// tests that need a file which the reader accepts; texts that need structure are made with
/// corpus/samples/pdf_writer.py.
[[nodiscard]] std::string minimal_pdf(const std::vector<std::string>& lines);

/// A PDF of these objects, numbered from 1; the first is the catalog.
[[nodiscard]] std::string pdf_of(const std::vector<std::string>& objects);

/// A stream with these entries in its dictionary, beside its length.
[[nodiscard]] std::string stream_object(const std::string& entries, const std::string& data);

/// A scan: a one-page A4 PDF, lying where the picture is wider than high, that is filled by a picture and has no text,
/// unless `more_content` (operators; font /F1) paints some.
[[nodiscard]] std::string picture_pdf(const extractor::PagePicture& picture, const std::string& more_content = {});

/// What minimal_pdf() of the same lines looks like. Needs a font of the system, as every Debian with Poppler has.
[[nodiscard]] extractor::PagePicture picture_of_text(const std::vector<std::string>& lines);

}  // namespace arising::tests
