// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "corpus/record.h"
#include "corpus/series.h"

namespace arising::corpus {

/// The words that a body begins its statements with ("Action AB:", "It was resolved that"), found by counting: they say
/// nothing of the matter.
class UsualOpenings {
public:
    UsualOpenings(const Archive& archive, const Series& series);

    /// The statement's text without such words, where enough is left; an owner between them and a colon goes too, and
    /// so does the "that" of an item of a list.
    [[nodiscard]] std::string without_opening(const Record& record) const;

private:
    std::set<std::string> openings_;  ///< first words, as printed, with blanks between
};

}  // namespace arising::corpus
