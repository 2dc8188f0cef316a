// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/record.h"
#include "corpus/series.h"

// Which statements of one document are about one matter by where they stand on the page: an answer under its action, an
// update beside it in the row of a table, an undertaking inside a longer report. Knows boxes and texts; knows no words.
//
// Distances are measured in heights of the statements' own lines, so that the size of print does not matter.

namespace arising::corpus {

enum class Placement : std::uint8_t {
    inside,  ///< the later one's text is part of the earlier one's, at the same place, or the other way round
    beside,  ///< they start on one line and stand side by side
    under    ///< the later one is a report directly under the earlier one, and indented
};

/// Indices are positions in Series::sayings, `from` the one that stands first.
struct Placed {
    std::size_t from = 0;
    std::size_t to = 0;
    Placement how = Placement::inside;
};

/// Ordered by (to, from). Looks only at near neighbours: linear in the number of sayings.
[[nodiscard]] std::vector<Placed> find_placements(const Archive& archive, const Series& series);

}  // namespace arising::corpus
