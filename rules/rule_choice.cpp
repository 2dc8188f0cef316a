// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_choice.h"

#include <algorithm>

#include "rules/edit_distance.h"
#include "rules/rule_error.h"

namespace arising::rules {

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
    throw RuleError("there is no rule \"" + name + "\"\nhint: " + did_you_mean(name, known));
}

bool is_of_named_pack(const std::vector<PackInfo>& packs, const Rule& rule) {
    return std::any_of(packs.begin(), packs.end(), [&](const PackInfo& pack) {
        return pack.named && (rule.id.starts_with(pack.id + ".") || rule.overrider == pack.id);
    });
}

}  // namespace arising::rules
