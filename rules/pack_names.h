// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/fragments.h"
#include "rules/pack_file.h"

namespace arising::rules {

/// The fragments, vocabularies and scales of the packs, each of which stands after those that it extends. Every pattern
/// of a fragment is compiled once, so that a mistake in it is reported where it stands, not where it is used. Throws
/// RuleError.
[[nodiscard]] Fragments read_names(const Pack& common, const std::vector<Pack>& packs);

}  // namespace arising::rules
