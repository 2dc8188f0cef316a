// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "corpus/record.h"

namespace arising::corpus {

/// What recommendations are about, by the names that their documents use, so that they can be counted over the years.
///
/// Where a document grades aspects of a service, a recommendation belongs to one of those: the one that it stands
/// under, else the one whose chapters, in the whole archive, speak most of what it speaks of (a recommendation mostly
/// stands in a list of all). In other documents it belongs to the heading it stands under, the innermost that is not
/// a general one ("Recommendations"), which holds most of what its document recommends and shares no word with it; else
/// to the document's title.
///
/// A guess, for counting: nothing is linked by it.
class Aspects {
public:
    explicit Aspects(const Archive& archive);

    /// Of a recommendation, by its position in Archive::statements; empty for others and where none can be told.
    [[nodiscard]] const std::string& of(std::size_t statement) const;

private:
    std::unordered_map<std::size_t, std::string> names_;  ///< by position; only those that have one
};

}  // namespace arising::corpus
