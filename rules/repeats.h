// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Takes out of Mining::found what a rule with `once` says a second time: a judgement whose grade was given before, in
/// this document, for an aspect of the same words (all words of one are in the other: a chapter's heading repeats the
/// row of the summary in fewer or more words); any other statement whose wording was there before. Call it after
/// resolve_conflicts, which leaves `found` in text order.
void drop_repeats(Mining& mining);

}  // namespace arising::rules
