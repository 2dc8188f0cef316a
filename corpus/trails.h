// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/contradictions.h"
#include "corpus/linker.h"
#include "corpus/record.h"
#include "corpus/restatement.h"
#include "corpus/series.h"

// From proposed links to trails: one trail is one matter, followed in time order.
//
// Statements that a number, a quotation or a place on the page ties together are one matter. Wording ties weaker: two
// groups become one only when, on average, all of their statements are alike, since a chain of half-alike sentences
// soon ends far from where it began; and so do the models' probabilities. The links kept are those that hold
// the trail together, the strongest first: one fewer than it has statements. Every statement is in at most one trail;
// one that links to nothing is in none.

namespace arising::corpus {

struct TrailOptions {
    /// Least average similarity of two groups that wording may join, as a share of the similarity that is a link.
    double cohesion = 0.8;
    std::size_t meetings_to_lapse = 3;  ///< a matter that this many later meetings do not mention has lapsed
};

/// All that can be set about following matters; the defaults are what `arising` uses, measurements may vary them.
struct FollowOptions {
    LinkOptions links;
    TrailOptions trails;
    RestatementModel restatement;
    MatterModel matter;
    std::size_t threads = 2;  ///< at once; makes no difference to the trails. More than two gain little: memory is slow
};

/// Ordered by first date and id. REQUIRES: archive.meetings is complete.
[[nodiscard]] std::vector<Trail> make_trails(const Archive& archive, const Series& series,
                                             const std::vector<ProposedLink>& links, const ArchiveWordings& wordings,
                                             const Contradictions& contradictions, const TrailOptions& options = {});

}  // namespace arising::corpus
