// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "rules/pack_value.h"
#include "rules/rule_set.h"

// A pack as it stands in its files: read, parsed and found to be a pack, but without a look at its rules. See
// pack_loader.h for what is made of it.

namespace arising::rules {

struct PackFile {
    std::shared_ptr<SourceFile> source;  ///< where places in `tree` point to
    PackValue tree;
};

struct Pack {
    PackInfo info;
    std::filesystem::path path;
    std::vector<PackFile> files;                 ///< by name
    std::vector<const PackValue*> extends;       ///< ids
    std::vector<const PackValue*> switched_off;  ///< ids of rules, with * for any characters
    bool known_good = false;                     ///< the build has tested it and all that it extends
};

/// Reads a folder of *.toml files, of which exactly one has [pack], or one such file. Throws RuleError.
[[nodiscard]] Pack open_pack(const std::filesystem::path& path);

/// The pack of names that comes with the tool and is part of the program: rules/common.toml.
[[nodiscard]] Pack common_pack();

/// A mistake that no line of a file shows.
[[nodiscard]] RuleError path_error(const std::filesystem::path& path, const std::string& message,
                                   const std::string& hint);

}  // namespace arising::rules
