// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "output/record_json.h"

// What is different between two records: documents, statements and trails that are new, gone or changed. Values are the
// same when their ids are. Where a file has been replaced, its document and statements have other ids: such documents
// are the same when their path is, their statements when they say the same, or stand in the same place.

namespace arising::output {

struct Change {
    enum class Kind { added, changed, gone };

    Kind kind = Kind::changed;
    std::string type;                 ///< "document", "statement", "trail"
    std::string id;                   ///< in the new record; in the old one where it is gone
    std::string document;             ///< path; empty for a trail
    int page = 0;                     ///< of a statement
    std::string text;                 ///< a statement's text, a trail's or document's title
    std::string kind_of_statement;    ///< "action"; empty for others
    std::string rule;                 ///< that found the statement
    std::vector<std::string> fields;  ///< changed: which differ
    Json before;                      ///< changed: those fields as they were; gone: the whole value
    Json after;                       ///< changed: those fields as they are; added: the whole value
};

[[nodiscard]] const char* name_of(Change::Kind kind);

/// In the order of the new record, what is gone behind it in the order of the old one; documents, statements, trails.
/// Throws nlohmann's exceptions where these are no whole records: see read_record().
[[nodiscard]] std::vector<Change> changes_between(const Json& before, const Json& after);

/// {"schema": "arising/diff/1", "changes": [...], "summary": {...}}, one change a line.
[[nodiscard]] std::string diff_json(const std::vector<Change>& changes);
/// change,type,id,document,page,fields,text,kind,rule
[[nodiscard]] std::string diff_csv(const std::vector<Change>& changes);

}  // namespace arising::output
