// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/read_document.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/invariant.h"

// Any bytes as a PDF: whatever they are, the Document hangs together, with its author's tags and without. The limits
// are small so that an input which is merely large does not look like one that hangs.

using namespace arising;

namespace {

extractor::ReadOptions small_limits() {
    extractor::ReadOptions options;
    options.ocr = extractor::Ocr::never;  // seconds a page, and most of it in another library
    options.max_pages = 8;
    options.max_glyphs = 50'000;
    options.max_structure_depth = 32;
    options.max_structure_nodes = 20'000;
    return options;
}

void check(std::string_view bytes, const extractor::ReadOptions& options) {
    const extractor::Document document = extractor::read_document(bytes, "fuzz.pdf", options);
    fuzz::check_document(document);
    fuzz::require(document.readable || document.text.empty(), "a file that cannot be opened has no text");
    fuzz::require(document.readable || !document.diagnostics.empty(), "what cannot be opened is reported");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    extractor::ReadOptions options = small_limits();
    check(bytes, options);
    options.ignore_tags = true;
    check(bytes, options);
    return 0;
}
