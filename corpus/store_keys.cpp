// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/store_keys.h"

#include <filesystem>

#include "corpus/byte_codec.h"
#include "corpus/program_identity.h"
#include "extractor/sha256.h"

namespace arising::corpus {

namespace {

/// Texts one after the other such that no two lists give the same bytes.
std::string hash_of(const std::vector<std::string>& parts) {
    ByteWriter writer;
    for (const std::string& part : parts) {
        writer(part);
    }
    return extractor::sha256_hex(writer.take());
}

std::string options_hash(const extractor::ReadOptions& options) {
    ByteWriter writer;
    writer(options.ignore_tags);
    writer(options.hidden_text);
    writer(options.ocr);
    writer(options.max_pages);
    writer(options.max_glyphs);
    writer(options.max_structure_depth);
    writer(options.max_structure_nodes);
    return extractor::sha256_hex(writer.take());
}

}  // namespace

ReadingKind reading_kind(const extractor::ReadOptions& options) {
    const std::string recogniser = options.ocr == extractor::Ocr::never ? std::string() : recogniser_identity();
    ReadingKind kind;
    kind.open = hash_of({program_identity(), options_hash(options), recogniser});
    kind.locked = hash_of({kind.open, hash_of(options.passwords)});
    return kind;
}

std::string rules_kind(const std::vector<rules::PackInfo>& packs) {
    std::vector<std::string> parts = {program_identity()};
    for (const rules::PackInfo& pack : packs) {
        parts.insert(parts.end(), {pack.id, pack.sha256, pack.named ? "named" : "extended"});
    }
    return hash_of(parts);
}

std::string reading_key(const std::string& sha256, const std::string& reading_kind) {
    return hash_of({sha256, reading_kind});
}

std::string result_key(const std::string& reading_key, const std::string& rules_kind, const std::string& path) {
    return hash_of({reading_key, rules_kind, std::filesystem::path(path).filename().string()});
}

ArchiveKey::ArchiveKey(const std::string& rules_kind) : parts_(rules_kind) {}

void ArchiveKey::add(const std::string& path, const std::string& result) {
    parts_ += hash_of({path, result});
}

std::string ArchiveKey::key() const {
    return extractor::sha256_hex(parts_);
}

}  // namespace arising::corpus
