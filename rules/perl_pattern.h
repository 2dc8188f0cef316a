// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/pattern_tree.h"

// A pattern written anew in the syntax of Perl, as PCRE2 reads it, so that it finds what RE2 finds with the pattern as
// it was, in every text of common characters (is_common). Where the two syntaxes differ, nothing is left to chance:
// every class is written out as the characters that are in it.

namespace arising::rules {

struct PerlPattern {
    /// To be compiled with "." for any character, without multi-line mode and without Unicode's classes.
    std::string expression;
    std::vector<std::string> names;  ///< of the groups, which have numbers only: group 1 first
};

/// Nothing for a pattern on which engines may differ, or that is very large: RE2 alone knows what it means.
[[nodiscard]] std::optional<PerlPattern> perl_pattern(const PatternNode& tree);

}  // namespace arising::rules
