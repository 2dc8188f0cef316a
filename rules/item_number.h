// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/mining.h"

namespace arising::rules {

/// Gives every statement that has none the number of the agenda item or minute it stands under: that of the last block,
/// up to its own, that is a heading (see heading_numbers.h) or an outermost item or paragraph and is numbered; else the
/// label of the innermost heading above it. A heading without a number ends the item before it, unless it has a letter,
/// or the item is a titled list item of a document that numbers no headings.
void number_items(Mining& mining);

}  // namespace arising::rules
