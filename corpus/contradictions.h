// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/record.h"

namespace arising::corpus {

/// Where the archive says two things of one matter that cannot both hold on one day: it is complete and it is not, in
/// two documents or twice of one number; one indicator has two values, in two sentences. Both statements are kept and
/// named: which of them is right is for a person to find out.
///
/// Values of different days are no contradiction, nor are approximate ones.
class Contradictions {
public:
    /// Knows the figures of the archive, which stand in the sentences that trails are made of. The archive must outlive
    /// it.
    explicit Contradictions(const Archive& archive);

    /// `matter` in time order, with the date of each; ordered as the statements are.
    [[nodiscard]] std::vector<Contradiction> of(const std::vector<const Record*>& matter,
                                                const std::vector<std::string>& dates) const;

private:
    [[nodiscard]] std::vector<const Record*> figures_in(const Record& record) const;

    std::unordered_map<std::string, std::vector<const Record*>> figures_;  ///< by document and text
};

}  // namespace arising::corpus
