// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trail_status.h"

#include <algorithm>
#include <optional>
#include <set>

#include "corpus/body_name.h"

namespace arising::corpus {

namespace {

bool is_complete(const std::vector<const Record*>& matter) {
    for (auto at = matter.rbegin(); at != matter.rend(); ++at) {
        if ((*at)->statement.progress) {
            return (*at)->statement.progress->status == rules::ProgressStatus::complete;
        }
    }
    return false;
}

bool is_due_before(const std::vector<const Record*>& matter, const std::string& date) {
    return std::any_of(matter.begin(), matter.end(), [&](const Record* record) {
        const std::optional<rules::Due>& due = record->statement.due;
        return due && !due->date.empty() && due->date < date;
    });
}

}  // namespace

BodyDiary::BodyDiary(const Archive& archive, const Series& series) {
    std::set<std::string> documents_of_body;
    for (const std::size_t document : series.documents) {
        documents_of_body.insert(archive.documents[document].id);
    }
    for (const Meeting& meeting : archive.meetings) {
        if (documents_of_body.contains(meeting.documents.front())) {
            entries_.push_back({meeting.id, meeting.date, body_key(meeting.committee)});
        }
    }
}

std::vector<std::string> BodyDiary::dates_for(const std::set<std::string>& spoken_at) const {
    std::set<std::string> committees;
    for (const Entry& entry : entries_) {
        if (spoken_at.contains(entry.meeting)) {
            committees.insert(entry.committee);
        }
    }
    std::vector<std::string> dates;
    for (const Entry& entry : entries_) {
        if (committees.contains(entry.committee) && (dates.empty() || dates.back() != entry.date)) {
            dates.push_back(entry.date);
        }
    }
    return dates;
}

TrailStatus BodyDiary::status_of(const std::vector<const Record*>& matter, const std::string& last_mention,
                                 std::size_t meetings_to_lapse) const {
    if (is_complete(matter)) {
        return TrailStatus::complete;
    }
    if (!entries_.empty() && is_due_before(matter, entries_.back().date)) {
        return TrailStatus::overdue;
    }
    std::set<std::string> recommended_at;
    std::set<std::string> spoken_at;
    for (const Record* record : matter) {
        spoken_at.insert(record->meeting);
        if (record->statement.kind == rules::StatementKind::recommendation) {
            recommended_at.insert(record->meeting);
        }
    }
    if (recommended_at.size() >= 2) {
        return TrailStatus::recurring;
    }
    const std::vector<std::string> dates = dates_for(spoken_at);
    if (spoken_at.size() == 1 && !dates.empty() && last_mention == dates.back()) {
        return TrailStatus::fresh;
    }
    const auto later =
        std::count_if(dates.begin(), dates.end(), [&](const std::string& date) { return date > last_mention; });
    return static_cast<std::size_t>(later) >= meetings_to_lapse ? TrailStatus::lapsed : TrailStatus::open;
}

}  // namespace arising::corpus
