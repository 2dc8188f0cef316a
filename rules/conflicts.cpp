// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/conflicts.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "rules/plain_text.h"
#include "rules/suppressions.h"
#include "rules/values/number.h"

namespace arising::rules {

namespace {

void lose(Mining& mining, const Found& found, const std::string& why) {
    if (mining.losses != nullptr) {
        mining.losses->push_back({found, why});
    }
}

void drop_suppressed(Mining& mining) {
    const Suppressions suppressions(mining);
    std::erase_if(mining.found, [&](const Found& found) {
        const Suppression* suppression = suppressions.of(found);
        if (suppression != nullptr && mining.losses != nullptr) {
            const Rule& rule = mining.rule(suppression->rule);
            lose(mining, found,
                 "taken out by " + rule.id + (rule.kind ? ", which suppresses it" : ", which is of kind \"none\""));
        }
        return suppression != nullptr;
    });
}

bool same_judgement(const Judgement& a, const Judgement& b) {
    return a.grade == b.grade && folded(a.aspect) == folded(b.aspect);
}

bool same_fields(const Statement& a, const Statement& b) {
    return a.span == b.span && a.owner == b.owner && a.due == b.due && a.outcome == b.outcome &&
           a.proposer == b.proposer && a.seconder == b.seconder && a.judgement == b.judgement &&
           a.progress == b.progress && a.item == b.item && a.label == b.label;
}

/// A table rule reads a number with its row, and a quantity rule reads the cell alone: one figure, not two.
bool same_cell(const Mining& mining, const Found& a, const Found& b) {
    return a.statement.figure && b.statement.figure && a.statement.figure->value == b.statement.figure->value &&
           a.statement.figure->unit == b.statement.figure->unit &&
           (mining.rule(a.rule).shape == Shape::table) != (mining.rule(b.rule).shape == Shape::table);
}

bool conflict(const Mining& mining, const Found& a, const Found& b) {
    if (a.statement.kind != b.statement.kind || !a.statement.span.overlaps(b.statement.span)) {
        return false;
    }
    if (a.statement.kind == StatementKind::figure) {
        return same_cell(mining, a, b);
    }
    if (a.statement.judgement && !same_judgement(*a.statement.judgement, *b.statement.judgement)) {
        return false;
    }
    const bool one_rule = a.rule == b.rule && mining.rule(a.rule).sentence.all_matches;
    return !one_rule || same_fields(a.statement, b.statement);
}

bool is_better(const Mining& mining, const Found& a, const Found& b) {
    const Rule& ra = mining.rule(a.rule);
    const Rule& rb = mining.rule(b.rule);
    if (ra.priority != rb.priority) {
        return ra.priority > rb.priority;
    }
    if (ra.confidence != rb.confidence) {
        return ra.confidence > rb.confidence;
    }
    if (a.statement.span.size() != b.statement.span.size()) {
        return a.statement.span.size() > b.statement.span.size();
    }
    return a.rule < b.rule;
}

/// Why the first statement stays and the second does not; in the order of is_better().
std::string why_better(const Mining& mining, const Found& winner, const Found& loser) {
    const Rule& won = mining.rule(winner.rule);
    const Rule& lost = mining.rule(loser.rule);
    const std::string what = "overlaps the " + std::string(name_of(winner.statement.kind)) + " of " + won.id;
    if (won.priority != lost.priority) {
        return what + ", whose priority is higher (" + std::to_string(won.priority) + ", not " +
               std::to_string(lost.priority) + ")";
    }
    if (won.confidence != lost.confidence) {
        return what + ", whose confidence is higher (" + number_text(won.confidence) + ", not " +
               number_text(lost.confidence) + ")";
    }
    if (winner.statement.span.size() != loser.statement.span.size()) {
        return what + ", whose text is longer";
    }
    return what + (winner.rule == loser.rule ? ", which says the same" : ", which was loaded first");
}

/// Of the statements [first, end), whose spans form one chain of overlaps, marks those that stay.
void resolve_chain(Mining& mining, std::size_t first, std::size_t end, std::vector<char>& keep) {
    std::vector<std::size_t> order(end - first);
    std::iota(order.begin(), order.end(), first);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return is_better(mining, mining.found[a], mining.found[b]); });
    std::vector<std::size_t> kept;
    for (const std::size_t i : order) {
        const Found& candidate = mining.found[i];
        const auto stronger = std::find_if(kept.begin(), kept.end(),
                                           [&](std::size_t k) { return conflict(mining, mining.found[k], candidate); });
        if (stronger == kept.end()) {
            kept.push_back(i);
            keep[i] = 1;
        } else if (mining.losses != nullptr) {
            lose(mining, candidate, why_better(mining, mining.found[*stronger], candidate));
        }
    }
}

/// What a statement says, and of which matter.
using Said = std::pair<std::string, std::string>;

std::string label_of(const Statement& statement) {
    return statement.label.empty() && statement.progress ? bare_label(statement.progress->about) : statement.label;
}

/// An action that a table says is complete is none: the row stays as its progress.
void drop_completed_actions(Mining& mining) {
    const auto said = [&](const Statement& s) {
        return Said{folded(mining.document().text_of(s.span)), folded(label_of(s))};
    };
    std::set<Said> complete;
    for (const Found& found : mining.found) {
        const auto& progress = found.statement.progress;
        if (progress && progress->status == ProgressStatus::complete && mining.rule(found.rule).shape == Shape::table) {
            complete.insert(said(found.statement));
        }
    }
    std::erase_if(mining.found, [&](const Found& found) {
        const bool drop = found.statement.kind == StatementKind::action && !complete.empty() &&
                          complete.contains(said(found.statement));
        if (drop) {
            lose(mining, found, "a table reports the same as complete");
        }
        return drop;
    });
}

void sort_by_text(std::vector<Found>& found) {
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.statement.span.begin != b.statement.span.begin) {
            return a.statement.span.begin < b.statement.span.begin;
        }
        return a.statement.rule < b.statement.rule;
    });
}

}  // namespace

void resolve_conflicts(Mining& mining) {
    std::vector<Found>& found = mining.found;
    drop_suppressed(mining);
    drop_completed_actions(mining);
    sort_by_text(found);
    std::vector<char> keep(found.size(), 0);
    for (std::size_t first = 0; first < found.size();) {
        std::size_t end = first + 1;
        std::uint32_t reach = found[first].statement.span.end;
        while (end < found.size() && found[end].statement.span.begin < reach) {
            reach = std::max(reach, found[end++].statement.span.end);
        }
        resolve_chain(mining, first, end, keep);
        first = end;
    }
    std::vector<Found> kept;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (keep[i] != 0) {
            kept.push_back(std::move(found[i]));
        }
    }
    found = std::move(kept);
}

}  // namespace arising::rules
