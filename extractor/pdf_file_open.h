// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf_file_poppler.h"
#include "extractor/read_document.h"

namespace arising::extractor {

/// With the first password that fits, as user or as owner; PDFDoc::isOk says whether one did. The bytes must outlive
/// the file. Sets the library up on the first call.
[[nodiscard]] std::unique_ptr<PDFDoc> open_pdf(std::string_view bytes, const ReadOptions& options);

/// Poppler has one error callback for the process: what it says goes to the one of these that lives, at most 20
/// messages, warnings left out.
class ErrorCollector {
public:
    ErrorCollector();
    ErrorCollector(const ErrorCollector&) = delete;  // its address is known to the callback
    ErrorCollector& operator=(const ErrorCollector&) = delete;
    ~ErrorCollector();

    [[nodiscard]] const std::vector<std::string>& errors() const { return errors_; }

private:
    std::vector<std::string> errors_;
};

/// A text string of the file (ISO 32000-1, 7.9.2.2) in UTF-8.
[[nodiscard]] std::string text_string(const GooString& text);

}  // namespace arising::extractor
