// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/body_name.h"
#include "corpus/corrections.h"
#include "corpus/series.h"
#include "corpus/trail_maker.h"
#include "corpus/trails.h"
#include "extractor/disjoint_groups.h"

namespace arising::corpus {

namespace {

bool is_trail(const std::string& id) {
    return id.starts_with("t-");
}

/// A trail on its way: which statements are of one matter.
struct Matter {
    std::vector<std::string> statements;
    std::vector<Link> links;
    std::vector<CorrectionKind> corrected;
    std::optional<Trail> unchanged;  ///< as it was, until something changes it
};

/// Where a statement stands in time, and among whose.
struct Standing {
    std::size_t series = 0;
    std::size_t saying = 0;
};

class Corrector {
public:
    explicit Corrector(Archive& archive) : archive_(archive) {
        for (Trail& trail : archive_.trails) {
            Matter matter{trail.statements, trail.links, trail.corrected, {}};
            matter.unchanged = std::move(trail);
            add(std::move(matter));
        }
        find_statements();
        before_ = matter_of_;
        for (const Record& record : archive_.statements) {
            first_of_.emplace(trail_id(record.id), record.id);
        }
    }

    void apply(const Corrections& corrections) {
        for (const Correction& correction : corrections.list) {
            archive_.corrections.push_back({correction.kind, correction.ids, correction.trail, correction.why, {}, {}});
        }
        each(CorrectionKind::reject, &Corrector::reject);
        take_out_rejected();
        find_standings();
        each(CorrectionKind::split, &Corrector::split);
        each(CorrectionKind::merge, &Corrector::merge);
        rebuild();
        each(CorrectionKind::accept, &Corrector::accept);
        name_merged();
    }

private:
    using Step = void (Corrector::*)(AppliedCorrection&);

    void each(CorrectionKind kind, Step step) {
        for (AppliedCorrection& correction : archive_.corrections) {
            if (correction.kind == kind) {
                (this->*step)(correction);
            }
        }
    }

    void add(Matter matter) {
        for (const std::string& statement : matter.statements) {
            matter_of_[statement] = matters_.size();
        }
        matters_.push_back(std::move(matter));
    }

    static void note_unknown(AppliedCorrection& correction, const std::string& id) {
        correction.notes.push_back("\"" + id + "\" is not in this archive");
    }

    // ---- ids ----

    /// A trail is named after its first statement. That statement shows which trail is meant also where an earlier one
    /// has joined it, and where a correction has changed it.
    [[nodiscard]] std::optional<std::size_t> place_of(
        const std::string& trail, const std::unordered_map<std::string, std::size_t>& matter_of) const {
        const auto first = first_of_.find(trail);
        return first == first_of_.end() ? std::nullopt : place_in(matter_of, first->second);
    }
    [[nodiscard]] static std::optional<std::size_t> place_in(
        const std::unordered_map<std::string, std::size_t>& matter_of, const std::string& statement) {
        const auto at = matter_of.find(statement);
        return at == matter_of.end() ? std::nullopt : std::optional(at->second);
    }

    /// Before any correction.
    [[nodiscard]] std::optional<std::size_t> trail_before(const std::string& id) const { return place_of(id, before_); }
    /// Now; where the statement that it is named after was rejected, what is left of it.
    [[nodiscard]] std::optional<std::size_t> trail_of(const std::string& id) const {
        const std::optional<std::size_t> now = place_of(id, matter_of_);
        const std::optional<std::size_t> before = now ? now : trail_before(id);
        return before && matters_[*before].statements.empty() ? std::nullopt : before;
    }

    /// For those who change it.
    Matter& opened(std::size_t matter) {
        matters_[matter].unchanged.reset();
        return matters_[matter];
    }

    static void mark(Matter& matter, CorrectionKind kind) {
        if (std::find(matter.corrected.begin(), matter.corrected.end(), kind) == matter.corrected.end()) {
            matter.corrected.push_back(kind);
        }
    }

    // ---- reject ----

    void reject(AppliedCorrection& correction) {
        for (const std::string& id : correction.ids) {
            if (is_trail(id)) {
                reject_trail(correction, id);
            } else if (const Record* record = statement(id)) {
                correction.removed.push_back(*record);
                rejected_.insert(id);
            } else {
                note_unknown(correction, id);
            }
        }
    }

    void reject_trail(AppliedCorrection& correction, const std::string& id) {
        const std::optional<std::size_t> trail = trail_before(id);
        if (!trail) {
            return note_unknown(correction, id);
        }
        Matter& matter = opened(*trail);
        for (const std::string& statement : matter.statements) {
            matter_of_.erase(statement);
        }
        matter.statements.clear();
        matter.links.clear();
    }

    void take_out_rejected() {
        if (rejected_.empty()) {
            return;
        }
        std::erase_if(archive_.statements, [&](const Record& record) { return rejected_.contains(record.id); });
        find_statements();
        for (std::size_t i = 0; i < matters_.size(); ++i) {
            if (take_out(i, rejected_)) {
                mark(matters_[i], CorrectionKind::reject);
            } else if (matters_[i].unchanged && is_contradicted_by_rejected(*matters_[i].unchanged)) {
                opened(i);
            }
        }
    }

    [[nodiscard]] bool is_contradicted_by_rejected(const Trail& trail) const {
        return std::any_of(trail.contradictions.begin(), trail.contradictions.end(), [&](const Contradiction& one) {
            return std::any_of(one.statements.begin(), one.statements.end(),
                               [&](const std::string& id) { return rejected_.contains(id); });
        });
    }

    /// Statements and the links that hold them. False where the matter has none of them.
    bool take_out(std::size_t place, const std::set<std::string>& statements) {
        Matter& matter = matters_[place];
        const auto is_one = [&](const std::string& id) { return statements.contains(id); };
        if (std::none_of(matter.statements.begin(), matter.statements.end(), is_one)) {
            return false;
        }
        matter.unchanged.reset();
        std::erase_if(matter.statements, is_one);
        std::erase_if(matter.links, [&](const Link& link) { return is_one(link.from) || is_one(link.to); });
        for (const std::string& id : statements) {
            if (const auto at = matter_of_.find(id); at != matter_of_.end() && at->second == place) {
                matter_of_.erase(at);
            }
        }
        return true;
    }

    // ---- split and merge ----

    void find_standings() {
        series_ = find_series(archive_, body_keys(archive_.documents));
        for (std::size_t s = 0; s < series_.size(); ++s) {
            for (std::size_t i = 0; i < series_[s].sayings.size(); ++i) {
                standing_.emplace(archive_.statements[series_[s].sayings[i].statement].id, Standing{s, i});
            }
        }
    }

    /// By what the trail was before: two splits of one trail do not stand in each other's way.
    void split(AppliedCorrection& correction) {
        const std::optional<std::size_t> trail = trail_before(correction.trail);
        if (!trail) {
            return note_unknown(correction, correction.trail);
        }
        Matter part;
        for (const std::string& id : correction.ids) {
            if (place_in(before_, id) == trail && matter_of_.contains(id)) {
                part.statements.push_back(id);
            } else if (statement(id) != nullptr) {
                correction.notes.push_back("\"" + id + "\" is not in the trail \"" + correction.trail + "\"");
            } else {
                note_unknown(correction, id);
            }
        }
        if (!part.statements.empty()) {
            move_to_new(std::move(part), CorrectionKind::split);
        }
    }

    /// Takes the statements of the new matter out of those that they are in, with the links between them.
    void move_to_new(Matter part, CorrectionKind kind) {
        const std::set<std::string> leaving(part.statements.begin(), part.statements.end());
        std::set<std::size_t> left;
        for (const std::string& id : leaving) {
            if (const std::optional<std::size_t> place = place_in(matter_of_, id)) {
                left.insert(*place);
            }
        }
        for (const std::size_t place : left) {
            for (const Link& link : matters_[place].links) {
                if (leaving.contains(link.from) && leaving.contains(link.to)) {
                    part.links.push_back(link);
                }
            }
            take_out(place, leaving);
            if (matters_[place].statements.empty()) {
                for (const CorrectionKind said : matters_[place].corrected) {
                    mark(part, said);
                }
            }
            mark(matters_[place], kind);
        }
        mark(part, kind);
        add(std::move(part));
    }

    void merge(AppliedCorrection& correction) {
        std::set<std::string> members;
        std::size_t parts = 0;  // that were not one before
        for (const std::string& id : correction.ids) {
            const std::optional<std::size_t> trail = is_trail(id) ? trail_of(id) : std::nullopt;
            const std::size_t size = members.size();
            if (trail) {
                members.insert(matters_[*trail].statements.begin(), matters_[*trail].statements.end());
            } else if (standing_.contains(id)) {
                members.insert(id);
            } else if (statement(id) != nullptr) {
                correction.notes.push_back("\"" + id + "\" cannot be followed: " + why_it_has_no_place(id));
            } else {
                note_unknown(correction, id);
            }
            parts += members.size() > size ? 1 : 0;
        }
        if (parts < 2) {
            correction.notes.emplace_back("not done: nothing is left to be merged");
        } else if (!are_of_one_body(members)) {
            correction.notes.emplace_back("not done: the statements are of different bodies");
        } else {
            Matter whole;
            whole.statements.assign(members.begin(), members.end());
            joined_by_.emplace(matters_.size(), correction.why);
            move_to_new(std::move(whole), CorrectionKind::merge);
        }
    }

    [[nodiscard]] const char* why_it_has_no_place(const std::string& id) const {
        const rules::StatementKind kind = statement(id)->statement.kind;
        const bool is_followed = kind != rules::StatementKind::judgement && kind != rules::StatementKind::figure;
        return is_followed ? "its document has no date" : "judgements and figures are in no trail";
    }

    [[nodiscard]] bool are_of_one_body(const std::set<std::string>& statements) const {
        std::set<std::size_t> bodies;
        for (const std::string& id : statements) {
            bodies.insert(standing_.at(id).series);
        }
        return bodies.size() <= 1;
    }

    // ---- trails ----

    void rebuild() {
        archive_.trails.clear();
        trail_now_.assign(matters_.size(), std::string());
        const Contradictions contradictions(archive_);
        std::map<std::size_t, TrailMaker> makers;
        for (std::size_t i = 0; i < matters_.size(); ++i) {
            Matter& matter = matters_[i];
            if (matter.unchanged) {
                archive_.trails.push_back(*std::move(matter.unchanged));
            } else if (matter.statements.size() > 1) {
                const std::size_t series = standing_.at(matter.statements.front()).series;
                const auto maker = makers.try_emplace(series, archive_, series_[series], contradictions,
                                                      TrailOptions().meetings_to_lapse);
                archive_.trails.push_back(made(maker.first->second, i));
            } else {
                continue;
            }
            trail_now_[i] = archive_.trails.back().id;
        }
        std::sort(archive_.trails.begin(), archive_.trails.end(),
                  [](const Trail& a, const Trail& b) { return std::tie(a.first, a.id) < std::tie(b.first, b.id); });
        archive_.summary.trails = archive_.trails.size();
        archive_.summary.statements = archive_.statements.size();
    }

    [[nodiscard]] Trail made(const TrailMaker& maker, std::size_t place) const {
        const Matter& matter = matters_[place];
        std::vector<std::size_t> sayings;
        for (const std::string& id : matter.statements) {
            sayings.push_back(standing_.at(id).saying);
        }
        std::sort(sayings.begin(), sayings.end());
        const Series& series = series_[standing_.at(matter.statements.front()).series];
        Trail trail = maker.make(sayings, tied(matter, series, sayings, reason_to_tie(place)));
        trail.corrected = matter.corrected;
        std::sort(trail.corrected.begin(), trail.corrected.end());
        return trail;
    }

    [[nodiscard]] std::string reason_to_tie(std::size_t place) const {
        const auto joined = joined_by_.find(place);
        if (joined == joined_by_.end()) {
            return "they stay together after a correction by hand";
        }
        return "they were joined by hand" + (joined->second.empty() ? "" : ": " + joined->second);
    }

    /// The links that are left, and as many more as hold the trail together.
    [[nodiscard]] std::vector<Link> tied(const Matter& matter, const Series& series,
                                         const std::vector<std::size_t>& sayings, const std::string& why) const {
        const auto id_of = [&](std::size_t saying) { return archive_.statements[series.sayings[saying].statement].id; };
        std::map<std::string, std::size_t> place;
        for (std::size_t i = 0; i < sayings.size(); ++i) {
            place.emplace(id_of(sayings[i]), i);
        }
        extractor::DisjointGroups groups(sayings.size());
        std::vector<Link> links;
        for (const Link& link : matter.links) {
            if (groups.of(place.at(link.from)) != groups.of(place.at(link.to))) {
                groups.join(place.at(link.from), place.at(link.to));
                links.push_back(link);
            }
        }
        for (std::size_t i = 1; i < sayings.size(); ++i) {
            if (groups.of(i) != groups.of(0)) {
                groups.join(groups.of(i), groups.of(0));
                links.push_back({id_of(sayings[i - 1]), id_of(sayings[i]), LinkReason::by_hand, 1, why});
            }
        }
        std::stable_sort(links.begin(), links.end(), [&](const Link& a, const Link& b) {
            return std::pair(place.at(a.to), place.at(a.from)) < std::pair(place.at(b.to), place.at(b.from));
        });
        return links;
    }

    void name_merged() {
        for (AppliedCorrection& correction : archive_.corrections) {
            if (correction.kind != CorrectionKind::merge) {
                continue;
            }
            for (const std::string& id : correction.ids) {
                const auto at = is_trail(id) ? trail_of(id) : place_in(matter_of_, id);
                if (at && joined_by_.contains(*at)) {
                    correction.trail = trail_now_[*at];
                }
            }
        }
    }

    // ---- accept ----

    void accept(AppliedCorrection& correction) {
        for (const std::string& id : correction.ids) {
            std::vector<CorrectionKind>* said = is_trail(id) ? said_of_trail(id) : said_of_statement(id);
            if (said == nullptr) {
                note_unknown(correction, id);
            } else if (std::find(said->begin(), said->end(), CorrectionKind::accept) == said->end()) {
                said->insert(said->begin(), CorrectionKind::accept);
            }
        }
    }

    std::vector<CorrectionKind>* said_of_trail(const std::string& id) {
        const std::optional<std::size_t> place = trail_of(id);
        const auto at = std::find_if(archive_.trails.begin(), archive_.trails.end(),
                                     [&](const Trail& trail) { return place && trail.id == trail_now_[*place]; });
        return at == archive_.trails.end() ? nullptr : &at->corrected;
    }

    std::vector<CorrectionKind>* said_of_statement(const std::string& id) {
        const auto at = statement_at_.find(id);
        return at == statement_at_.end() ? nullptr : &archive_.statements[at->second].corrected;
    }

    // ---- statements ----

    void find_statements() {
        statement_at_.clear();
        for (std::size_t i = 0; i < archive_.statements.size(); ++i) {
            statement_at_.emplace(archive_.statements[i].id, i);
        }
    }

    /// Of those that are not rejected; null where there is none.
    [[nodiscard]] const Record* statement(const std::string& id) const {
        const auto at = statement_at_.find(id);
        return at == statement_at_.end() ? nullptr : &archive_.statements[at->second];
    }

    Archive& archive_;
    std::vector<Matter> matters_;
    std::unordered_map<std::string, std::size_t> matter_of_;     ///< by statement: place in matters_
    std::unordered_map<std::string, std::size_t> before_;        ///< the same before anything changed
    std::unordered_map<std::string, std::string> first_of_;      ///< the statement that a trail's id names
    std::unordered_map<std::string, std::size_t> statement_at_;  ///< place in Archive::statements
    std::set<std::string> rejected_;
    std::vector<Series> series_;
    std::unordered_map<std::string, Standing> standing_;
    std::map<std::size_t, std::string> joined_by_;  ///< why, by place in matters_
    std::vector<std::string> trail_now_;            ///< id, by place in matters_
};

}  // namespace

void apply_corrections(const Corrections& corrections, Archive& archive) {
    if (!corrections.list.empty()) {
        Corrector(archive).apply(corrections);
    }
}

}  // namespace arising::corpus
