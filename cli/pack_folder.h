// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rules/rule_set.h"

namespace CLI {
class App;
}

namespace arising::cli {

/// The folder of the packs that come with the tool, the first of these that exists; empty where none does:
///   1. $ARISING_PACKS
///   2. ../share/arising/packs and packs, seen from the executable
///   3. the source tree that this executable was built from
/// Throws UsageError when $ARISING_PACKS is set to something that is no folder.
[[nodiscard]] std::filesystem::path shipped_packs_folder();

/// Every folder with *.toml files in it below that one, ordered by name.
[[nodiscard]] std::vector<std::filesystem::path> shipped_packs();

/// The options --rules and --only-rules, which every command that mines has.
struct PackChoice {
    std::vector<std::string> added;
    bool only_added = false;

    void add_options(CLI::App& command);
    /// Throws UsageError when there is no pack at all, or --only-rules stands alone.
    [[nodiscard]] std::vector<std::filesystem::path> packs() const;
    /// A pack may extend those that come with the tool, also where these are not used otherwise.
    [[nodiscard]] static rules::LoadOptions load_options() { return {shipped_packs()}; }
    /// For commands that use rules and do not check them: see LoadOptions::trust_shipped.
    [[nodiscard]] static rules::LoadOptions trusting_options() {
        rules::LoadOptions options = load_options();
        options.trust_shipped = true;
        return options;
    }
};

}  // namespace arising::cli
