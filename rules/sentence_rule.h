// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Shape `sentence`: adds a statement for each sentence of the block (or for the block) that the rule matches. Rules of
/// kind "none" add a suppression instead. The caller has checked that the rule applies to the document and the block.
void apply_sentence_rule(Mining& mining, RuleIndex index, BlockIndex block);

/// What stands before a passage and may belong to its statement; empty where there is none.
struct Before {
    extractor::Span sentence;  ///< the sentence before it in its block, or the last of the block before
    extractor::Span heading;   ///< the heading right above it
    extractor::Span parent;    ///< the list item below which it stands
};

/// The same for one passage: used for sentences inside table cells too. `tried` are the patterns that can match. True
/// when something was added.
bool match_passage(Mining& mining, RuleIndex index, extractor::Span passage, const Before& before,
                   const Statement& prototype, PatternSet tried = kAllPatterns);

}  // namespace arising::rules
