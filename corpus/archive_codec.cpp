// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_codec.h"

#include "corpus/byte_codec.h"
#include "corpus/record_fields.h"

namespace arising::corpus {

namespace {

template <class Stream, class T>
void code_archive(Stream& stream, T& archive) {
    code_values(stream, archive.packs);
    code_values(stream, archive.documents);
    code_values(stream, archive.meetings);
    code_values(stream, archive.statements);
    code_values(stream, archive.trails);
    code_values(stream, archive.corrections);
    auto& summary = archive.summary;
    for (auto* number :
         {&summary.inputs, &summary.read, &summary.partly_read, &summary.unreadable, &summary.skipped, &summary.pages,
          &summary.meetings, &summary.statements, &summary.trails, &summary.prefilter_fallbacks}) {
        stream(*number);
    }
}

}  // namespace

std::string encode_archive(const Archive& archive) {
    ByteWriter writer;
    code_archive(writer, archive);
    return writer.take();
}

std::optional<Archive> decode_archive(std::string_view bytes) {
    ByteReader reader(bytes);
    Archive archive;
    code_archive(reader, archive);
    if (!reader.good() || !reader.at_end()) {
        return std::nullopt;
    }
    return archive;
}

}  // namespace arising::corpus
