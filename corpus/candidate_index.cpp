// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/candidate_index.h"

#include <algorithm>
#include <cmath>

namespace arising::corpus {

CandidateIndex::CandidateIndex(const std::vector<const WordingVector*>& wordings, std::size_t common_term)
    : common_term_(common_term), likeness_(wordings.size(), 0.0F) {
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        for (const WeightedTerm& term : *wordings[i]) {
            lists_[term.term].push_back({static_cast<std::uint32_t>(i), term.weight});
        }
    }
    for (const WordingVector* wording : wordings) {
        common_.push_back(length_of_common(*wording));
    }
}

float CandidateIndex::length_of_common(const WordingVector& wording) const {
    float sum = 0;
    for (const WeightedTerm& term : wording) {
        if (const auto at = lists_.find(term.term); at != lists_.end() && at->second.size() > common_term_) {
            sum += term.weight * term.weight;
        }
    }
    return std::sqrt(sum);
}

std::vector<std::size_t> CandidateIndex::likely(const WordingVector& wording, std::size_t end, double least) const {
    std::vector<std::size_t> seen;
    float common = 0;
    for (const WeightedTerm& term : wording) {
        const auto list = lists_.find(term.term);
        if (list == lists_.end()) {
            continue;
        }
        if (list->second.size() > common_term_) {
            common += term.weight * term.weight;
            continue;
        }
        for (const Entry& entry : list->second) {
            if (entry.position >= end) {
                break;
            }
            if (likeness_[entry.position] == 0) {
                seen.push_back(entry.position);
            }
            likeness_[entry.position] += std::max(term.weight * entry.weight, 1e-9F);
        }
    }
    common = std::sqrt(common);
    constexpr float rounding = 1e-4F;
    std::vector<std::size_t> positions;
    for (const std::size_t position : seen) {
        if (likeness_[position] + common * common_[position] + rounding >= static_cast<float>(least)) {
            positions.push_back(position);
        }
        likeness_[position] = 0;
    }
    std::sort(positions.begin(), positions.end());
    return positions;
}

}  // namespace arising::corpus
