// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/audit_scope.h"

#include <algorithm>

namespace arising::corpus {

using rules::StatementKind;

namespace {

bool was_read(const DocumentRecord& document) {
    return document.state == DocumentState::read || document.state == DocumentState::partly_read;
}

/// That of the file, where the document is attached to one.
std::string folder_of(const DocumentRecord& document) {
    const std::string file = document.path.substr(0, document.path.find("!/"));
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? std::string() : file.substr(0, slash);
}

}  // namespace

std::string count_series(const Archive& archive, const Series& series, const std::string& as_of, AuditScope& scope) {
    std::set<std::string> dates;
    for (const std::size_t document : series.documents) {
        const std::string made = place_in_time(archive.documents[document]);
        const bool counts = was_read(archive.documents[document]) && !made.empty();
        if (counts && (as_of.empty() || made <= as_of)) {
            dates.insert(made);
            ++scope.documents;
        }
    }
    scope.bodies += dates.empty() ? 0 : 1;
    scope.meetings += dates.size();
    if (!dates.empty()) {
        scope.first = scope.first.empty() ? *dates.begin() : std::min(scope.first, *dates.begin());
        scope.last = std::max(scope.last, *dates.rbegin());
    }
    for (const Saying& saying : series.sayings) {
        if (as_of.empty() || saying.date <= as_of) {
            const StatementKind kind = archive.statements[saying.statement].statement.kind;
            scope.recommendations += kind == StatementKind::recommendation ? 1 : 0;
            scope.actions += kind == StatementKind::action ? 1 : 0;
        }
    }
    return dates.empty() ? std::string() : *dates.rbegin();
}

void name_what_is_missing(const Archive& archive, const std::vector<std::string>& keys,
                          const std::set<std::string>& looked_at, bool all_bodies, AuditScope& scope) {
    std::set<std::string> folders;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (looked_at.contains(keys[i])) {
            folders.insert(folder_of(archive.documents[i]));
        }
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const DocumentRecord& document = archive.documents[i];
        const bool is_asked = all_bodies || looked_at.contains(keys[i]);
        const bool is_silent = document.facts.body.empty();
        if (is_asked && was_read(document) && place_in_time(document).empty()) {
            scope.undated.push_back(document.path);
        }
        if (document.state != DocumentState::read &&
            (is_asked || (is_silent && folders.contains(folder_of(document))))) {
            scope.unread.push_back(document.path);
        }
    }
}

}  // namespace arising::corpus
