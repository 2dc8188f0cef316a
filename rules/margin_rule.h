// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Shape `margin`: when the whole block is what the rule looks for ("ACTION: Clerk") and it stands beside running text,
/// the sentence at its height becomes a statement. The caller has checked that the rule applies to the document and the
/// block.
void apply_margin_rule(Mining& mining, RuleIndex index, BlockIndex margin);

/// The sentence that a block in the margin speaks of; empty where none stands beside it.
[[nodiscard]] extractor::Span sentence_beside(Mining& mining, BlockIndex margin);

/// Bytes of the longest block that counts as one in the margin; longer ones are text of their own.
constexpr std::uint32_t kLongestMargin = 120;

}  // namespace arising::rules
