// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/archive_walk.h"
#include "corpus/make_records.h"
#include "extractor/read_document.h"
#include "rules/rule_set.h"

namespace arising::corpus {

/// What a worker gives back of one file.
struct InputAnswer {
    DocumentResult result;
    std::string reading;  ///< as reading_codec.h writes it; empty where it is not wanted, or too large to be kept
};

/// What a worker does with one file: bytes, Document, statements, records. A file that is no PDF comes back as an
/// unreadable document that says what it is instead. PDF files that are attached come back with it, down to a depth, a
/// number and a size. `path` only names it. Throws std::bad_alloc, std::system_error.
[[nodiscard]] InputAnswer read_input(int file, const std::string& path, const rules::RuleSet& rule_set,
                                     const extractor::ReadOptions& options, bool with_reading = false);

/// The same from a reading, which the file holds instead. Nothing where it is none.
[[nodiscard]] std::optional<DocumentResult> mine_reading(int file, const std::string& path,
                                                         const rules::RuleSet& rule_set);

/// How an answer travels from the worker to the parent; see record_codec.h.
[[nodiscard]] std::string encode_answer(const InputAnswer& answer);
[[nodiscard]] std::optional<InputAnswer> decode_answer(std::string_view bytes);

/// What the parent does with a file that no worker could read. Hashes its bytes where it can, so that the document's id
/// is the one it would have had; never parses them.
[[nodiscard]] DocumentResult unread_input(const Input& input, const std::string& why);

}  // namespace arising::corpus
