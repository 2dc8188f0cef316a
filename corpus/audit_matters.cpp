// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/audit_matters.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/audit_dates.h"
#include "corpus/body_name.h"
#include "corpus/loose_reports.h"
#include "corpus/quotation.h"
#include "corpus/series_text.h"
#include "corpus/trail_title.h"
#include "corpus/wording.h"
#include "extractor/disjoint_groups.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr std::size_t fewest_words_of_an_ask = 4;

std::vector<std::string> owners_as_printed(const Archive& archive, const Series& series) {
    std::vector<std::string> owners;
    for (const Saying& saying : series.sayings) {
        if (const std::string& owner = archive.statements[saying.statement].statement.owner; !owner.empty()) {
            owners.push_back(owner);
        }
    }
    return owners;
}

bool is_recommendation(const Record& record) {
    return record.statement.kind == StatementKind::recommendation && !record.statement.cited;
}

/// The links of a tree on the ways between some of its statements: what is left when, again and again, every statement
/// that is none of these and has one link only is taken away.
std::vector<const Link*> links_between(const std::vector<Link>& links, const std::set<std::string>& statements) {
    std::unordered_map<std::string, std::vector<const Link*>> links_of;
    for (const Link& link : links) {
        links_of[link.from].push_back(&link);
        links_of[link.to].push_back(&link);
    }
    std::vector<std::string> ends;
    for (const auto& [statement, its_links] : links_of) {
        if (its_links.size() == 1 && !statements.contains(statement)) {
            ends.push_back(statement);
        }
    }
    std::set<const Link*> gone;
    while (!ends.empty()) {
        const std::string end = ends.back();
        ends.pop_back();
        if (links_of[end].empty()) {
            continue;
        }
        const Link* link = links_of[end].front();
        gone.insert(link);
        const std::string& other = link->from == end ? link->to : link->from;
        std::erase(links_of[other], link);
        if (links_of[other].size() == 1 && !statements.contains(other)) {
            ends.push_back(other);
        }
    }
    std::vector<const Link*> between;
    for (const Link& link : links) {
        if (!gone.contains(&link)) {
            between.push_back(&link);
        }
    }
    return between;
}

Standing standing_of(const MatterState& state, const std::string& date) {
    if (state.complete) {
        return Standing::complete;
    }
    if (!state.due.empty() && state.due < date) {
        return Standing::overdue;
    }
    return state.lapsed ? Standing::dropped : Standing::open;
}

}  // namespace

AuditMatters::AuditMatters(const Archive& archive, const Series& series, const Aspects& aspects,
                           const AuditOptions& options)
    : archive_(archive),
      series_(series),
      aspects_(aspects),
      options_(options),
      owners_(owners_as_printed(archive, series)),
      openings_(archive, series),
      diary_(archive, series, options.as_of),
      date_(options.as_of.empty() ? diary_.last_date() : options.as_of) {
    if (date_.empty() && !series.sayings.empty()) {
        date_ = series.sayings.back().date;
    }
    for (std::size_t i = 0; i < series.sayings.size(); ++i) {
        if (options.as_of.empty() || series.sayings[i].date <= options.as_of) {
            saying_of_.emplace(record(i).id, i);
        }
    }
}

const Record& AuditMatters::record(std::size_t saying) const {
    return archive_.statements[series_.sayings[saying].statement];
}

/// Such links are of a place on the page: an action and its row, a task and the decision on it.
bool AuditMatters::is_within_document(const Link& link) const {
    return record(saying_of_.at(link.from)).document == record(saying_of_.at(link.to)).document;
}

/// The whole trail, or, where some of its links are too weak or its statements too late, what these leave together.
std::vector<AuditMatters::Group> AuditMatters::parts_of(const Trail& trail, double min_score) const {
    std::unordered_map<std::string, std::size_t> place;  // of those that are known, in trail.statements
    for (std::size_t i = 0; i < trail.statements.size(); ++i) {
        if (saying_of_.contains(trail.statements[i])) {
            place.emplace(trail.statements[i], i);
        }
    }
    std::vector<const Link*> links;
    extractor::DisjointGroups tied(trail.statements.size());
    bool is_cut = place.size() < trail.statements.size();
    for (const Link& link : trail.links) {
        if (!place.contains(link.from) || !place.contains(link.to)) {
            continue;
        }
        if (link.score >= min_score || is_within_document(link)) {
            links.push_back(&link);
            tied.join(place.at(link.from), place.at(link.to));
        } else {
            is_cut = true;
        }
    }
    for (std::size_t i = 1; i < trail.statements.size() && !is_cut; ++i) {
        tied.join(0, i);  // whoever put the trail together need not have left a link for each
    }
    std::map<std::size_t, Group> parts;
    for (const auto& [statement, at] : place) {
        parts[tied.of(at)].members.push_back(saying_of_.at(statement));
    }
    for (const Link* link : links) {
        parts[tied.of(place.at(link->from))].links.push_back(*link);
    }
    std::vector<Group> groups;
    for (auto& [name, part] : parts) {
        std::sort(part.members.begin(), part.members.end());
        const std::string& first = record(part.members.front()).id;
        const bool is_whole = part.members.size() == trail.statements.size();
        part.id = first == trail.statements.front() ? trail.id : first;
        part.title = is_whole ? trail.title : std::string();
        groups.push_back(std::move(part));
    }
    return groups;
}

/// What is asked once and linked to nothing; the same words of one day are one ask, wherever they stand.
void AuditMatters::add_single_asks(std::vector<Group>& groups) const {
    std::set<std::size_t> taken;
    std::map<std::pair<std::string, std::string>, std::size_t> group_of;  // date and words -> group
    const auto key_of = [this](std::size_t saying) {
        return std::pair(series_.sayings[saying].date, joined(words_of(record(saying).text)));
    };
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (const std::size_t member : groups[g].members) {
            taken.insert(member);
            if (is_ask(record(member))) {
                group_of.emplace(key_of(member), g);
            }
        }
    }
    for (std::size_t i = 0; i < series_.sayings.size(); ++i) {
        if (taken.contains(i) || !saying_of_.contains(record(i).id) || !is_ask(record(i))) {
            continue;
        }
        const auto [at, is_new] = group_of.emplace(key_of(i), groups.size());
        if (is_new) {
            groups.push_back({record(i).id, {}, {i}, {}});
        } else {
            std::vector<std::size_t>& members = groups[at->second].members;
            members.insert(std::upper_bound(members.begin(), members.end(), i), i);
        }
    }
}

std::vector<AuditedMatter> AuditMatters::find(const std::vector<const Trail*>& trails) const {
    std::vector<Group> groups;
    for (const Trail* trail : trails) {
        std::vector<Group> parts = parts_of(*trail, options_.min_score);
        std::move(parts.begin(), parts.end(), std::back_inserter(groups));
    }
    add_single_asks(groups);
    std::vector<AuditedMatter> matters;
    for (const Group& group : groups) {
        if (std::any_of(group.members.begin(), group.members.end(),
                        [this](std::size_t member) { return is_ask(record(member)); })) {
            matters.push_back(matter_of(group));
        }
    }
    std::sort(matters.begin(), matters.end(), [](const AuditedMatter& a, const AuditedMatter& b) {
        return std::tie(a.first, a.id) < std::tie(b.first, b.id);
    });
    return matters;
}

std::vector<AuditedMatter> AuditMatters::find_less_sure(const std::vector<const Trail*>& trails) const {
    std::vector<AuditedMatter> matters;
    for (const Trail* trail : trails) {
        const auto is_weak = [this](const Link& link) { return link.score < options_.min_score; };
        if (std::none_of(trail->links.begin(), trail->links.end(), is_weak)) {
            continue;
        }
        for (const Group& group : parts_of(*trail, 0)) {
            AuditedMatter matter = matter_of(group);
            if (matter.recurrence && matter.recurrence->score < options_.min_score) {
                matters.push_back(std::move(matter));
            }
        }
    }
    return matters;
}

AuditedMatter AuditMatters::matter_of(const Group& group) const {
    AuditedMatter matter;
    matter.id = group.id;
    matter.body = series_.body;
    for (const std::size_t member : group.members) {
        matter.quotations.push_back(quotation_of(record(member), archive_.documents[series_.sayings[member].document]));
    }
    bool has_words = false;
    for (std::size_t i = group.members.size(); i-- > 0;) {
        const Record& said = record(group.members[i]);
        const bool enough = words_of(said.text).size() >= fewest_words_of_an_ask;
        if (is_ask(said) && (enough || !has_words)) {
            matter.asked = i;
            has_words |= enough;
        }
        if (is_recommendation(said) && matter.aspect.empty()) {
            matter.aspect = aspects_.of(series_.sayings[group.members[i]].statement);
        }
    }
    matter.title =
        group.title.empty() ? as_title(openings_.without_opening(record(group.members[matter.asked]))) : group.title;
    matter.first = matter.quotations.front().date;
    matter.last = matter.quotations.back().date;
    put_state(group, matter);
    put_owners(group, matter);
    put_recurrence(group, matter);
    return matter;
}

bool AuditMatters::is_of_inspection(std::size_t saying) const {
    return is_recommendation(record(saying)) && is_inspection(archive_.documents[series_.sayings[saying].document]);
}

/// Of what is overdue; else of the latest ask that names somebody, else of the latest statement that does. What an
/// inspection recommends is for the body to do.
void AuditMatters::put_owners(const Group& group, AuditedMatter& matter) const {
    if (matter.standing == Standing::overdue) {
        matter.owners = owners_.names_of(record(group.members[matter.asked]).statement.owner);
    }
    for (const bool asks : {true, false}) {
        for (auto member = group.members.rbegin(); member != group.members.rend() && matter.owners.empty(); ++member) {
            if (is_ask(record(*member)) == asks) {
                matter.owners = owners_.names_of(record(*member).statement.owner);
            }
        }
    }
    const bool is_the_body_s =
        !series_.body.empty() &&
        std::any_of(group.members.begin(), group.members.end(), [this](std::size_t m) { return is_of_inspection(m); });
    if (matter.owners.empty() && is_the_body_s) {
        matter.owners = {series_.body};
    }
}

void AuditMatters::put_state(const Group& group, AuditedMatter& matter) const {
    std::vector<Mention> mentions;
    std::size_t due_at = matter.asked;
    for (std::size_t i = 0; i < group.members.size(); ++i) {
        const Record& said = record(group.members[i]);
        mentions.push_back({&said, series_.sayings[group.members[i]].date, false});
        const std::optional<rules::Due>& due = said.statement.due;
        if (due && (!due->date.empty() || matter.due.empty())) {
            matter.due = due->date;
            matter.due_text = due->text;
            due_at = i;
        }
    }
    mark_loose_reports(mentions, group.links);
    const MatterState state = diary_.state_of(mentions, options_.meetings_to_lapse);
    matter.meetings = state.meetings;
    matter.silent = state.silent;
    matter.standing = standing_of(state, date_);
    if (matter.standing == Standing::overdue) {
        matter.asked = due_at;
    }
}

void AuditMatters::put_recurrence(const Group& group, AuditedMatter& matter) const {
    Recurrence recurrence;
    std::set<std::string> dates;
    std::set<std::string> asked;
    for (std::size_t i = 0; i < group.members.size(); ++i) {
        if (is_recommendation(record(group.members[i]))) {
            recurrence.asked.push_back(i);
            dates.insert(matter.quotations[i].date);
            asked.insert(matter.quotations[i].statement);
        }
    }
    if (dates.size() < 2) {
        return;
    }
    recurrence.dates = dates.size();
    recurrence.months = months_between(*dates.begin(), *dates.rbegin());
    recurrence.score = 1;
    for (const Link* link : links_between(group.links, asked)) {
        if (link->score <= recurrence.score && !is_within_document(*link)) {
            recurrence.score = link->score;
            recurrence.because = link->because;
        }
    }
    matter.recurrence = std::move(recurrence);
}

}  // namespace arising::corpus
