// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/proposed_link.h"
#include "corpus/series_text.h"

namespace arising::corpus {

/// Links by number: the same action number at two dates, an update to the entry of its own document, "recommendation
/// 14". Plain numbers and letters never link by themselves: they start anew in every document.
[[nodiscard]] std::vector<ProposedLink> find_number_links(const SeriesText& text);

}  // namespace arising::corpus
