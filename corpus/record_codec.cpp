// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/record_codec.h"

#include "corpus/byte_codec.h"
#include "corpus/record_fields.h"

namespace arising::corpus {

namespace {

template <class Stream, class T>
void code_one_result(Stream& stream, T& result) {
    code_document_record(stream, result.document);
    code_values(stream, result.statements);
    stream(result.prefilter_fallbacks);
    stream(result.unread_pictures);
    stream(result.file_language);
    stream(result.encrypted);
}

/// Attachments have no attachments: what comes from a worker cannot make us go deeper than this.
template <class Stream, class T>
void code_result(Stream& stream, T& result) {
    code_one_result(stream, result);
    code_list(stream, result.attachments, [](auto& into, auto& attachment) { code_one_result(into, attachment); });
}

}  // namespace

std::string encode(const DocumentResult& result) {
    ByteWriter writer;
    code_result(writer, result);
    return writer.take();
}

std::optional<DocumentResult> decode(std::string_view bytes) {
    ByteReader reader(bytes);
    DocumentResult result;
    code_result(reader, result);
    if (!reader.good() || !reader.at_end()) {
        return std::nullopt;
    }
    return result;
}

}  // namespace arising::corpus
