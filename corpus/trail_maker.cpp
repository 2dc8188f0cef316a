// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trail_maker.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "corpus/wording.h"
#include "extractor/sha256.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr std::size_t id_digits = 12;
constexpr std::size_t title_length = 80;
constexpr std::size_t fewest_title_words = 4;

/// What a matter is best called by: an ask before a decision on it, and both before a report.
int rank_as_title(StatementKind kind) {
    switch (kind) {
        case StatementKind::recommendation:
            return 0;
        case StatementKind::action:
            return 1;
        case StatementKind::decision:
            return 2;
        default:
            return 3;
    }
}

std::string cut_at_word(const std::string& text) {
    if (text.size() <= title_length) {
        return text;
    }
    std::size_t end = text.rfind(' ', title_length);
    if (end == std::string::npos || end == 0) {
        end = title_length;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;  // not inside a character
        }
    }
    return text.substr(0, end) + "…";
}

std::int32_t count_meetings(const std::vector<const Record*>& records) {
    std::set<std::string> meetings;
    for (const Record* record : records) {
        meetings.insert(record->meeting.empty() ? record->document : record->meeting);
    }
    return static_cast<std::int32_t>(meetings.size());
}

std::string title_of(const std::vector<const Record*>& records) {
    const auto key = [](const Record* record) {
        const bool too_short = words_of(record->text).size() < fewest_title_words;
        return std::tuple(too_short, rank_as_title(record->statement.kind), record->text.size());
    };
    const auto best = std::min_element(records.begin(), records.end(),
                                       [&](const Record* a, const Record* b) { return key(a) < key(b); });
    return cut_at_word((*best)->text);
}

}  // namespace

TrailMaker::TrailMaker(const Archive& archive, const Series& series, const Contradictions& contradictions,
                       std::size_t meetings_to_lapse)
    : archive_(archive),
      series_(series),
      contradictions_(contradictions),
      diary_(archive, series),
      meetings_to_lapse_(meetings_to_lapse) {}

Trail TrailMaker::make(const std::vector<std::size_t>& members, std::vector<Link> links) const {
    Trail trail;
    std::vector<const Record*> records;
    std::vector<std::string> dates;
    for (const std::size_t member : members) {
        records.push_back(&archive_.statements[series_.sayings[member].statement]);
        dates.push_back(series_.sayings[member].date);
        trail.statements.push_back(records.back()->id);
    }
    trail.id = trail_id(trail.statements.front());
    trail.title = title_of(records);
    trail.body = series_.body;
    trail.first = dates.front();
    trail.last = dates.back();
    trail.links = std::move(links);
    trail.contradictions = contradictions_.of(records, dates);
    trail.meetings = count_meetings(records);
    trail.status = diary_.status_of(records, trail.last, meetings_to_lapse_);
    return trail;
}

std::string trail_id(const std::string& first_statement) {
    return "t-" + extractor::sha256_hex(first_statement).substr(0, id_digits);
}

}  // namespace arising::corpus
