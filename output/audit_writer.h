// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/audit.h"
#include "output/audit_sections.h"

// The ways of writing an Audit. Every format is one function and one row of the table in audit_writer.cpp. They only
// write; whether the stream took it is the caller's to ask.

namespace arising::output {

struct AuditWriting {
    std::string record;  ///< name of the record, for the heading
    std::vector<AuditSection> sections{audit_sections.begin(), audit_sections.end()};  ///< in this order

    // table only
    std::size_t width = 80;
    std::size_t limit = 20;  ///< rows shown of a section; 0 = all. What is left out is counted

    // html only
    std::string archive;  ///< where the PDF files are, for links to their pages; empty = no links
};

/// For a terminal: text in lines of at most `width` columns.
void write_audit_table(const corpus::Audit& audit, const AuditWriting& writing, std::ostream& out);
/// One row for every quotation, aspect and year; the columns are the same in all sections.
void write_audit_csv(const corpus::Audit& audit, const AuditWriting& writing, std::ostream& out);
/// schema/audit-1.schema.json, one matter a line.
void write_audit_json(const corpus::Audit& audit, const AuditWriting& writing, std::ostream& out);
/// One page that needs no other file and no network.
void write_audit_html(const corpus::Audit& audit, const AuditWriting& writing, std::ostream& out);

using WriteAudit = void (*)(const corpus::Audit&, const AuditWriting&, std::ostream&);

/// Whether a file that starts with these bytes (a hundred or more) is an audit, in any format.
[[nodiscard]] bool looks_like_audit(std::string_view first_bytes);

/// The writer of a format; null for a name that is none.
[[nodiscard]] WriteAudit audit_writer_of(std::string_view format);
/// All names that audit_writer_of() knows, the default first.
[[nodiscard]] std::vector<std::string> audit_format_names();

}  // namespace arising::output
