// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/byte_codec.h"
#include "corpus/document_codec.h"
#include "corpus/reading_codec.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/invariant.h"

// Any bytes as a Document that was kept: a disk, or a worker that an input had taken over, can have written anything.
// Nothing, or a document that is written as bytes which read as the same document; where it is consistent, it can be
// worked with. The same bytes, compressed, as a reading.

using namespace arising;

namespace {

std::string written(const extractor::Document& document) {
    corpus::ByteWriter writer;
    corpus::write_document(writer, document);
    return writer.take();
}

void check_bytes(std::string_view bytes) {
    corpus::ByteReader reader(bytes);
    extractor::Document document;
    corpus::read_document(reader, document);
    if (!reader.good()) {
        return;
    }
    const std::string once = written(document);
    corpus::ByteReader again(once);
    extractor::Document same;
    corpus::read_document(again, same);
    fuzz::require(again.good() && again.at_end(), "what is written can be read");
    fuzz::require(written(same) == once, "it is the same after a round trip");
    if (extractor::is_consistent(document)) {
        fuzz::check_document(document);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_bytes(bytes);
    const bool taken =
        corpus::read_reading(corpus::compressed(bytes), "a.pdf", [](std::size_t, const corpus::ReadPart& part) {
            fuzz::require(!part.document || extractor::is_consistent(*part.document), "a reading hangs together");
        });
    static_cast<void>(taken);
    return 0;
}
