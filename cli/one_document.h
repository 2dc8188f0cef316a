// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/program.h"
#include "corpus/archive_walk.h"
#include "corpus/input_file.h"
#include "extractor/document.h"
#include "extractor/read_document.h"

// Files that are read in this process, without the sandbox that `arising mine` puts around every file: for commands
// that show what happens inside.

namespace arising::cli {

/// The bytes of a PDF file, mapped as long as this lives.
class PdfBytes {
public:
    /// Throws corpus::InputError for a file that cannot be opened or is no PDF.
    explicit PdfBytes(const corpus::Input& input);
    [[nodiscard]] std::string_view bytes() const { return mapped_->bytes(); }

private:
    corpus::OpenedInput opened_;
    std::optional<corpus::MappedFile> mapped_;
};

/// Throws corpus::InputError for a file that cannot be opened or is no PDF.
[[nodiscard]] extractor::Document read_one(const corpus::Input& input, const extractor::ReadOptions& options);

/// Says what is wrong with the document on stderr. False when it was read only partly or not at all.
bool report_on(const extractor::Document& document, const std::string& file, Console& console);

}  // namespace arising::cli
