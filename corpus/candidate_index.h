// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "corpus/wording.h"

namespace arising::corpus {

/// Which of many wordings can be as alike to one as is asked, without comparing them all: an inverted index over their
/// rarer terms. Terms in more wordings than a limit bring nobody; what they can add to a similarity is bounded, so that
/// with at least one rarer term in common no pair above the bound is missed.
///
/// Not for concurrent use: a question writes into scratch memory.
class CandidateIndex {
public:
    /// `wordings` must outlive the index.
    CandidateIndex(const std::vector<const WordingVector*>& wordings, std::size_t common_term);

    /// Positions, ascending, of those before `end` whose similarity to `wording` may be `least` or more.
    [[nodiscard]] std::vector<std::size_t> likely(const WordingVector& wording, std::size_t end, double least) const;

private:
    struct Entry {
        std::uint32_t position;
        float weight;
    };
    [[nodiscard]] float length_of_common(const WordingVector& wording) const;

    std::size_t common_term_;
    std::unordered_map<std::uint32_t, std::vector<Entry>> lists_;
    std::vector<float> common_;            ///< length of each wording's common part
    mutable std::vector<float> likeness_;  ///< zero between questions
};

}  // namespace arising::corpus
