// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/aspects.h"
#include "corpus/audit.h"
#include "corpus/owner_names.h"
#include "corpus/record.h"
#include "corpus/series.h"
#include "corpus/trail_status.h"
#include "corpus/usual_openings.h"

namespace arising::corpus {

/// From the trails and statements of one body to the matters that an audit is about. Used by audit.cpp only.
class AuditMatters {
public:
    /// Asks `options` for as_of, which is a whole date or empty, min_score and meetings_to_lapse; filters nothing else.
    /// All must outlive it.
    AuditMatters(const Archive& archive, const Series& series, const Aspects& aspects, const AuditOptions& options);

    /// `trails` are those of this body. By first date, then id.
    [[nodiscard]] std::vector<AuditedMatter> find(const std::vector<const Trail*>& trails) const;
    /// What recurs only by links between documents that are less sure than `options` ask for, its trail taken whole.
    [[nodiscard]] std::vector<AuditedMatter> find_less_sure(const std::vector<const Trail*>& trails) const;

    [[nodiscard]] const OwnerNames& owners() const { return owners_; }
    /// The date that due dates are compared with.
    [[nodiscard]] const std::string& date() const { return date_; }

private:
    /// Positions in Series::sayings, in time order, and what ties them.
    struct Group {
        std::string id;
        std::string title;
        std::vector<std::size_t> members;
        std::vector<Link> links;
    };

    [[nodiscard]] const Record& record(std::size_t saying) const;
    [[nodiscard]] bool is_of_inspection(std::size_t saying) const;
    [[nodiscard]] bool is_within_document(const Link& link) const;
    [[nodiscard]] std::vector<Group> parts_of(const Trail& trail, double min_score) const;
    void add_single_asks(std::vector<Group>& groups) const;
    [[nodiscard]] AuditedMatter matter_of(const Group& group) const;
    void put_owners(const Group& group, AuditedMatter& matter) const;
    void put_state(const Group& group, AuditedMatter& matter) const;
    void put_recurrence(const Group& group, AuditedMatter& matter) const;

    const Archive& archive_;
    const Series& series_;
    const Aspects& aspects_;
    const AuditOptions& options_;
    OwnerNames owners_;
    UsualOpenings openings_;
    BodyDiary diary_;
    std::string date_;
    std::unordered_map<std::string, std::size_t> saying_of_;  ///< statement id -> position, of what is known
};

}  // namespace arising::corpus
