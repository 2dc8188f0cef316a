// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/archive_wordings.h"
#include "corpus/proposed_link.h"
#include "corpus/record.h"
#include "corpus/restatement.h"
#include "corpus/same_matter.h"
#include "corpus/series.h"

// Finds which statements of one body are about the same matter. Proposes links; what becomes one trail is decided in
// trails.h. Links run from the earlier statement to the later, between documents of different dates - except that a
// progress statement may report on a statement of its own document, and what stands in one place on a page is one
// matter.
//
// Judgements and figures are not linked here. Plain numbers and letters ("14", "a") never link by themselves: they
// start anew in every document.

namespace arising::corpus {

struct LinkOptions {
    double same_wording = 0.32;         ///< least similarity that is "the same wording"
    double same_recommendation = 0.38;  ///< the same between two recommendations, which are all but copies then
    /// Least probability that two recommendations ask for the same, and that trails do on average; what is less than a
    /// quarter of it is no evidence either. Chosen by measuring on annotated archives, as the next two: from the
    /// middle of a range within which the figures of bench/README.md hardly change.
    double same_request = 0.36;
    double same_request_average = 0.25;
    double same_matter = 0.25;  ///< least probability that two other statements are about one matter
    double same_matter_average = 0.44;
    double least_alike = 0.06;  ///< statements less alike than this are not weighed
    /// Least share of a progress statement's subject that the earlier statement must hold.
    double reports_about = 0.60;
    std::size_t common_term = 400;  ///< a term in more statements of a series than this brings no candidates
};

/// Ordered by (to, from, reason).
[[nodiscard]] std::vector<ProposedLink> propose_links(const Archive& archive, const Series& series,
                                                      const ArchiveWordings& wordings, const Restatements& restatements,
                                                      const LinkOptions& options = {}, const MatterModel& model = {});

}  // namespace arising::corpus
