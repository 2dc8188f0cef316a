// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/proposed_link.h"
#include "corpus/series_text.h"

namespace arising::corpus {

/// Links between committees of one body that speak of the same meeting: a panel confirms the minutes of a day, the
/// council notes them. A meeting is named by a committee and one date; by the date alone where it is the committee's
/// own.
[[nodiscard]] std::vector<ProposedLink> find_links_by_meeting(const SeriesText& text);

}  // namespace arising::corpus
