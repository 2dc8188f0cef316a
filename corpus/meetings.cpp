// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/meetings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "corpus/body_name.h"
#include "extractor/sha256.h"

namespace arising::corpus {

namespace {

constexpr std::size_t id_digits = 12;

const std::string& committee_of(const DocumentRecord& document) {
    return is_inspection(document) && document.facts.committee.empty() ? document.facts.author
                                                                       : document.facts.committee;
}

const std::string& date_of(const DocumentRecord& document) {
    return document.facts.date.empty() ? document.facts.inspection.end : document.facts.date;
}

std::string meeting_key(const DocumentRecord& document, const std::string& body) {
    return body + '\n' + body_key(committee_of(document)) + '\n' + date_of(document);
}

/// By meeting: how its minutes spell the body. "Sallow" (the yearly assembly) and "Sallow Parish Council" are followed
/// together, but minutes of the same day are of two meetings.
using Spellings = std::map<std::string, std::set<std::string>>;

Spellings spellings_of(const std::vector<DocumentRecord>& documents, const std::vector<std::string>& keys) {
    Spellings spellings;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (documents[i].facts.kind == rules::DocumentKind::minutes && !documents[i].facts.body.empty()) {
            spellings[meeting_key(documents[i], keys[i])].insert(body_key(documents[i].facts.body));
        }
    }
    return spellings;
}

std::string meeting_id(const DocumentRecord& document, const std::string& body, const Spellings& spellings) {
    std::string key = meeting_key(document, body);
    const auto minutes = spellings.find(key);
    if (minutes != spellings.end() && minutes->second.size() > 1 && !document.facts.body.empty()) {
        key = meeting_key(document, body_key(document.facts.body));
    }
    return "m-" + extractor::sha256_hex(key).substr(0, id_digits);
}

}  // namespace

std::vector<Meeting> find_meetings(const std::vector<DocumentRecord>& documents, const std::vector<std::string>& keys,
                                   std::vector<Record>& statements) {
    const Spellings spellings = spellings_of(documents, keys);
    std::map<std::string, Meeting> by_id;
    std::map<std::string, std::string> meeting_of;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const DocumentRecord& document = documents[i];
        if (date_of(document).empty()) {
            continue;
        }
        const std::string id = meeting_id(document, keys[i], spellings);
        Meeting& meeting = by_id[id];
        if (meeting.id.empty()) {
            meeting = {id, document.facts.body, committee_of(document), date_of(document), {}};
        }
        meeting.documents.push_back(document.id);
        meeting_of[document.id] = id;
    }
    for (Record& record : statements) {
        const auto at = meeting_of.find(record.document);
        record.meeting = at == meeting_of.end() ? std::string() : at->second;
    }
    std::vector<Meeting> meetings;
    for (auto& [id, meeting] : by_id) {
        meetings.push_back(std::move(meeting));
    }
    std::sort(meetings.begin(), meetings.end(),
              [](const Meeting& a, const Meeting& b) { return std::tie(a.date, a.id) < std::tie(b.date, b.id); });
    return meetings;
}

}  // namespace arising::corpus
