// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "extractor/document.h"
#include "rules/statement.h"

// From a Document and what the rules found in it to values that stand by themselves. Runs in a worker, right after the
// rules; afterwards the Document can be dropped.

namespace arising::corpus {

/// All that is kept of one input.
struct DocumentResult {
    DocumentRecord document;
    std::vector<Record> statements;  ///< in text order
    std::size_t prefilter_fallbacks = 0;
    std::int32_t unread_pictures = 0;  ///< pages that a second reading with OCR may read
    std::string file_language;         ///< what the file says of itself, not what the rules made of it
    bool encrypted = false;            ///< other passwords may give another result
    /// PDF files inside of it, and inside of those, each after the one that it is attached to; these have none.
    std::vector<DocumentResult> attachments;
};

/// The words at a span, verbatim but on one line: line feeds become blanks, runs of blanks become one, none at either
/// end.
[[nodiscard]] std::string quote(const extractor::Document& document, extractor::Span span);

[[nodiscard]] DocumentResult make_records(const extractor::Document& document, rules::MinedDocument mined);

/// For an input from which nothing was read, whatever the reason: `why` becomes its one diagnostic. `sha256` may be
/// empty.
[[nodiscard]] DocumentResult unreadable_document(const std::string& path, const std::string& sha256,
                                                 const std::string& why, const std::string& hint = {});

/// "d-" and 12 hex digits; of the path where there are no bytes to go by.
[[nodiscard]] std::string document_id(const std::string& sha256, const std::string& path);

/// Gives a result another document id, also in the ids of its statements: for the second copy of the same bytes.
void rename_document(DocumentResult& result, const std::string& id);

}  // namespace arising::corpus
