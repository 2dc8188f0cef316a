// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_choice.h"

#include <algorithm>
#include <utility>

#include "rules/edit_distance.h"
#include "rules/rule_error.h"

namespace arising::rules {

namespace {

/// Some hundred ids are no help; those that come nearest are, whichever part of them was meant.
std::string nearest_ids(const std::string& name, std::vector<std::string> known) {
    constexpr std::size_t most = 3;
    const auto distance = [&](const std::string& id) {
        return std::min(edit_distance(name, id), edit_distance(name, id.substr(id.find('.') + 1)));
    };
    std::stable_sort(known.begin(), known.end(),
                     [&](const std::string& a, const std::string& b) { return distance(a) < distance(b); });
    std::string list;
    for (std::size_t i = 0; i < std::min(most, known.size()); ++i) {
        list += (i == 0 ? "" : ", ") + known[i];
    }
    return known.empty() ? "there are no rules" : "nearest are " + list + "; arising rules list has them all";
}

}  // namespace

std::optional<RuleIndex> rule_named(const std::vector<Rule>& rules, const std::string& name) {
    if (name.empty()) {
        return std::nullopt;
    }
    std::vector<std::string> known;
    for (RuleIndex i = 0; i < rules.size(); ++i) {
        if (rules[i].id == name || rules[i].id.ends_with("." + name)) {
            return i;
        }
        known.push_back(rules[i].id);
    }
    throw RuleError("there is no rule \"" + name + "\"\nhint: " + nearest_ids(name, std::move(known)));
}

bool is_of_named_pack(const std::vector<PackInfo>& packs, const Rule& rule) {
    return std::any_of(packs.begin(), packs.end(), [&](const PackInfo& pack) {
        return pack.named && (rule.id.starts_with(pack.id + ".") || rule.overrider == pack.id);
    });
}

}  // namespace arising::rules
