// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Shape `sentence`: adds a statement for each sentence of the block (or for the block) that the rule matches. Rules of
/// kind "none" add a suppression instead. The caller has checked that the rule applies to the document and the block.
void apply_sentence_rule(Mining& mining, RuleIndex rule, BlockIndex block);

/// The same for one passage: used for sentences inside table cells too. `previous` is the sentence before it in its
/// block, empty where there is none; `tried` are the patterns that can match. True when something was added.
bool match_passage(Mining& mining, RuleIndex rule, extractor::Span passage, extractor::Span previous,
                   const Statement& prototype, PatternSet tried = kAllPatterns);

}  // namespace arising::rules
