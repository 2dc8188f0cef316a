// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extractor/read_document.h"
#include "rules/rule_set.h"

// Under which keys a store keeps what: a key covers everything that the value depends on, so that a value which is
// found is the one that working it out again would give. What it covers beside the bytes of the document:
//
//   reading   this build of the program; every option of reading; with OCR, the recogniser and its data
//   result    the same; every pack, byte for byte; the name of the file, from which rules take a date
//   archive   the results of all inputs and their paths
//
// Limits of time and memory are not in them: what they end is not kept.

namespace arising::corpus {

/// What readings depend on beside the document. Passwords count only for documents that are encrypted, so that a new
/// one in the list does not make all others be read again.
struct ReadingKind {
    std::string open;    ///< of documents that are not encrypted
    std::string locked;  ///< of those that are
};
[[nodiscard]] ReadingKind reading_kind(const extractor::ReadOptions& options);

/// What the rules are, and which build runs them.
[[nodiscard]] std::string rules_kind(const std::vector<rules::PackInfo>& packs);

/// `reading_kind` is one of the two of a ReadingKind.
[[nodiscard]] std::string reading_key(const std::string& sha256, const std::string& reading_kind);
/// `path` as Input::path; only its last part counts.
[[nodiscard]] std::string result_key(const std::string& reading_key, const std::string& rules_kind,
                                     const std::string& path);

/// Of a whole run: add the inputs in their order.
class ArchiveKey {
public:
    explicit ArchiveKey(const std::string& rules_kind);
    /// `result` is the key of its result, or any text that stands for it.
    void add(const std::string& path, const std::string& result);
    [[nodiscard]] std::string key() const;

private:
    std::string parts_;
};

}  // namespace arising::corpus
