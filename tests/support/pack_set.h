// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rules/rule_set.h"
#include "tests/support/temporary_folder.h"

namespace arising::tests {

/// Several packs of one file each, in a folder of their own. Messages about them have the folder's name taken out.
class PackSet {
public:
    /// A file name and what stands in it.
    using File = std::pair<std::string, std::string>;

    explicit PackSet(const std::vector<File>& files);

    [[nodiscard]] std::vector<std::filesystem::path> paths() const { return paths_; }
    /// Loads all of them; those from `library` on are only there to be extended.
    [[nodiscard]] rules::RuleSet load(std::size_t library = SIZE_MAX) const;
    /// What loading says is wrong; empty when they load.
    [[nodiscard]] std::string error(std::size_t library = SIZE_MAX) const;
    /// The text without the folder's name.
    [[nodiscard]] std::string without_folder(std::string text) const;

private:
    TemporaryFolder folder_;
    std::vector<std::filesystem::path> paths_;
};

/// The folders of the packs that come with the tool, by name.
[[nodiscard]] std::vector<std::filesystem::path> shipped_packs();

/// Every statement of the text, one a line.
[[nodiscard]] std::string mined(const rules::RuleSet& rules, const char* text);

}  // namespace arising::tests
