// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Gives every statement that has none the number of the agenda item or minute it stands under: that of the last block,
/// up to its own, that is a heading or an outermost item or paragraph and is numbered; else the label of the innermost
/// heading above it.
void number_items(Mining& mining);

}  // namespace arising::rules
