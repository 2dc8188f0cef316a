// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/one_document.h"

#include "cli/messages.h"
#include "corpus/file_kind.h"
#include "corpus/input_file.h"

namespace arising::cli {

extractor::Document read_one(const corpus::Input& input, const extractor::ReadOptions& options) {
    const corpus::OpenedInput opened = corpus::open_input(input);
    if (!opened.file) {
        throw corpus::InputError("'" + input.file + "': " + opened.problem);
    }
    const corpus::MappedFile mapped(opened.file.get());
    if (!extractor::looks_like_pdf(mapped.bytes().substr(0, 1024))) {
        throw corpus::InputError("'" + input.file + "' is " + corpus::what_it_is_instead(mapped.bytes()));
    }
    return extractor::read_document(mapped.bytes(), input.path, options);
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
