// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/record.h"
#include "corpus/trail_status.h"

namespace arising::corpus {

/// Marks the progress statements of a matter that are not surely about it (Mention::is_loose): no way of sure links
/// leads from them to what the matter asks for or decides. A link is sure where it is more likely right than not, and
/// always where a number, a quotation, a person or a place on the page made it.
///
/// A statement without a link is not loose: whoever put the matter together had another reason. Nor is anything in a
/// matter of progress statements only.
void mark_loose_reports(std::vector<Mention>& matter, const std::vector<Link>& links);

}  // namespace arising::corpus
