// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "rules/rule_set.h"
#include "rules/why_not.h"

// Why the rules find what they find in some words of a document, and why they find nothing else: `arising rules
// explain`. For people who write rules; takes seconds, where a run takes milliseconds.

namespace arising::rules {

struct ExplainRequest {
    std::string text;                   ///< the words that are asked about; empty: the whole document
    std::int32_t page = 0;              ///< 0 = any
    std::string rule;                   ///< "pack.rule", or "rule" alone: only this one; empty: those that come nearest
    std::optional<StatementKind> kind;  ///< only rules that find this kind, and those that keep statements out
    std::size_t nearest = 5;            ///< how many rules that found nothing are told of
    bool conditions = true;  ///< false: document kind, language, date and (without headings) sections always hold
};

/// A rule that found something in the passage.
struct Hit {
    RuleIndex rule = 0;
    std::string statement;  ///< one_line() of what it found; empty for a rule of kind "none"
    std::string captures;   ///< what its pattern matched; empty for shapes that have none on this text
    double confidence = 0;
    std::string lost;  ///< why it does not stand; empty when it does
};

/// A rule that found nothing in it.
struct NearRule {
    RuleIndex rule = 0;
    Miss miss;
};

struct ExplainedPassage {
    std::int32_t page = 0;
    std::string block;     ///< "list item (a)", "table_cell, row 2, column 1"
    std::string headings;  ///< those above it, outermost first; may be empty
    std::string text;
    std::vector<Hit> hits;
    std::vector<NearRule> near;  ///< those that match and are refused, then the nearest
};

struct Explanation {
    DocumentFacts facts;
    bool exact = true;       ///< the words stand in the document
    std::size_t places = 0;  ///< in how many blocks; only the first of them are explained
    std::vector<ExplainedPassage> passages;
};

/// Throws RuleError when the request names a rule that there is not.
[[nodiscard]] Explanation explain(const RuleSet& rules, const extractor::Document& document,
                                  const ExplainRequest& request);

/// As it is printed. `rules` are those of the set that explained.
[[nodiscard]] std::string explanation_text(const Explanation& explanation, const RuleSet& rules,
                                           const ExplainRequest& request);

/// A miss as it is printed below other lines: its reason, and its text with a mark under the part that follows the
/// pattern. Every line begins with `indent`.
[[nodiscard]] std::string miss_text(const Miss& miss, const std::string& indent);

}  // namespace arising::rules
