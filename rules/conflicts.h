// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Takes out of Mining::found what a rule of kind "none" suppresses, and of statements of one kind that overlap all but
/// the best: higher priority, then higher confidence, then the longer text, then the earlier rule. Statements of
/// different kinds may share a text; so may judgements of different aspects or grades, the several matches of one rule in
/// one sentence, and figures, but for one number that a table rule and a quantity rule both read. What a table reports as complete is no action under the same label. Afterwards `found`
/// is in text order, then by rule id.
void resolve_conflicts(Mining& mining);

}  // namespace arising::rules
