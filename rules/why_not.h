// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/mining.h"
#include "rules/near_match.h"

// Why a rule finds nothing in a passage: a condition that does not hold, or how far the text follows its pattern. Asks
// after a run, with the document's facts known; changes nothing. For messages to people, and as slow as near_match.h.

namespace arising::rules {

struct Miss {
    std::string reason;                    ///< one line
    std::string text;                      ///< what the pattern was tried on; empty where no text is to blame
    std::optional<extractor::Span> match;  ///< the part of `text` that follows the pattern, or that forbids the match
    double nearness = 0;                   ///< greater is nearer; 0: nothing of the rule is there
    std::string pattern = {};              ///< as its pack has it, where `reason` has only a part of it
    bool matched = false;                  ///< the whole pattern is found, and something else refuses it
};

class WhyNot {
public:
    /// `mining` has the facts and the leniency of the run that is asked about.
    explicit WhyNot(Mining& mining) : mining_(mining) {}

    /// `passage` is a sentence of the block, or the block.
    [[nodiscard]] Miss ask(RuleIndex rule, BlockIndex block, extractor::Span passage, Effort effort);

private:
    [[nodiscard]] Miss sentence(RuleIndex rule, BlockIndex block, extractor::Span passage);
    [[nodiscard]] Miss quantity(RuleIndex rule, BlockIndex block, extractor::Span passage);
    [[nodiscard]] Miss margin(RuleIndex rule, BlockIndex block);
    [[nodiscard]] Miss list(RuleIndex rule, BlockIndex block);
    [[nodiscard]] Miss table(RuleIndex rule, BlockIndex block);
    [[nodiscard]] Miss document_field(RuleIndex rule, BlockIndex block);

    [[nodiscard]] Miss list_item(RuleIndex rule, BlockIndex block, double nearness);
    [[nodiscard]] std::optional<Miss> no_opener(RuleIndex rule, BlockIndex block, double& nearness);
    struct TableRow;
    [[nodiscard]] Miss table_row(const TableRow& row, double nearness) const;
    [[nodiscard]] std::optional<Miss> cell_condition(const TableRow& row, double& nearness) const;
    [[nodiscard]] std::optional<Miss> missing_column(const Rule& rule, BlockIndex block, double& nearness) const;

    /// Nothing when some pattern is found in the text; what `key` names them.
    [[nodiscard]] std::optional<Miss> not_matched(const std::vector<Pattern>& patterns, std::string_view key,
                                                  std::string_view text, double& nearness) const;
    /// What refuses a sentence in which the rule's pattern is found; `failed`: the conditions that do not hold.
    [[nodiscard]] static Miss refusal(const Rule& rule, const std::string& failed, std::string_view text);
    [[nodiscard]] static std::optional<Miss> forbidden(const std::vector<Pattern>& patterns, std::string_view key,
                                                       std::string_view text);
    /// The patterns whose first match "unless_captured" refuses.
    [[nodiscard]] static std::optional<Miss> refused_capture(const Rule& rule, std::string_view text);
    /// The conditions that do not hold, joined; empty when all do.
    [[nodiscard]] std::string conditions(RuleIndex rule, BlockIndex block) const;
    [[nodiscard]] std::string section_conditions(const Conditions& when, BlockIndex block) const;

    /// The pattern as the pack has it.
    [[nodiscard]] std::string source_of(const Pattern& pattern) const;

    Mining& mining_;
    RuleIndex asked_ = 0;
    Effort effort_ = Effort::quick;
};

/// A found match as a message tells it: which of the rule's patterns, and its captures by name.
[[nodiscard]] std::string captures_of(const Rule& rule, std::string_view text);

}  // namespace arising::rules
