// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/loose_reports.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extractor/disjoint_groups.h"

namespace arising::corpus {

namespace {

constexpr double surely = 0.5;

bool is_report(const Mention& mention) {
    return mention.record->statement.kind == rules::StatementKind::progress;
}

bool is_sure(const Link& link, const Mention& from, const Mention& to) {
    switch (link.reason) {
        case LinkReason::same_number:
        case LinkReason::cites:
        case LinkReason::by_hand:
            return true;
        case LinkReason::same_wording:
        case LinkReason::same_matter:
        case LinkReason::reports_progress:
            break;
    }
    return link.score >= surely || from.record->document == to.record->document;
}

}  // namespace

void mark_loose_reports(std::vector<Mention>& matter, const std::vector<Link>& links) {
    if (std::all_of(matter.begin(), matter.end(), &is_report)) {
        return;
    }
    std::unordered_map<std::string, std::size_t> place_of;
    for (std::size_t i = 0; i < matter.size(); ++i) {
        place_of.emplace(matter[i].record->id, i);
    }
    extractor::DisjointGroups tied(matter.size());
    std::vector<bool> is_linked(matter.size(), false);
    for (const Link& link : links) {
        const auto from = place_of.find(link.from);
        const auto to = place_of.find(link.to);
        if (from == place_of.end() || to == place_of.end()) {
            continue;
        }
        is_linked[from->second] = true;
        is_linked[to->second] = true;
        if (is_sure(link, matter[from->second], matter[to->second])) {
            tied.join(from->second, to->second);
        }
    }
    std::unordered_set<std::size_t> asked;
    for (std::size_t i = 0; i < matter.size(); ++i) {
        if (!is_report(matter[i])) {
            asked.insert(tied.of(i));
        }
    }
    for (std::size_t i = 0; i < matter.size(); ++i) {
        matter[i].is_loose = is_report(matter[i]) && is_linked[i] && !asked.contains(tied.of(i));
    }
}

}  // namespace arising::corpus
