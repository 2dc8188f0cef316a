// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "rules/pack_file.h"

namespace arising::rules {

/// Opens the packs, and those that they extend: they are looked for among the paths, then in the library, which holds
/// paths of packs that are opened only when they are wanted. A pack stands after those that it extends, otherwise in
/// the order given. Throws RuleError for an id that is unknown, there twice, or extends itself.
[[nodiscard]] std::vector<Pack> open_packs(const std::vector<std::filesystem::path>& paths,
                                           const std::vector<std::filesystem::path>& library);

/// For each pack, which packs it extends, directly or through others. Indices into `packs`, ascending.
[[nodiscard]] std::vector<std::vector<std::size_t>> all_extended(const std::vector<Pack>& packs);

}  // namespace arising::rules
