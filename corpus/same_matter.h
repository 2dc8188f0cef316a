// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "corpus/archive_wordings.h"
#include "corpus/candidate_index.h"
#include "corpus/empty_wordings.h"
#include "corpus/proposed_link.h"
#include "corpus/series_text.h"

// How probable it is that two statements of one body are about one matter; whatever their kinds, except two
// recommendations, which restatement.h weighs. Looks at the words in and around the statements, and at what the body
// says of different matters at one meeting: that shows how alike different matters can sound.

namespace arising::corpus {

/// What is seen of two statements; from 0 to 1 where nothing else is said.
struct MatterEvidence {
    double alike = 0;      ///< cosine of their wordings, with what stands around them
    double above_own = 0;  ///< by how much that is more than either is like another matter of its own meeting; -1 to 1
    double rarest = 0;     ///< rarity of the rarest word they share
    double rarest_name = 0;  ///< the same of words that both write as names
    /// 1 when neither document has another matter that is more like the one of the pair in the other; -1 when both
    /// have.
    double best_there = 0;
    /// Above 0 when the same must act by both, or who must act by the one is named by the other; less, the more often
    /// the body names that one.
    double same_owner = 0;
    bool both_decide = false;     ///< decisions are worded alike whatever they decide
    bool numbers_differ = false;  ///< both name matters by number, and not the same
    /// Logarithm of how many of the body's meetings further the later one is; 0 = next. Of those that are missing in
    /// the archive a guess is counted.
    double apart = 0;

    static constexpr std::size_t size = 9;
    [[nodiscard]] std::array<double, size> values() const;
};

/// From evidence to probability: a logistic model. Its weights, in the order of MatterEvidence::values(), were learnt;
/// bench/README.md says how and on what.
struct MatterModel {
    double bias = -3.11;
    std::array<double, MatterEvidence::size> weights{3.97, 0.80, 1.09, 1.06, 0.92, 1.41, -1.29, -0.91, -0.91};

    [[nodiscard]] double probability(const MatterEvidence& seen) const;
};

/// Weighs the pairs of one series. What it is made from must outlive it. Positions are those of Series::sayings.
class MatterPairs {
public:
    /// `certain`: links already made; statements of one document that they tie are one matter.
    MatterPairs(const SeriesText& text, const ArchiveWordings& wordings, const CandidateIndex& index,
                const EmptyWordings& empty, const std::vector<ProposedLink>& certain);

    /// Calls visit(from, to, evidence) for all pairs at least `least_alike` alike, of different dates and documents,
    /// neither of them empty nor both recommendations; ordered by (to's document, to, from).
    void for_each(double least_alike,
                  const std::function<void(std::size_t, std::size_t, const MatterEvidence&)>& visit) const;

    /// Whether statements of one document stand in one passage or one under the other, say the same, or are tied: then
    /// they are, or may well be, one matter. Others of one document are different ones, or they would stand together.
    [[nodiscard]] bool may_be_one(std::size_t a, std::size_t b) const;

private:
    struct Pair {
        std::size_t from = 0;
        std::size_t to = 0;
        double alike = 0;
        int better_elsewhere = 0;  ///< documents, of the two, that have a better one
    };

    void tie(const std::vector<ProposedLink>& certain);
    void find_own_likest();
    [[nodiscard]] float own_likest(std::size_t begin, std::size_t end, const CandidateIndex& index,
                                   std::size_t at) const;
    [[nodiscard]] std::size_t end_of_document(std::size_t begin) const;
    [[nodiscard]] std::vector<Pair> pairs_of(std::size_t begin, std::size_t end, double least_alike) const;
    void look_for_rivals(std::vector<Pair>& pairs) const;
    [[nodiscard]] bool may_pair(std::size_t from, std::size_t to) const;
    void weigh_owners();
    [[nodiscard]] bool names_owner_of(std::size_t one, std::size_t other) const;
    [[nodiscard]] double meetings_apart(std::size_t from, std::size_t to) const;
    [[nodiscard]] MatterEvidence evidence(const Pair& pair) const;
    [[nodiscard]] const WordingVector& wording(std::size_t at) const {
        return wordings_.of(text_.saying(at).statement);
    }

    const SeriesText& text_;
    const ArchiveWordings& wordings_;
    const CandidateIndex& index_;
    const EmptyWordings& empty_;
    // All by position.
    std::vector<std::size_t> tied_;                  ///< the same number: tied, in one document
    std::vector<std::vector<std::string>> numbers_;  ///< matter numbers in text and label
    std::vector<std::string> owners_;                ///< as joined() words
    std::vector<float> owner_weight_;
    std::vector<float> own_likest_;
    std::vector<std::size_t> meeting_;  ///< as meetings_of() counts
};

}  // namespace arising::corpus
