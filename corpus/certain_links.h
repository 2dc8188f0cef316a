// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/empty_wordings.h"
#include "corpus/proposed_link.h"
#include "corpus/series_text.h"

namespace arising::corpus {

/// Links that need no weighing of words against each other: the same number, the same meeting named, a place on the
/// page that says what belongs to what, a quotation. All have Tie::certain.
[[nodiscard]] std::vector<ProposedLink> find_certain_links(const SeriesText& text, const EmptyWordings& empty);

}  // namespace arising::corpus
