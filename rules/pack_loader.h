// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "rules/rule.h"
#include "rules/rule_set.h"
#include "rules/source_excerpt.h"

namespace arising::rules {

struct LoadedPacks {
    std::vector<PackInfo> packs;  ///< a pack after those that it extends, otherwise in the order given
    std::vector<Rule> rules;      ///< in the order of the packs, their files by name, and the rules in them
    /// What is allowed, but hardly meant: names and columns that nothing uses. Ready to be printed.
    std::vector<std::string> warnings;
    std::vector<std::shared_ptr<const SourceFile>> files;  ///< where places in the rules point to
};

/// Reads packs: each path is a folder of *.toml files, of which exactly one has [pack], or one such file. Packs that
/// these extend and that are not among them come from the library, which holds paths too. Throws RuleError.
/// With `trust_shipped` as in LoadOptions.
[[nodiscard]] LoadedPacks load_packs(const std::vector<std::filesystem::path>& paths,
                                     const std::vector<std::filesystem::path>& library = {},
                                     bool trust_shipped = false);

}  // namespace arising::rules
