// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/series.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "corpus/body_name.h"
#include "corpus/written_date.h"

namespace arising::corpus {

namespace {

/// The latest document's name for it; one that says nothing is passed over.
std::string printed_body(const Archive& archive, const Series& series) {
    for (auto at = series.sayings.rbegin(); at != series.sayings.rend(); ++at) {
        const std::string& body = archive.documents[at->document].facts.body;
        if (body_key(body) == series.key) {
            return body;
        }
    }
    return archive.documents[series.sayings.back().document].facts.body;
}

}  // namespace

std::string place_in_time(const DocumentRecord& document) {
    if (!document.facts.date.empty()) {
        return document.facts.date;
    }
    if (!document.facts.inspection.end.empty()) {
        return document.facts.inspection.end;
    }
    const std::size_t slash = document.path.rfind('/');
    const std::vector<std::string> dates =
        written_dates(slash == std::string::npos ? document.path : document.path.substr(slash + 1));
    return dates.size() == 1 ? dates.front() : std::string();
}

std::vector<std::size_t> meetings_of(const Series& series) {
    std::vector<std::size_t> meetings;
    for (std::size_t i = 0; i < series.sayings.size(); ++i) {
        const bool is_later = i > 0 && series.sayings[i].date != series.sayings[i - 1].date;
        meetings.push_back((i == 0 ? 0 : meetings.back()) + (is_later ? 1 : 0));
    }
    return meetings;
}

std::vector<Series> find_series(const Archive& archive, const std::vector<std::string>& keys) {
    std::unordered_map<std::string, std::size_t> document_at;
    std::map<std::string, Series> by_body;
    std::vector<std::string> dates;
    for (std::size_t i = 0; i < archive.documents.size(); ++i) {
        document_at[archive.documents[i].id] = i;
        dates.push_back(place_in_time(archive.documents[i]));
        by_body[keys[i]].documents.push_back(i);
    }
    for (std::size_t i = 0; i < archive.statements.size(); ++i) {
        const Record& record = archive.statements[i];
        const auto at = document_at.find(record.document);
        if (at == document_at.end() || !can_be_followed(record.statement.kind)) {
            continue;
        }
        if (!dates[at->second].empty() && archive.documents[at->second].superseded_by.empty()) {
            by_body[keys[at->second]].sayings.push_back({i, at->second, dates[at->second]});
        }
    }
    std::vector<Series> all;
    for (auto& [key, series] : by_body) {
        if (series.sayings.empty()) {
            continue;
        }
        series.key = key;
        std::stable_sort(series.sayings.begin(), series.sayings.end(),
                         [](const Saying& a, const Saying& b) { return a.date < b.date; });
        series.body = printed_body(archive, series);
        all.push_back(std::move(series));
    }
    return all;
}

}  // namespace arising::corpus
