// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/one_document.h"

#include "cli/messages.h"
#include "corpus/file_kind.h"

namespace arising::cli {

PdfBytes::PdfBytes(const corpus::Input& input) : opened_(corpus::open_input(input)) {
    if (!opened_.file) {
        throw corpus::InputError("'" + input.file + "': " + opened_.problem);
    }
    mapped_.emplace(opened_.file.get());
    if (!extractor::looks_like_pdf(mapped_->bytes().substr(0, 1024))) {
        throw corpus::InputError("'" + input.file + "' is " + corpus::what_it_is_instead(mapped_->bytes()));
    }
}

extractor::Document read_one(const corpus::Input& input, const extractor::ReadOptions& options) {
    const PdfBytes pdf(input);
    return extractor::read_document(pdf.bytes(), input.path, options);
}

bool report_on(const extractor::Document& document, const std::string& file, Console& console) {
    bool whole = document.readable && !document.truncated;
    for (const extractor::Diagnostic& diagnostic : document.diagnostics) {
        whole = whole && diagnostic.severity != extractor::Severity::error;
        say(console, file + ": " + extractor::name_of(diagnostic.severity) + ": " + diagnostic.message);
    }
    return whole;
}

}  // namespace arising::cli
