// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace arising::rules {

/// The JSON Schema (2020-12) of the files of a pack, for editors that complete and check TOML. Made from pack_keys.h,
/// the table by which the readers know their keys, so that neither knows a key that the other does not. It describes
/// one file: what spans files or packs (one [pack], names, patterns, examples that hold) only `rules check` knows.
[[nodiscard]] std::string pack_schema();

}  // namespace arising::rules
