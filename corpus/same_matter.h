// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/archive_wordings.h"
#include "corpus/candidate_index.h"
#include "corpus/series_text.h"

// How probable it is that two statements of one body, said at different meetings, are about one matter; whatever their
// kinds, except two recommendations, which restatement.h weighs. Weighs words in and around the statements, and what a
// body says of different matters at one meeting, which shows how alike different matters can sound.

namespace arising::corpus {

/// What is seen of two statements; from 0 to 1 where nothing else is said.
struct MatterEvidence {
    double alike = 0;      ///< cosine of their wordings, with what stands around them
    double above_own = 0;  ///< by how much that is more than either is like another matter of its own meeting; -1 to 1
    double rarest = 0;     ///< rarity of the rarest word they share
    double rarest_name = 0;  ///< the same of words that both write as names
    bool same_owner = false;
    bool both_decide = false;     ///< decisions are worded alike whatever they decide
    bool numbers_differ = false;  ///< both name matters by number, and not the same
    double apart = 0;             ///< logarithm of how many of the body's meetings further the later one is; 0 = next

    static constexpr std::size_t size = 8;
    [[nodiscard]] std::array<double, size> values() const;
};

/// From evidence to probability: a logistic model. Its weights, in the order of MatterEvidence::values(), were learnt;
/// bench/README.md says how and on what.
struct MatterModel {
    double bias = -6.45;
    std::array<double, MatterEvidence::size> weights{7.19, 2.28, 3.41, 1.49, 1.64, -1.56, -1.09, -0.51};

    [[nodiscard]] double probability(const MatterEvidence& seen) const;
};

/// Weighs pairs of one series. What it is made from must outlive it. Positions are those of Series::sayings.
class MatterWeigher {
public:
    MatterWeigher(const SeriesText& text, const ArchiveWordings& wordings, const MatterModel& model = {});

    /// `from` before `to`. Of one document the answer is less sure: statements of one passage are mostly one matter.
    [[nodiscard]] MatterEvidence evidence(std::size_t from, std::size_t to) const;
    [[nodiscard]] double probability(const MatterEvidence& seen) const { return model_.probability(seen); }

    [[nodiscard]] bool may_be_one(std::size_t a, std::size_t b) const;

private:
    void number_meetings();
    void find_own_likest();
    [[nodiscard]] float own_likest(const std::vector<std::size_t>& document, const CandidateIndex& index,
                                   std::size_t at) const;
    [[nodiscard]] const WordingVector& wording(std::size_t at) const {
        return wordings_.of(text_.saying(at).statement);
    }

    const SeriesText& text_;
    const ArchiveWordings& wordings_;
    MatterModel model_;
    std::vector<std::size_t> meeting_;               ///< by position: how many dates came before
    std::vector<std::vector<std::string>> numbers_;  ///< by position: matter numbers in text and label
    std::vector<std::vector<std::string>> owners_;   ///< by position, as words
    std::vector<float> own_likest_;                  ///< by position
};

}  // namespace arising::corpus
