// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/contradictions.h"

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

/// The first statement of a day that says one thing; compared with whatever else is said that day.
struct Firsts {
    const Record* complete = nullptr;
    const Record* open = nullptr;
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
    std::map<std::string, Firsts> firsts;
    std::map<std::pair<std::string, std::string>, const Record*> measured;
    std::set<const Record*> seen;
    for (std::size_t i = 0; i < matter.size(); ++i) {
        if (matter[i]->statement.progress) {
            const ProgressStatus status = matter[i]->statement.progress->status;
            Firsts& first = firsts[dates[i]];
            const bool was_clear = first.complete == nullptr || first.open == nullptr;
            if (status == ProgressStatus::complete && first.complete == nullptr) {
                first.complete = matter[i];
            } else if (says_open(status) && first.open == nullptr) {
                first.open = matter[i];
            }
            if (was_clear && first.complete != nullptr && first.open != nullptr) {
                found.push_back({{first.complete->id, first.open->id}, "on one day complete and not complete"});
            }
        }
        for (const Record* figure : figures_in(*matter[i])) {
            const rules::Figure& said = *figure->statement.figure;
            const std::string indicator = indicator_of(said);
            if (indicator.empty() || !seen.insert(figure).second) {
                continue;
            }
            const auto [at, is_first] = measured.try_emplace({dates[i], indicator}, figure);
            const double before = at->second->statement.figure->value;
            if (!is_first && before != said.value) {
                found.push_back(
                    {{at->second->id, figure->id},
                     "two values of \"" + said.of + "\" on one day: " + plain(before) + " and " + plain(said.value)});
            }
        }
    }
    return found;
}

}  // namespace arising::corpus
