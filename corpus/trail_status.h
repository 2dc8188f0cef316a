// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "corpus/series.h"

namespace arising::corpus {

/// The meetings at which a matter could have come up - those of its body and of the committees that have spoken of it -
/// and what follows from them for its status. The order of the tests is that of how much a reader needs to know:
///
///   complete   the last progress statement says so
///   overdue    a due date is before the body's last meeting
///   recurring  recommended at two dates or more
///   new        heard of at the latest meeting only
///   lapsed     not mentioned at the last meetings
///   open       all else
///
/// Dates are compared as ISO strings. Only what the archive holds counts: today's date does not, so that the same
/// archive gives the same record at any time.
class BodyDiary {
public:
    /// All meetings of the series' body. REQUIRES: archive.meetings is complete.
    BodyDiary(const Archive& archive, const Series& series);

    /// `matter` in time order.
    [[nodiscard]] TrailStatus status_of(const std::vector<const Record*>& matter, const std::string& last_mention,
                                        std::size_t meetings_to_lapse) const;

private:
    struct Entry {
        std::string meeting;
        std::string date;
        std::string committee;  ///< as compared
    };

    /// Dates, in order and once each, at which the matter could have come up.
    [[nodiscard]] std::vector<std::string> dates_for(const std::set<std::string>& spoken_at) const;

    std::vector<Entry> entries_;  ///< by date
};

}  // namespace arising::corpus
