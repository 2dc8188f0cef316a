// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Takes out of Mining::found what a rule of kind "none" suppresses, and of statements of one kind that overlap all but
/// the best: higher priority, then higher confidence, then the longer text, then the earlier rule. Statements of
/// different kinds may share a text; so may figures, judgements of different aspects or grades, and the several matches
/// of one rule in one sentence. What a table reports as complete is no action under the same label. Afterwards `found`
/// is in text order, then by rule id.
void resolve_conflicts(Mining& mining);

}  // namespace arising::rules
