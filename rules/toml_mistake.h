// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "rules/source_excerpt.h"

namespace arising::rules {

/// A file that the TOML library refuses, told to whoever wrote it: quotes that do not close or close too early, quotes
/// of a word processor, backslashes between double quotes, a key that stands twice. Everything else in the library's
/// own words. `place` is the library's, which stands where it gave up; the message points to what is wrong.
[[nodiscard]] RuleError toml_mistake(const SourceFile& file, Place place, std::string_view reason);

}  // namespace arising::rules
