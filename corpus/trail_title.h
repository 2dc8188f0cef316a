// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "corpus/series.h"
#include "corpus/usual_openings.h"

namespace arising::corpus {

/// A text as a title: without what it ends in, with a capital, and cut at about 80 bytes - after a sentence or a clause
/// where there is one, else at a word, and then with a sign that it goes on.
[[nodiscard]] std::string as_title(const std::string& text);

/// What the matters of one body are best called: by the ask that says most of what its matter's other statements say
/// too; where nothing is asked, by a decision; at last by a report. Its usual opening is left out.
class TrailTitles {
public:
    /// The archive and the series must outlive it.
    TrailTitles(const Archive& archive, const Series& series);

    /// `members` are positions in Series::sayings, not empty.
    [[nodiscard]] std::string of(const std::vector<std::size_t>& members) const;

private:
    [[nodiscard]] const Record& record(std::size_t saying) const;

    const Archive& archive_;
    const Series& series_;
    UsualOpenings openings_;
};

}  // namespace arising::corpus
