// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/wording.h"

namespace arising::corpus {

/// Which of many wordings can be as alike to one as is asked, without comparing them all: an inverted index over their
/// rarer terms. Terms in more wordings than a limit bring nobody; what they can add to a similarity is bounded, so that
/// with at least one rarer term in common no pair above the bound is missed - unless there are more than `most` of
/// them, when those stay that share most. That bounds the work for each question, however many wordings there are.
///
/// Not for concurrent use: a question writes into scratch memory.
class CandidateIndex {
public:
    static constexpr std::size_t all = static_cast<std::size_t>(-1);

    /// `wordings` need not outlive the index.
    CandidateIndex(const std::vector<const WordingVector*>& wordings, std::size_t common_term);

    /// Positions, ascending, of those before `end` whose similarity to `wording` may be `least` or more.
    [[nodiscard]] std::vector<std::size_t> likely(const WordingVector& wording, std::size_t end, double least,
                                                  std::size_t most = all) const;

private:
    struct Entry {
        std::uint32_t position;
        float weight;
    };
    struct Found {
        std::size_t position;
        float likeness;
    };
    static void keep_most(std::vector<Found>& found, std::size_t most);

    std::vector<std::uint32_t> terms_;     ///< sorted
    std::vector<std::uint32_t> begins_;    ///< by place in terms_, and one more: where its entries begin
    std::vector<Entry> entries_;           ///< term by term, each by position
    std::vector<float> common_;            ///< length of each wording's common part
    mutable std::vector<float> likeness_;  ///< zero between questions
};

}  // namespace arising::corpus
