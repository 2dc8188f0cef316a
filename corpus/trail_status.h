// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "corpus/series.h"

namespace arising::corpus {

/// One statement of a matter, and when it was said. The archive that the record is of must outlive it.
struct Mention {
    const Record* record = nullptr;
    std::string date;
    bool is_loose = false;  ///< not surely about this matter, so that it does not make it complete: see loose_reports.h
};

/// Whether the statement asks that something be done, by the body that it stands in: a recommendation or an action,
/// unless it only tells of somebody else's.
[[nodiscard]] bool is_ask(const Record& record);

/// What is known of one matter at one date.
struct MatterState {
    bool complete =
        false;        ///< said to be by what is not loose, and nothing later asks for it again or reports otherwise
    std::string due;  ///< the due date that was set last; empty without one
    std::size_t recommended = 0;  ///< at so many meetings
    std::size_t meetings = 0;     ///< that spoke of it
    std::size_t silent = 0;       ///< later ones that could have spoken of it and did not
    bool lapsed = false;          ///< these are enough to say that it is spoken of no longer
    bool at_latest = false;       ///< the latest meeting that could have spoken of it did
};

/// The order of the tests is that of how much a reader needs to know:
///
///   complete   see MatterState
///   overdue    a due date is before `date`
///   recurring  recommended at two meetings or more
///   lapsed     no longer spoken of
///   new        heard of at the latest meeting only
///   open       all else
[[nodiscard]] TrailStatus status_of(const MatterState& state, const std::string& date);

/// The meetings at which a matter could have come up - those of its body and of the committees that have spoken of it -
/// and what follows from them.
///
/// A committee that has not spoken of a matter at some meetings in a row speaks of it no longer. What only inspections
/// speak of, the next whole inspection would raise again; visits and letters look at a part of the service only.
///
/// Dates are compared as ISO strings. Only what the archive holds counts: today's date does not, so that the same
/// archive gives the same record at any time.
class BodyDiary {
public:
    /// All meetings of the series' body, up to a date where one is given. REQUIRES: archive.meetings is complete.
    BodyDiary(const Archive& archive, const Series& series, const std::string& until = {});

    /// `matter` in time order, not empty.
    [[nodiscard]] MatterState state_of(const std::vector<Mention>& matter, std::size_t meetings_to_lapse) const;

    /// Of the body's last meeting; empty where there is none.
    [[nodiscard]] const std::string& last_date() const;

private:
    struct Entry {
        std::string meeting;
        std::string date;
        std::string committee;          ///< as compared
        bool inspection = false;        ///< of any kind
        bool whole_inspection = false;  ///< a report, not a letter
    };

    [[nodiscard]] std::vector<Entry> entries_for(const std::set<std::string>& spoken_at) const;

    std::vector<Entry> entries_;  ///< by date
};

}  // namespace arising::corpus
