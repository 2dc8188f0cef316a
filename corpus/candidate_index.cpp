// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/candidate_index.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace arising::corpus {

namespace {

struct Posting {
    std::uint32_t term;
    std::uint32_t position;
    float weight;
};

std::vector<Posting> postings_of(const std::vector<const WordingVector*>& wordings) {
    std::size_t size = 0;
    for (const WordingVector* wording : wordings) {
        size += wording->size();
    }
    std::vector<Posting> postings;
    postings.reserve(size);
    for (std::uint32_t i = 0; i < wordings.size(); ++i) {
        for (const WeightedTerm& term : *wordings[i]) {
            postings.push_back({term.term, i, term.weight});
        }
    }
    std::sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) {
        return std::tie(a.term, a.position) < std::tie(b.term, b.position);
    });
    return postings;
}

}  // namespace

CandidateIndex::CandidateIndex(const std::vector<const WordingVector*>& wordings, std::size_t common_term)
    : common_(wordings.size(), 0.0F), likeness_(wordings.size(), 0.0F) {
    const std::vector<Posting> postings = postings_of(wordings);
    for (std::size_t begin = 0; begin < postings.size();) {
        std::size_t end = begin;
        while (end < postings.size() && postings[end].term == postings[begin].term) {
            ++end;
        }
        terms_.push_back(postings[begin].term);
        begins_.push_back(static_cast<std::uint32_t>(entries_.size()));
        const bool is_common = end - begin > common_term;
        for (; begin < end; ++begin) {
            const auto [term, position, weight] = postings[begin];
            if (is_common) {
                common_[position] += weight * weight;
            } else {
                entries_.push_back({position, weight});
            }
        }
    }
    begins_.push_back(static_cast<std::uint32_t>(entries_.size()));
    for (float& length : common_) {
        length = std::sqrt(length);
    }
}

/// Those that share most in rarer terms, equal ones the earlier; in the order of position.
void CandidateIndex::keep_most(std::vector<Found>& found, std::size_t most) {
    if (found.size() > most) {
        std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
                         [](const Found& a, const Found& b) {
                             return std::tuple(-a.likeness, a.position) < std::tuple(-b.likeness, b.position);
                         });
        found.resize(most);
    }
}

std::vector<std::size_t> CandidateIndex::likely(const WordingVector& wording, std::size_t end, double least,
                                                std::size_t most) const {
    std::vector<std::size_t> seen;
    float common = 0;
    auto at = terms_.begin();
    for (const WeightedTerm& term : wording) {
        at = std::lower_bound(at, terms_.end(), term.term);
        if (at == terms_.end()) {
            break;
        }
        if (*at != term.term) {
            continue;
        }
        const auto place = static_cast<std::size_t>(at - terms_.begin());
        if (begins_[place] == begins_[place + 1]) {
            common += term.weight * term.weight;
            continue;
        }
        for (std::uint32_t i = begins_[place]; i < begins_[place + 1] && entries_[i].position < end; ++i) {
            float& likeness = likeness_[entries_[i].position];
            if (likeness == 0) {
                seen.push_back(entries_[i].position);
            }
            likeness += std::max(term.weight * entries_[i].weight, 1e-9F);
        }
    }
    common = std::sqrt(common);
    constexpr float rounding = 1e-4F;
    std::vector<Found> found;
    for (const std::size_t position : seen) {
        if (likeness_[position] + common * common_[position] + rounding >= static_cast<float>(least)) {
            found.push_back({position, likeness_[position]});
        }
        likeness_[position] = 0;
    }
    keep_most(found, most);
    std::vector<std::size_t> positions;
    positions.reserve(found.size());
    for (const Found& one : found) {
        positions.push_back(one.position);
    }
    std::sort(positions.begin(), positions.end());
    return positions;
}

}  // namespace arising::corpus
