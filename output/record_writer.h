// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/record.h"

// The ways of writing an Archive. Every format is one function and one row of the table in record_writer.cpp. Writers
// stream: one object at a time is in memory beside the Archive. They only write; whether the stream took it is the
// caller's to ask.

namespace arising::output {

/// One document: {"schema": ..., "documents": [...], ...}, one object a line inside the arrays, so that files stay
/// small and a line diff shows which statement changed.
void write_json(const corpus::Archive& archive, std::ostream& out);

/// The same objects, one a line, each with a "type" first: header, rules, document, meeting, statement, trail,
/// correction, summary.
void write_jsonl(const corpus::Archive& archive, std::ostream& out);

/// One line a statement, with what its document and trail are: for a spreadsheet. See csv_row.h.
void write_csv(const corpus::Archive& archive, std::ostream& out);

/// A database of documents, meetings, statements, trails and links. See docs/formats.md.
void write_sqlite(const corpus::Archive& archive, std::ostream& out);

/// One page to be read and searched in a browser.
void write_html(const corpus::Archive& archive, std::ostream& out);

/// A calendar of when open actions are due.
void write_ics(const corpus::Archive& archive, std::ostream& out);

/// Whether a file that starts with these bytes (a hundred or more) was written in one of the formats, whatever the
/// version, so that it may be written anew.
[[nodiscard]] bool looks_written(std::string_view first_bytes);

/// Whether a file that starts with these bytes (a hundred or more) is a record that can be read again, of any version.
[[nodiscard]] bool looks_like_record(std::string_view first_bytes);

using Write = void (*)(const corpus::Archive&, std::ostream&);

/// The writer of a format; null for a name that is none.
[[nodiscard]] Write writer_of(std::string_view format);
/// All names that writer_of() knows.
[[nodiscard]] std::vector<std::string> format_names();

}  // namespace arising::output
