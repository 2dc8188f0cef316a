// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_warnings.h"

#include <algorithm>

#include "rules/pattern_warnings.h"
#include "rules/rule_choice.h"
#include "rules/rule_overlaps.h"
#include "rules/test_gaps.h"

namespace arising::rules {

namespace {

/// Of a rule that a named pack only changes: what stands in that pack's override. The rest is for the pack that has it.
void keep_own(const Rule& rule, std::vector<std::string>& warnings) {
    const std::string file = rule.overridden.substr(0, rule.overridden.rfind(':', rule.overridden.rfind(':') - 1) + 1);
    std::erase_if(warnings, [&](const std::string& warning) { return !warning.starts_with(file); });
}

bool is_named(const RuleSet::Compiled& rules, const Rule& rule) {
    return std::any_of(rules.packs.begin(), rules.packs.end(),
                       [&](const PackInfo& pack) { return pack.named && rule.id.starts_with(pack.id + "."); });
}

}  // namespace

std::vector<std::string> pack_warnings(const RuleSet::Compiled& rules) {
    std::vector<std::string> all = rules.warnings;
    const std::vector<std::vector<std::string>> overlaps = warnings_of_overlaps(rules);
    for (RuleIndex i = 0; i < rules.rules.size(); ++i) {
        const Rule& rule = rules.rules[i];
        if (!is_of_named_pack(rules.packs, rule)) {
            continue;
        }
        std::vector<std::string> own = warnings_of_patterns(rule);
        const std::vector<std::string> gaps = gaps_of(rule);
        own.insert(own.end(), gaps.begin(), gaps.end());
        if (!is_named(rules, rule)) {
            keep_own(rule, own);
        }
        all.insert(all.end(), own.begin(), own.end());
        all.insert(all.end(), overlaps[i].begin(), overlaps[i].end());
    }
    return all;
}

}  // namespace arising::rules
