// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/contradictions.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "corpus/wording.h"

namespace arising::corpus {

using rules::ProgressStatus;

namespace {

std::string place_of(const Record& record) {
    return record.document + '\n' + record.text;
}

std::string plain(double value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return text.str();
}

/// What is measured, as it is compared; empty where the document does not say.
std::string indicator_of(const rules::Figure& figure) {
    std::string key;
    for (const std::string& stem : telling_stems(figure.of)) {
        key += stem + " ";
    }
    return key.empty() ? key : key + figure.unit;
}

bool says_open(ProgressStatus status) {
    return status == ProgressStatus::in_progress || status == ProgressStatus::delayed ||
           status == ProgressStatus::not_started || status == ProgressStatus::on_track;
}

/// The first report of a day that says one thing of one subject in one document.
struct Said {
    const Record* record;
    bool complete;
};

const std::string& about(const Said& said) {
    return said.record->statement.progress->about;
}

/// Below the report that a task is done often stands how ("no reply yet"), which takes nothing back: in one document
/// two reports are on the same only when they name it.
bool contradict(const Said& a, const Said& b) {
    if (a.complete == b.complete) {
        return false;
    }
    return a.record->document == b.record->document ? !about(a).empty() && about(a) == about(b)
                                                    : about(a).empty() || about(b).empty() || about(a) == about(b);
}

/// One a day at most.
class ProgressConflicts {
public:
    /// In time order.
    void add(const Record& record, const std::string& date, std::vector<Contradiction>& found) {
        if (date != date_) {
            date_ = date;
            said_.clear();
            reported_ = false;
        }
        const ProgressStatus status = record.statement.progress->status;
        const Said said{&record, status == ProgressStatus::complete};
        if (reported_ || (!said.complete && !says_open(status))) {
            return;
        }
        for (const Said& before : said_) {
            if (contradict(before, said)) {
                const Record* complete = said.complete ? said.record : before.record;
                const Record* open = said.complete ? before.record : said.record;
                found.push_back({{complete->id, open->id}, "on one day complete and not complete"});
                reported_ = true;
                return;
            }
        }
        if (std::none_of(said_.begin(), said_.end(), [&said](const Said& before) {
                return before.complete == said.complete && before.record->document == said.record->document &&
                       about(before) == about(said);
            })) {
            said_.push_back(said);
        }
    }

private:
    std::string date_;
    std::vector<Said> said_;
    bool reported_ = false;
};

/// One indicator twice, in two sentences of one day.
class FigureConflicts {
public:
    void add(const Record& record, const std::string& date, std::vector<Contradiction>& found) {
        const rules::Figure& said = *record.statement.figure;
        const std::string indicator = indicator_of(said);
        if (indicator.empty() || !seen_.insert(&record).second) {
            return;
        }
        const auto [at, is_first] = measured_.try_emplace({date, indicator}, &record);
        const Record& before = *at->second;
        if (!is_first && before.statement.figure->value != said.value && before.text != record.text) {
            found.push_back({{before.id, record.id},
                             "two values of \"" + said.of + "\" on one day: " + plain(before.statement.figure->value) +
                                 " and " + plain(said.value)});
        }
    }

private:
    std::map<std::pair<std::string, std::string>, const Record*> measured_;
    std::set<const Record*> seen_;
};

}  // namespace

Contradictions::Contradictions(const Archive& archive) {
    for (const Record& record : archive.statements) {
        if (record.statement.figure && !record.statement.figure->approximate) {
            figures_[place_of(record)].push_back(&record);
        }
    }
}

std::vector<const Record*> Contradictions::figures_in(const Record& record) const {
    const auto at = figures_.find(place_of(record));
    return at == figures_.end() ? std::vector<const Record*>() : at->second;
}

std::vector<Contradiction> Contradictions::of(const std::vector<const Record*>& matter,
                                              const std::vector<std::string>& dates) const {
    std::vector<Contradiction> found;
    ProgressConflicts progress;
    FigureConflicts figures;
    for (std::size_t i = 0; i < matter.size(); ++i) {
        if (matter[i]->statement.progress) {
            progress.add(*matter[i], dates[i], found);
        }
        for (const Record* figure : figures_in(*matter[i])) {
            figures.add(*figure, dates[i], found);
        }
    }
    return found;
}

}  // namespace arising::corpus
