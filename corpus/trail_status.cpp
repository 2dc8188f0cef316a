// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trail_status.h"

#include <algorithm>
#include <unordered_map>

#include "corpus/body_name.h"
#include "corpus/series_text.h"
#include "corpus/wording.h"

namespace arising::corpus {

using rules::DocumentKind;
using rules::ProgressStatus;
using rules::StatementKind;

namespace {

bool says(const Mention& mention, ProgressStatus status) {
    const std::optional<rules::Progress>& progress = mention.record->statement.progress;
    return progress && progress->status == status;
}

bool says_unfinished(const Mention& mention) {
    return says(mention, ProgressStatus::in_progress) || says(mention, ProgressStatus::delayed) ||
           says(mention, ProgressStatus::not_started) || says(mention, ProgressStatus::on_track);
}

/// Whether the statement asks for what no statement before it said: a task that follows from one that is done. One text
/// may stand there twice, once as a whole and once in part.
bool is_new_ask(const std::vector<Mention>& matter, std::size_t at) {
    if (!is_ask(*matter[at].record)) {
        return false;
    }
    const std::string asked = joined(words_of(matter[at].record->text));
    return std::none_of(matter.begin(), matter.begin() + static_cast<std::ptrdiff_t>(at),
                        [&asked](const Mention& before) {
                            const std::string said = joined(words_of(before.record->text));
                            return said.find(asked) != std::string::npos || asked.find(said) != std::string::npos;
                        });
}

/// On the day on which a matter is done, notes below it say how ("no reply yet") and tables repeat what was asked;
/// neither undoes it. On a later day both do.
bool is_complete(const std::vector<Mention>& matter) {
    const auto last = std::find_if(matter.rbegin(), matter.rend(), [](const Mention& mention) {
        return says(mention, ProgressStatus::complete) && !mention.is_loose;
    });
    if (last == matter.rend()) {
        return false;
    }
    for (auto at = static_cast<std::size_t>(matter.rend() - last); at < matter.size(); ++at) {
        const bool is_later = matter[at].date > last->date;
        if (is_later ? is_ask(*matter[at].record) || says_unfinished(matter[at]) : is_new_ask(matter, at)) {
            return false;
        }
    }
    return true;
}

std::string due_of(const std::vector<Mention>& matter) {
    for (auto at = matter.rbegin(); at != matter.rend(); ++at) {
        const std::optional<rules::Due>& due = at->record->statement.due;
        if (due && !due->date.empty()) {
            return due->date;
        }
    }
    return {};
}

}  // namespace

bool is_ask(const Record& record) {
    const StatementKind kind = record.statement.kind;
    return (kind == StatementKind::recommendation || kind == StatementKind::action) && !record.statement.cited;
}

TrailStatus status_of(const MatterState& state, const std::string& date) {
    if (state.complete) {
        return TrailStatus::complete;
    }
    if (!state.due.empty() && state.due < date) {
        return TrailStatus::overdue;
    }
    if (state.recommended >= 2) {
        return TrailStatus::recurring;
    }
    if (state.lapsed) {
        return TrailStatus::lapsed;
    }
    return state.meetings == 1 && state.at_latest ? TrailStatus::fresh : TrailStatus::open;
}

BodyDiary::BodyDiary(const Archive& archive, const Series& series, const std::string& until) {
    std::unordered_map<std::string, DocumentKind> kinds;
    for (const std::size_t document : series.documents) {
        kinds.emplace(archive.documents[document].id, archive.documents[document].facts.kind);
    }
    for (const Meeting& meeting : archive.meetings) {
        if (!kinds.contains(meeting.documents.front()) || (!until.empty() && meeting.date > until)) {
            continue;
        }
        Entry entry{meeting.id, meeting.date, body_key(meeting.committee), false, false};
        for (const std::string& document : meeting.documents) {
            const auto kind = kinds.find(document);
            entry.whole_inspection |= kind != kinds.end() && kind->second == DocumentKind::inspection_report;
            entry.inspection |= kind != kinds.end() && kind->second == DocumentKind::inspection_letter;
        }
        entry.inspection |= entry.whole_inspection;
        entries_.push_back(std::move(entry));
    }
}

const std::string& BodyDiary::last_date() const {
    static const std::string none;
    return entries_.empty() ? none : entries_.back().date;
}

/// Of the committees that have spoken of it; of all, where its documents belong to no meeting.
std::vector<BodyDiary::Entry> BodyDiary::entries_for(const std::set<std::string>& spoken_at) const {
    std::set<std::string> committees;
    for (const Entry& entry : entries_) {
        if (spoken_at.contains(entry.meeting)) {
            committees.insert(entry.committee);
        }
    }
    std::vector<Entry> entries;
    std::copy_if(entries_.begin(), entries_.end(), std::back_inserter(entries), [&committees](const Entry& entry) {
        return committees.empty() || committees.contains(entry.committee);
    });
    return entries;
}

MatterState BodyDiary::state_of(const std::vector<Mention>& matter, std::size_t meetings_to_lapse) const {
    MatterState state;
    state.complete = is_complete(matter);
    state.due = due_of(matter);
    std::set<std::string> recommended_at;
    std::set<std::string> spoken_at;
    for (const Mention& mention : matter) {
        spoken_at.insert(mention.record->meeting);
        if (mention.record->statement.kind == StatementKind::recommendation) {
            recommended_at.insert(mention.record->meeting);
        }
    }
    state.recommended = recommended_at.size();
    state.meetings = spoken_at.size();
    std::set<std::string> later;
    bool only_inspections = true;
    bool whole_inspection = false;
    const std::vector<Entry> entries = entries_for(spoken_at);
    state.at_latest = !entries.empty() && entries.back().date <= matter.back().date;
    for (const Entry& entry : entries) {
        only_inspections &= entry.inspection;
        if (entry.date > matter.back().date && (!entry.inspection || entry.whole_inspection)) {
            later.insert(entry.date);
            whole_inspection |= entry.whole_inspection;
        }
    }
    state.silent = later.size();
    state.lapsed = state.silent >= meetings_to_lapse || (only_inspections && whole_inspection);
    return state;
}

}  // namespace arising::corpus
