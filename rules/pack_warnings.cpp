// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_warnings.h"

#include <algorithm>

#include "rules/pattern_warnings.h"
#include "rules/rule_overlaps.h"
#include "rules/test_gaps.h"

namespace arising::rules {

namespace {

/// Of a pack that somebody named, or changed by one.
bool is_wanted(const RuleSet::Compiled& rules, const Rule& rule) {
    return !rule.overridden.empty() || std::any_of(rules.packs.begin(), rules.packs.end(), [&](const PackInfo& pack) {
        return pack.named && rule.id.starts_with(pack.id + ".");
    });
}

}  // namespace

std::vector<std::string> pack_warnings(const RuleSet::Compiled& rules) {
    std::vector<std::string> all = rules.warnings;
    const std::vector<std::vector<std::string>> overlaps = warnings_of_overlaps(rules);
    for (RuleIndex i = 0; i < rules.rules.size(); ++i) {
        const Rule& rule = rules.rules[i];
        if (!is_wanted(rules, rule)) {
            continue;
        }
        for (std::vector<std::string> some : {warnings_of_patterns(rule), gaps_of(rule), overlaps[i]}) {
            all.insert(all.end(), some.begin(), some.end());
        }
    }
    return all;
}

}  // namespace arising::rules
