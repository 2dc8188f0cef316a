// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/reading_codec.h"

#include <optional>
#include <utility>

#include "corpus/byte_codec.h"
#include "corpus/document_codec.h"

namespace arising::corpus {

namespace {

/// Far more than any document under the limits of reading gives.
constexpr std::size_t most_bytes = std::size_t{1} << 30U;

std::string path_inside(const std::string& path, const std::string& outer) {
    return path.starts_with(outer) ? path.substr(outer.size()) : path;
}

/// What a part has beside its document.
template <class Stream, class Part, class Place, class Path>
void code_part(Stream& stream, Place& place, Path& path, Part& part) {
    stream(place);
    stream(path);
    stream(part.owner);
    stream(part.sha256);
    stream(part.why);
    stream(part.hint);
    stream(part.left_out);
}

std::optional<std::pair<std::size_t, ReadPart>> next_part(ByteReader& reader, const std::string& outer) {
    std::uint64_t place = 0;
    std::string path;
    ReadPart part;
    code_part(reader, place, path, part);
    bool has_document = false;
    reader(has_document);
    part.path = outer + path;
    if (has_document) {
        extractor::Document& document = part.document.emplace();
        read_document(reader, document);
        document.source = part.path;
        reader.check(reader.good() && extractor::is_consistent(document));
    }
    return reader.good() ? std::optional(std::pair(static_cast<std::size_t>(place), std::move(part))) : std::nullopt;
}

}  // namespace

void ReadingWriter::add(std::size_t place, const ReadPart& part) {
    ByteWriter writer([this](std::string_view bytes) { compressor_.add(bytes); });
    const std::uint64_t number = place;
    const std::string path = path_inside(part.path, path_);
    code_part(writer, number, path, part);
    writer(part.document.has_value());
    if (part.document) {
        write_document(writer, *part.document);
    }
    compressor_.add(writer.take());
}

std::string ReadingWriter::finish() {
    return compressor_.finish();
}

bool read_reading(std::string_view bytes, const std::string& path, const OnPart& on_part) {
    const std::optional<std::string> plain = decompressed(bytes, most_bytes);
    if (!plain || plain->empty()) {
        return false;
    }
    ByteReader reader(*plain);
    while (!reader.at_end()) {
        std::optional<std::pair<std::size_t, ReadPart>> part = next_part(reader, path);
        if (!part) {
            return false;
        }
        on_part(part->first, std::move(part->second));
    }
    return true;
}

}  // namespace arising::corpus
