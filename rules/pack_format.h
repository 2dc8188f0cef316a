// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "rules/source_excerpt.h"

namespace arising::rules {

/// A pack file in its canonical form: keys of [pack] and [[rule]] in the order of docs/rules.md, one blank around "="
/// and inside the braces of inline tables, none inside the brackets of arrays, arrays that go over several lines with
/// one item a line, one empty line before each table, none between the keys of a rule. Strings, numbers and comments
/// stay as they are written; a comment moves with the key or table that it stands above. The result holds the same
/// data, which is checked, and formatting it again changes nothing. Throws RuleError for a file that is no valid TOML.
[[nodiscard]] std::string formatted_pack(const SourceFile& file);

}  // namespace arising::rules
