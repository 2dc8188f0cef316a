// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "extractor/read_document.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/raw_document_source.h"

// Pages, rulings and structure trees of any shape, without the PDF library: fuzz_extractor seldom gets past the syntax
// of a PDF, here every byte is layout. The Document hangs together, with its author's tags and without.

using namespace arising;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    extractor::RawDocument raw = fuzz::RawDocumentSource(data, size).build();
    extractor::RawDocument untagged = raw;
    untagged.structure.clear();
    fuzz::check_document(extractor::compose_document(std::move(raw)));
    fuzz::check_document(extractor::compose_document(std::move(untagged)));
    return 0;
}
