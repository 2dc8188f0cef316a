// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/audit.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/aspects.h"
#include "corpus/audit_matters.h"
#include "corpus/body_name.h"
#include "corpus/figure_conflicts.h"
#include "corpus/series.h"
#include "corpus/series_text.h"
#include "corpus/trail_status.h"
#include "corpus/wording.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr std::size_t most_names_in_a_message = 12;
constexpr std::size_t year_digits = 4;

int number_at(const std::string& date, std::size_t at, std::size_t digits) {
    int number = 0;
    if (date.size() >= at + digits) {
        std::from_chars(date.data() + at, date.data() + at + digits, number);
    }
    return number;
}

/// The last day of what a date says.
std::string end_of(const std::string& date) {
    if (date.size() == year_digits) {
        return date + "-12-31";
    }
    if (date.size() == year_digits + 3) {
        const std::chrono::year_month_day_last last{
            std::chrono::year(number_at(date, 0, 4)),
            std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(number_at(date, 5, 2))))};
        return date + "-" + std::to_string(static_cast<unsigned>(last.day()));
    }
    return date;
}

/// Whether a date lies in the period that was asked for; parts of dates are compared as far as they go.
bool is_within(const std::string& date, const AuditOptions& options) {
    const std::string& since = options.since;
    const std::string& until = options.until;
    return (since.empty() || date.substr(0, since.size()) >= since.substr(0, date.size())) &&
           (until.empty() || date.substr(0, until.size()) <= until);
}

bool holds_all(const std::vector<std::string>& words, const std::vector<std::string>& asked) {
    return std::all_of(asked.begin(), asked.end(), [&words](const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

bool is_body(const Series& series, const std::string& asked) {
    return asked.empty() || holds_all(words_of(series.body + " " + series.key), words_of(asked));
}

std::string list_of(const std::set<std::string>& names) {
    std::string list;
    std::size_t count = 0;
    for (const std::string& name : names) {
        if (++count > most_names_in_a_message) {
            return list + ", and " + std::to_string(names.size() - most_names_in_a_message) + " more";
        }
        list += (list.empty() ? "" : ", ") + ("\"" + name + "\"");
    }
    return list;
}

[[noreturn]] void refuse(const std::string& what, const std::string& asked, const std::set<std::string>& known) {
    throw AuditError("no " + what + " in this record is called \"" + asked + "\"; " +
                     (known.empty() ? "it names none" : "there is " + list_of(known)));
}

bool was_read(const DocumentRecord& document) {
    return document.state == DocumentState::read || document.state == DocumentState::partly_read;
}

/// That of the file, where the document is attached to one.
std::string folder_of(const DocumentRecord& document) {
    const std::string file = document.path.substr(0, document.path.find("!/"));
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? std::string() : file.substr(0, slash);
}

class Auditor {
public:
    Auditor(const Archive& archive, const AuditOptions& options) : archive_(archive), options_(options) {
        options_.as_of = end_of(options.as_of);
        audit_.asked = options;
        for (std::size_t i = 0; i < archive.documents.size(); ++i) {
            document_at_.emplace(archive.documents[i].id, i);
        }
        for (std::size_t i = 0; i < archive.statements.size(); ++i) {
            const Record& record = archive.statements[i];
            statement_at_.emplace(record.id, i);
            if (!document_at_.contains(record.document)) {
                throw AuditError("statement " + record.id + " is of document " + record.document +
                                 ", which is not in the record: it was changed by hand, or is not whole");
            }
        }
        for (const Trail& trail : archive.trails) {
            trails_at_.emplace(trail.statements.front(), &trail);
        }
        aspects_.emplace(archive);
    }

    [[nodiscard]] Audit audit() {
        const std::vector<std::string> keys = body_keys(archive_.documents);
        const std::vector<Series> all = find_series(archive_, keys);
        std::set<std::string> bodies;
        for (const Series& series : all) {
            bodies.insert(series.body.empty() ? series.key : series.body);
            if (is_body(series, options_.body)) {
                body_known_ = true;
                add(series);
            }
        }
        if (!options_.body.empty() && !body_known_) {
            refuse("body", options_.body, bodies);
        }
        if (!options_.owner.empty() && !owner_known_) {
            refuse("owner", options_.owner, owners_known_);
        }
        count_documents(keys, all);
        finish();
        return std::move(audit_);
    }

private:
    void add(const Series& series) {
        const AuditMatters maker(archive_, series, *aspects_, options_);
        std::vector<AuditedMatter> matters = maker.find(trails_of(series));
        const std::string known_to = count(series, maker.date());
        for (AuditedMatter& matter : matters) {
            matter.known_to = known_to;
        }
        audit_.scope.matters += matters.size();
        std::erase_if(matters, [&](const AuditedMatter& matter) {
            const bool shown = is_owned(matter, maker.owners()) && is_in_period(matter);
            audit_.scope.left_out += shown ? 0 : 1;
            return !shown;
        });
        for (const AuditedMatter& matter : maker.find_less_sure(trails_of(series))) {
            audit_.scope.less_sure += is_owned(matter, maker.owners()) && is_in_period(matter) ? 1 : 0;
        }
        for (const AuditedMatter& matter : matters) {
            balance(matter, maker.owners());
        }
        add_contradictions(series, matters);
        std::move(matters.begin(), matters.end(), std::back_inserter(audit_.matters));
    }

    [[nodiscard]] std::vector<const Trail*> trails_of(const Series& series) const {
        std::vector<const Trail*> trails;
        for (const Saying& saying : series.sayings) {
            if (const auto at = trails_at_.find(archive_.statements[saying.statement].id); at != trails_at_.end()) {
                trails.push_back(at->second);
            }
        }
        return trails;
    }

    [[nodiscard]] bool is_in_period(const AuditedMatter& matter) const {
        return std::any_of(matter.quotations.begin(), matter.quotations.end(),
                           [this](const Quotation& quotation) { return is_within(quotation.date, options_); });
    }

    [[nodiscard]] bool is_owned(const AuditedMatter& matter, const OwnerNames& names) {
        if (options_.owner.empty()) {
            return true;
        }
        const std::vector<std::string> asked = words_of(options_.owner);
        bool owned = false;
        for (const std::string& owner : matter.owners) {
            owners_known_.insert(owner);
            std::vector<std::string> spellings = names.spellings_of(owner);
            spellings.push_back(owner);  // the body itself has no other
            owned |= std::any_of(spellings.begin(), spellings.end(), [&asked](const std::string& spelling) {
                return holds_all(words_of(spelling), asked);
            });
        }
        owner_known_ |= owned;
        return owned;
    }

    /// The date of the last document that counts, or empty.
    std::string count(const Series& series, const std::string& date) {
        AuditScope& scope = audit_.scope;
        scope.as_of = std::max(scope.as_of, date);
        std::set<std::string> dates;
        for (const std::size_t document : series.documents) {
            const std::string made = place_in_time(archive_.documents[document]);
            const bool counts = was_read(archive_.documents[document]) && !made.empty();
            if (counts && (options_.as_of.empty() || made <= options_.as_of)) {
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
            if (options_.as_of.empty() || saying.date <= options_.as_of) {
                const StatementKind kind = archive_.statements[saying.statement].statement.kind;
                scope.recommendations += kind == StatementKind::recommendation ? 1 : 0;
                scope.actions += kind == StatementKind::action ? 1 : 0;
            }
        }
        return dates.empty() ? std::string() : *dates.rbegin();
    }

    /// Those without a date too, of which no series knows; of bodies that nothing is known of, when all are looked at.
    /// What was not read does not say whose it is: it is missed where documents of a body that is looked at lie.
    void count_documents(const std::vector<std::string>& keys, const std::vector<Series>& all) {
        std::set<std::string> looked_at;
        for (const Series& series : all) {
            if (is_body(series, options_.body)) {
                looked_at.insert(series.key);
            }
        }
        std::set<std::string> folders;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (looked_at.contains(keys[i])) {
                folders.insert(folder_of(archive_.documents[i]));
            }
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const DocumentRecord& document = archive_.documents[i];
            const bool is_asked = options_.body.empty() || looked_at.contains(keys[i]);
            const bool is_silent = document.facts.body.empty();
            if (is_asked && was_read(document) && place_in_time(document).empty()) {
                audit_.scope.undated.push_back(document.path);
            }
            if (document.state != DocumentState::read &&
                (is_asked || (is_silent && folders.contains(folder_of(document))))) {
                audit_.scope.unread.push_back(document.path);
            }
        }
    }

    // ---- owners ----

    void balance(const AuditedMatter& matter, const OwnerNames& names) {
        const std::vector<std::string> nobody = {std::string()};
        for (const std::string& owner : matter.owners.empty() ? nobody : matter.owners) {
            OwnerBalance& balance = balances_[{matter.body, owner}];
            balance.body = matter.body;
            balance.owner = owner;
            balance.spellings = names.spellings_of(owner);
            switch (matter.standing) {
                case Standing::open:
                    ++balance.open;
                    break;
                case Standing::overdue:
                    ++balance.overdue;
                    break;
                case Standing::dropped:
                    ++balance.dropped;
                    break;
                case Standing::complete:
                    ++balance.complete;
                    break;
            }
        }
    }

    // ---- contradictions ----

    void add_contradictions(const Series& series, const std::vector<AuditedMatter>& matters) {
        std::unordered_map<std::string, Quotation> quoted;
        std::unordered_set<std::string> shown;
        for (const AuditedMatter& matter : matters) {
            shown.insert(matter.id);
        }
        for (const Trail* trail : trails_of(series)) {
            if (!options_.owner.empty() && !shown.contains(trail->id)) {
                continue;
            }
            for (const Contradiction& contradiction : trail->contradictions) {
                add_contradiction(series.body, trail->id, contradiction.because, contradiction.statements);
            }
        }
        bodies_.insert(series.documents.begin(), series.documents.end());
    }

    void add_contradiction(const std::string& body, const std::string& matter, const std::string& because,
                           const std::vector<std::string>& statements) {
        AuditedContradiction found{body, matter, because, {}};
        for (const std::string& statement : statements) {
            if (const auto at = statement_at_.find(statement); at != statement_at_.end()) {
                found.quotations.push_back(quote(archive_.statements[at->second]));
            }
        }
        const bool shown = std::all_of(found.quotations.begin(), found.quotations.end(), [this](const Quotation& q) {
            return is_within(q.date, options_) && (options_.as_of.empty() || q.date <= options_.as_of);
        });
        if (shown) {
            audit_.contradictions.push_back(std::move(found));
        }
    }

    void add_figure_conflicts() {
        for (const FigureConflict& conflict : find_figure_conflicts(archive_)) {
            const Record& first = archive_.statements[conflict.first];
            const Record& second = archive_.statements[conflict.second];
            const std::size_t document = document_at_.at(second.document);
            if (bodies_.contains(document)) {
                add_contradiction(archive_.documents[document].facts.body, {}, conflict.because, {first.id, second.id});
            }
        }
    }

    [[nodiscard]] Quotation quote(const Record& record) const {
        const DocumentRecord& document = archive_.documents[document_at_.at(record.document)];
        return {record.id,
                record.document,
                document.path,
                record.page,
                place_in_time(document),
                record.statement.kind,
                record.text,
                record.section.empty() ? std::string() : record.section.back(),
                record.lead,
                record.statement.progress ? record.statement.progress->status : rules::ProgressStatus::none};
    }

    // ---- aspects ----

    /// A recommendation, as it is counted: once for each document and wording.
    struct Counted {
        std::string aspect;
        std::string year;
        std::string body;
        bool again = false;
    };

    void count_aspects() {
        std::map<std::pair<std::string, std::string>, Counted> counted;  // document and words
        std::map<std::string, std::set<std::string>> documents;          // year -> those that recommend something
        for (const AuditedMatter& matter : audit_.matters) {
            for (const Quotation& quotation : matter.quotations) {
                const bool is_one = quotation.kind == StatementKind::recommendation;
                if (is_one && quotation.date.size() >= year_digits && is_within(quotation.date, options_)) {
                    const std::string year = quotation.date.substr(0, year_digits);
                    documents[year].insert(quotation.document);
                    counted.try_emplace(
                        {quotation.document, joined(words_of(quotation.text))},
                        Counted{aspects_->of(statement_at_.at(quotation.statement)), year, matter.body,
                                matter.recurrence.has_value() &&
                                    quotation.date > matter.quotations[matter.recurrence->asked.front()].date});
                }
            }
        }
        for (const auto& [year, of_year] : documents) {
            audit_.years.push_back({year, of_year.size()});
        }
        std::map<std::string, AspectCount> aspects;
        std::map<std::string, std::set<std::string>> bodies;
        for (const auto& [key, one] : counted) {
            AspectCount& aspect = aspects[one.aspect];
            aspect.aspect = one.aspect;
            aspect.years.resize(audit_.years.size());
            ++aspect.years[static_cast<std::size_t>(std::distance(documents.begin(), documents.find(one.year)))];
            ++aspect.recommendations;
            aspect.again += one.again ? 1 : 0;
            bodies[one.aspect].insert(one.body);
        }
        for (auto& [name, aspect] : aspects) {
            aspect.bodies = bodies[name].size();
            audit_.aspects.push_back(std::move(aspect));
        }
        std::stable_sort(audit_.aspects.begin(), audit_.aspects.end(), [](const AspectCount& a, const AspectCount& b) {
            return std::pair(a.aspect.empty(), b.recommendations) < std::pair(b.aspect.empty(), a.recommendations);
        });
    }

    void finish() {
        if (!options_.as_of.empty()) {
            audit_.scope.as_of = options_.as_of;
        }
        for (auto& [key, balance] : balances_) {
            audit_.owners.push_back(std::move(balance));
        }
        std::stable_sort(audit_.owners.begin(), audit_.owners.end(), [](const OwnerBalance& a, const OwnerBalance& b) {
            return std::tuple(a.owner.empty(), b.overdue, b.open, a.owner, a.body) <
                   std::tuple(b.owner.empty(), a.overdue, a.open, b.owner, b.body);
        });
        count_aspects();
        if (options_.owner.empty()) {
            add_figure_conflicts();
        }
    }

    const Archive& archive_;
    AuditOptions options_;
    std::optional<Aspects> aspects_;  ///< once the record is known to be whole
    Audit audit_;
    std::unordered_map<std::string, std::size_t> document_at_;
    std::unordered_map<std::string, std::size_t> statement_at_;
    std::unordered_map<std::string, const Trail*> trails_at_;  ///< by first statement
    std::map<std::pair<std::string, std::string>, OwnerBalance> balances_;
    std::set<std::string> owners_known_;
    bool owner_known_ = false;
    bool body_known_ = false;
    std::set<std::size_t> bodies_;  ///< documents of those that are looked at
};

}  // namespace

Audit audit_of(const Archive& archive, const AuditOptions& options) {
    return Auditor(archive, options).audit();
}

std::int32_t months_between(const std::string& from, const std::string& to) {
    if (from.empty() || to <= from) {
        return 0;
    }
    std::int32_t months =
        12 * (number_at(to, 0, 4) - number_at(from, 0, 4)) + number_at(to, 5, 2) - number_at(from, 5, 2);
    const bool day_not_reached =
        from.size() == to.size() && from.size() == 10 && number_at(to, 8, 2) < number_at(from, 8, 2);
    months -= day_not_reached ? 1 : 0;
    return std::max(months, 0);
}

const char* name_of(Standing standing) {
    switch (standing) {
        case Standing::open:
            return "open";
        case Standing::overdue:
            return "overdue";
        case Standing::dropped:
            return "dropped";
        case Standing::complete:
            return "complete";
    }
    return "open";
}

}  // namespace arising::corpus
