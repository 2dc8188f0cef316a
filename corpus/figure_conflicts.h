// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/record.h"

namespace arising::corpus {

/// Two documents of one body that give one indicator different values for one date.
struct FigureConflict {
    std::size_t first = 0;  ///< positions in Archive::statements, the earlier document first
    std::size_t second = 0;
    std::string because;  ///< one sentence for a person
};

/// The date is one that both sentences name ("at the end of March 2022"), else that of the documents, where both are of
/// one date. An indicator is told by at least two words, or by one and sentences that say much the same; approximate
/// values conflict with nothing. What one document
/// says of itself is not looked at: there, the same words often measure two things. Ordered by (first, second).
///
/// Beyond contradictions.h, which looks inside of one matter.
[[nodiscard]] std::vector<FigureConflict> find_figure_conflicts(const Archive& archive);

}  // namespace arising::corpus
