// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/audit.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/aspect_counts.h"
#include "corpus/aspects.h"
#include "corpus/audit_dates.h"
#include "corpus/audit_matters.h"
#include "corpus/audit_scope.h"
#include "corpus/body_name.h"
#include "corpus/figure_conflicts.h"
#include "corpus/owner_balances.h"
#include "corpus/quotation.h"
#include "corpus/series.h"
#include "corpus/series_text.h"
#include "corpus/trail_status.h"
#include "corpus/wording.h"

namespace arising::corpus {

namespace {

constexpr std::size_t most_names_in_a_message = 12;

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
        std::set<std::string> looked_at;
        for (const Series& series : all) {
            bodies.insert(series.body.empty() ? series.key : series.body);
            if (is_body(series, options_.body)) {
                looked_at.insert(series.key);
                add(series);
            }
        }
        if (!options_.body.empty() && looked_at.empty()) {
            refuse("body", options_.body, bodies);
        }
        if (!options_.owner.empty() && !owner_known_) {
            refuse("owner", options_.owner, owners_known_);
        }
        name_what_is_missing(archive_, keys, looked_at, options_.body.empty(), audit_.scope);
        finish();
        return std::move(audit_);
    }

private:
    void add(const Series& series) {
        const AuditMatters maker(archive_, series, *aspects_, options_);
        std::vector<AuditedMatter> matters = maker.find(trails_of(series));
        audit_.scope.as_of = std::max(audit_.scope.as_of, maker.date());
        const std::string known_to = count_series(archive_, series, options_.as_of, audit_.scope);
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
            balances_.add(matter, maker.owners());
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
        return std::any_of(matter.quotations.begin(), matter.quotations.end(), [this](const Quotation& quotation) {
            return is_within(quotation.date, options_.since, options_.until);
        });
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

    // ---- contradictions ----

    void add_contradictions(const Series& series, const std::vector<AuditedMatter>& matters) {
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
                const Record& record = archive_.statements[at->second];
                found.quotations.push_back(quotation_of(record, archive_.documents[document_at_.at(record.document)]));
            }
        }
        const bool shown = std::all_of(found.quotations.begin(), found.quotations.end(), [this](const Quotation& q) {
            return is_within(q.date, options_.since, options_.until) &&
                   (options_.as_of.empty() || q.date <= options_.as_of);
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

    void finish() {
        if (!options_.as_of.empty()) {
            audit_.scope.as_of = options_.as_of;
        }
        audit_.owners = balances_.in_order();
        count_aspects(*aspects_, statement_at_, audit_);
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
    OwnerBalances balances_;
    std::set<std::string> owners_known_;
    bool owner_known_ = false;
    std::set<std::size_t> bodies_;  ///< documents of those that are looked at
};

}  // namespace

Audit audit_of(const Archive& archive, const AuditOptions& options) {
    return Auditor(archive, options).audit();
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
