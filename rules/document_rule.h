// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// For each block the rules that may match it, ascending.
using Candidates = std::vector<std::vector<Candidate>>;

/// Shape `document`: fills Mining::facts and Mining::date, kind first, then the date, then the rest, since conditions
/// of later rules look at the earlier fields. Of the rules that match, the one of the highest priority gives the field;
/// then the one whose match stands first; then the first rule. Where no rule answers, the title is that on the first
/// page (see document_title.h) and an inspection's lead is its lead inspector; otherwise `absent` says why. `rules` are
/// those to try; `candidates` come from the prefilter.
void apply_document_rules(Mining& mining, const std::vector<RuleIndex>& rules, const Candidates& candidates);

/// A field of the facts by name: "date", "inspection.start"; the kind's name for "kind".
[[nodiscard]] std::string fact_text(const DocumentFacts& facts, std::string_view field);

}  // namespace arising::rules
