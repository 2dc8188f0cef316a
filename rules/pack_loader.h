// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "rules/rule.h"
#include "rules/rule_set.h"

namespace arising::rules {

struct LoadedPacks {
    std::vector<PackInfo> packs;  ///< in the order given
    std::vector<Rule> rules;      ///< in the order of the packs, their files by name, and the rules in them
};

/// Reads packs: each path is a folder of *.toml files, of which exactly one has [pack], or one such file. Fragments and
/// scales are seen by all packs of one call. Throws RuleError.
[[nodiscard]] LoadedPacks load_packs(const std::vector<std::filesystem::path>& paths);

}  // namespace arising::rules
