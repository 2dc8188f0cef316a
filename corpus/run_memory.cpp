// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run_memory.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/archive_codec.h"
#include "corpus/compression.h"
#include "corpus/content_hashes.h"
#include "corpus/record_codec.h"
#include "extractor/sha256.h"

namespace arising::corpus {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30U;
constexpr std::array both = {false, true};  // not encrypted, encrypted

/// Stands for "the first result is the last one".
constexpr const char* text_is_last = "text";

bool is_encrypted(const DocumentResult& result) {
    return result.encrypted || std::any_of(result.attachments.begin(), result.attachments.end(),
                                           [](const DocumentResult& attachment) { return attachment.encrypted; });
}

/// Gives the paths inside of an input another beginning, and the ids that were made of paths with them.
void move_to(DocumentResult& result, const std::string& from, const std::string& to) {
    const auto move_one = [&](DocumentResult& one) {
        std::string& path = one.document.path;
        path = path.starts_with(from) ? to + path.substr(from.size()) : path;
        if (one.document.sha256.empty()) {
            rename_document(one, document_id({}, path));
        }
    };
    move_one(result);
    std::for_each(result.attachments.begin(), result.attachments.end(), move_one);
}

}  // namespace

RunMemory::RunMemory(Store* store, const std::vector<Input>& inputs, const rules::RuleSet& rule_set,
                     const extractor::ReadOptions& options)
    : store_(store), inputs_(inputs), hashes_(inputs.size()), last_keys_(inputs.size()) {
    if (store_ == nullptr) {
        return;
    }
    extractor::ReadOptions text_only = options;
    text_only.ocr = extractor::Ocr::never;
    text_ = reading_kind(text_only);
    pictures_ = reading_kind(options);
    rules_ = rules_kind(rule_set.packs());
    hashes_ = content_hashes(inputs, *store_);
}

std::string RunMemory::reading_key_of(std::size_t input, Step step, bool encrypted) const {
    const ReadingKind& kind = kind_of(step);
    return reading_key(hashes_[input], encrypted ? kind.locked : kind.open);
}

std::string RunMemory::result_key_of(std::size_t input, Step step, bool encrypted) const {
    return result_key(reading_key_of(input, step, encrypted), rules_, inputs_[input].path);
}

// ---- results ----

std::optional<DocumentResult> RunMemory::load(const std::string& key, std::size_t input) {
    const std::optional<std::string> kept = store_->find(Kept::result, key);
    if (!kept) {
        return std::nullopt;
    }
    const std::optional<std::string> bytes = decompressed(*kept, most_bytes);
    std::optional<DocumentResult> result = bytes ? decode(*bytes) : std::nullopt;
    if (!result || !is_of(input, *result)) {
        store_->forget(Kept::result, key);
        return std::nullopt;
    }
    move_to(*result, result->document.path, inputs_[input].path);
    return result;
}

std::optional<DocumentResult> RunMemory::result(std::size_t input, Step step) {
    if (store_ == nullptr || hashes_[input].empty()) {
        return std::nullopt;
    }
    for (const bool encrypted : both) {
        const std::string key = result_key_of(input, step, encrypted);
        const bool text_stands = step == Step::pictures && store_->find(Kept::result, key) == text_is_last;
        std::optional<DocumentResult> found =
            load(text_stands ? result_key_of(input, Step::text, encrypted) : key, input);
        if (found) {
            last_keys_[input] = step == Step::pictures ? key : last_keys_[input];
            return found;
        }
    }
    return std::nullopt;
}

bool RunMemory::may_keep(std::size_t input, const DocumentResult& result) const {
    return store_ != nullptr && !hashes_[input].empty() && is_of(input, result);
}

bool RunMemory::is_of(std::size_t input, const DocumentResult& result) const {
    return result.document.sha256 == hashes_[input];
}

void RunMemory::keep(std::size_t input, Step step, const DocumentResult& result, std::string reading) {
    if (!may_keep(input, result)) {
        return;
    }
    const bool encrypted = is_encrypted(result);
    const std::string key = result_key_of(input, step, encrypted);
    store_->keep(Kept::result, key, compressed(encode(result)));
    if (step == Step::pictures) {
        last_keys_[input] = key;
    }
    if (!reading.empty()) {
        store_->keep(Kept::reading, reading_key_of(input, step, encrypted), std::move(reading));
    }
    store_->write_when_due();
}

void RunMemory::keep_text_as_last(std::size_t input, const DocumentResult& result) {
    if (!may_keep(input, result)) {
        return;
    }
    const std::string key = result_key_of(input, Step::pictures, is_encrypted(result));
    if (key != result_key_of(input, Step::text, is_encrypted(result))) {  // the same in a run without OCR
        store_->keep(Kept::result, key, text_is_last);
    }
    last_keys_[input] = key;
}

// ---- readings ----

std::optional<std::string> RunMemory::reading(std::size_t input, Step step) {
    if (store_ == nullptr || hashes_[input].empty()) {
        return std::nullopt;
    }
    for (const bool encrypted : both) {
        if (std::optional<std::string> found = store_->find(Kept::reading, reading_key_of(input, step, encrypted))) {
            return found;
        }
    }
    return std::nullopt;
}

bool RunMemory::has_reading(std::size_t input, Step step) {
    return store_ != nullptr && !hashes_[input].empty() && std::any_of(both.begin(), both.end(), [&](bool encrypted) {
               return store_->has(Kept::reading, reading_key_of(input, step, encrypted));
           });
}

void RunMemory::forget_reading(std::size_t input, Step step) {
    if (has_reading(input, step)) {
        for (const bool encrypted : both) {
            store_->forget(Kept::reading, reading_key_of(input, step, encrypted));
        }
    }
}

// ---- archives ----

std::string RunMemory::last_result_key(std::size_t input) {
    if (hashes_[input].empty()) {
        return {};
    }
    for (const bool encrypted : both) {
        std::string key = result_key_of(input, Step::pictures, encrypted);
        if (store_->has(Kept::result, key)) {
            return key;
        }
    }
    return {};
}

std::optional<Archive> RunMemory::load_archive(const std::string& key) {
    archive_key_ = key;
    const std::optional<std::string> kept = store_->find(Kept::archive, key);
    if (!kept) {
        return std::nullopt;
    }
    const std::optional<std::string> bytes = decompressed(*kept, most_bytes);
    std::optional<Archive> archive = bytes ? decode_archive(*bytes) : std::nullopt;
    if (!archive) {
        store_->forget(Kept::archive, key);
    }
    return archive;
}

/// What the archive was made of was of no use now, but will be when a document is added or a rule changes. Once a day
/// is enough.
void RunMemory::mark_sources() {
    for (std::size_t i = 0; i < inputs_.size() && store_->is_outdated(); ++i) {
        for (const Step step : {Step::text, Step::pictures}) {
            static_cast<void>(has_reading(i, step));
            for (const bool encrypted : both) {
                store_->mark_used(Kept::result, result_key_of(i, step, encrypted));
            }
        }
    }
}

std::optional<Archive> RunMemory::whole_archive() {
    if (store_ == nullptr) {
        return std::nullopt;
    }
    ArchiveKey key(rules_);
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        const std::string result = last_result_key(i);
        if (result.empty()) {
            return std::nullopt;
        }
        key.add(inputs_[i].path, result);
    }
    mark_sources();
    return load_archive(key.key());
}

std::optional<Archive> RunMemory::archive_of(const std::vector<DocumentResult>& results) {
    if (store_ == nullptr) {
        return std::nullopt;
    }
    ArchiveKey key(rules_);
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        key.add(inputs_[i].path, last_keys_[i].empty() ? extractor::sha256_hex(encode(results[i])) : last_keys_[i]);
    }
    return load_archive(key.key());
}

void RunMemory::keep_archive(const Archive& archive) {
    if (store_ != nullptr) {
        store_->keep(Kept::archive, archive_key_, compressed(encode_archive(archive)));
    }
}

void RunMemory::remember_run(const Corrections* corrections) {
    if (store_ == nullptr) {
        return;
    }
    LastRun run{archive_key_, {}, {}};
    if (corrections != nullptr) {
        run.corrections_name = corrections->name;
        run.corrections = corrections->text;
    }
    store_->flush();  // the archive before its name
    if (store_->last_run() != run) {
        store_->keep_last_run(run);
    }
}

}  // namespace arising::corpus
