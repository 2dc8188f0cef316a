// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/contradictions.h"
#include "corpus/record.h"
#include "corpus/series.h"
#include "corpus/trail_status.h"
#include "corpus/trail_title.h"

namespace arising::corpus {

/// From the statements that are one matter to its Trail: id, title, dates, status. It does not decide which these are.
class TrailMaker {
public:
    /// REQUIRES: archive.meetings is complete. All must outlive it.
    TrailMaker(const Archive& archive, const Series& series, const Contradictions& contradictions,
               std::size_t meetings_to_lapse);

    /// `members` are places in Series::sayings, ascending: at least one.
    [[nodiscard]] Trail make(const std::vector<std::size_t>& members, std::vector<Link> links) const;

private:
    const Archive& archive_;
    const Series& series_;
    const Contradictions& contradictions_;
    BodyDiary diary_;
    TrailTitles titles_;
    std::size_t meetings_to_lapse_;
};

/// The id of the trail that begins with a statement.
[[nodiscard]] std::string trail_id(const std::string& first_statement);

}  // namespace arising::corpus
