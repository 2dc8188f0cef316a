// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/summary_text.h"

#include <algorithm>
#include <map>

namespace arising::output {

using corpus::DocumentRecord;
using corpus::DocumentState;
using corpus::TrailStatus;
using rules::StatementKind;

namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// "3 new, 2 open", in the order of the enumeration; kinds that do not occur are left out.
template <class Kind>
std::string list_of(const std::map<Kind, std::size_t>& counts) {
    std::string list;
    for (const auto& [kind, count] : counts) {
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + name_of(kind);
    }
    return list;
}

std::string documents_line(const corpus::Summary& summary) {
    std::string line = counted(summary.inputs, "document", "documents") + ", " +
                       counted(summary.pages, "page", "pages") + ": " + std::to_string(summary.read) + " read, " +
                       std::to_string(summary.partly_read) + " only partly, " + std::to_string(summary.unreadable) +
                       " not at all";
    if (summary.skipped > 0) {
        line += ", " + std::to_string(summary.skipped) + " skipped";
    }
    return line;
}

/// The gravest diagnostic, the first of several.
const extractor::Diagnostic* reason_of(const DocumentRecord& document) {
    const auto gravest = std::max_element(
        document.diagnostics.begin(), document.diagnostics.end(),
        [](const extractor::Diagnostic& a, const extractor::Diagnostic& b) { return a.severity < b.severity; });
    return gravest == document.diagnostics.end() ? nullptr : &*gravest;
}

std::string unread_line(const DocumentRecord& document) {
    std::string line = document.path;
    line += document.state == DocumentState::partly_read ? ": only partly read" : ": not read";
    if (const extractor::Diagnostic* reason = reason_of(document)) {
        line += ": " + reason->message;
        line += reason->page > 0 ? " (page " + std::to_string(reason->page) + ")" : "";
        line += reason->hint.empty() ? "" : "; " + reason->hint;
    }
    return line;
}

}  // namespace

std::vector<std::string> summary_lines(const corpus::Archive& archive) {
    std::map<StatementKind, std::size_t> kinds;
    for (const corpus::Record& record : archive.statements) {
        ++kinds[record.statement.kind];
    }
    std::map<TrailStatus, std::size_t> statuses;
    for (const corpus::Trail& trail : archive.trails) {
        ++statuses[trail.status];
    }
    std::vector<std::string> lines = {documents_line(archive.summary)};
    lines.push_back(counted(archive.statements.size(), "statement", "statements") +
                    (kinds.empty() ? "" : ": " + list_of(kinds)));
    lines.push_back(counted(archive.trails.size(), "trail", "trails") + " over " +
                    counted(archive.meetings.size(), "meeting", "meetings") +
                    (statuses.empty() ? "" : ": " + list_of(statuses)));
    return lines;
}

std::vector<std::string> unread_lines(const corpus::Archive& archive) {
    std::vector<std::string> lines;
    for (const DocumentRecord& document : archive.documents) {
        if (document.state == DocumentState::unreadable || document.state == DocumentState::partly_read) {
            lines.push_back(unread_line(document));
        }
    }
    return lines;
}

}  // namespace arising::output
