// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "rules/rule_set.h"

namespace arising::tests {

/// A pack in a folder of its own under the system's temporary folder, taken away again at the end.
class TemporaryPack {
public:
    TemporaryPack();
    /// With one file, pack.toml.
    explicit TemporaryPack(std::string_view text);
    ~TemporaryPack();
    TemporaryPack(const TemporaryPack&) = delete;
    TemporaryPack& operator=(const TemporaryPack&) = delete;

    void write(const std::string& file, std::string_view text) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// What loading says is wrong, with the folder's name taken out of the message: "pack.toml:3:1: ..."; empty when it
    /// loads.
    [[nodiscard]] std::string error() const;

private:
    std::filesystem::path folder_;
};

/// Loads the text as a pack of one file. Fails the running test where that is not possible.
[[nodiscard]] rules::RuleSet rules_of(std::string_view text);

}  // namespace arising::tests
