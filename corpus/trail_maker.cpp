// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trail_maker.h"

#include <set>
#include <utility>

#include "corpus/loose_reports.h"
#include "extractor/sha256.h"

namespace arising::corpus {

namespace {

constexpr std::size_t id_digits = 12;

std::int32_t count_meetings(const std::vector<const Record*>& records) {
    std::set<std::string> meetings;
    for (const Record* record : records) {
        meetings.insert(record->meeting.empty() ? record->document : record->meeting);
    }
    return static_cast<std::int32_t>(meetings.size());
}

}  // namespace

TrailMaker::TrailMaker(const Archive& archive, const Series& series, const Contradictions& contradictions,
                       std::size_t meetings_to_lapse)
    : archive_(archive),
      series_(series),
      contradictions_(contradictions),
      diary_(archive, series),
      titles_(archive, series),
      meetings_to_lapse_(meetings_to_lapse) {}

Trail TrailMaker::make(const std::vector<std::size_t>& members, std::vector<Link> links) const {
    Trail trail;
    std::vector<const Record*> records;
    std::vector<std::string> dates;
    std::vector<Mention> mentions;
    for (const std::size_t member : members) {
        records.push_back(&archive_.statements[series_.sayings[member].statement]);
        dates.push_back(series_.sayings[member].date);
        mentions.push_back({records.back(), dates.back(), false});
        trail.statements.push_back(records.back()->id);
    }
    mark_loose_reports(mentions, links);
    trail.id = trail_id(trail.statements.front());
    trail.title = titles_.of(members);
    trail.body = series_.body;
    trail.first = dates.front();
    trail.last = dates.back();
    trail.links = std::move(links);
    trail.contradictions = contradictions_.of(records, dates);
    trail.meetings = count_meetings(records);
    trail.status = status_of(diary_.state_of(mentions, meetings_to_lapse_), diary_.last_date());
    return trail;
}

std::string trail_id(const std::string& first_statement) {
    return "t-" + extractor::sha256_hex(first_statement).substr(0, id_digits);
}

}  // namespace arising::corpus
