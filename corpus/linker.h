// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "corpus/restatement.h"
#include "corpus/series.h"
#include "corpus/wording.h"

// Finds which statements of one body are about the same matter. Proposes links; what becomes one trail is decided in
// trails.h. Links run from the earlier statement to the later, between documents of different dates - except that a
// progress statement may report on a statement of its own document, and what stands in one place on a page is one matter.
//
// Judgements and figures are not linked here. Plain numbers and letters ("14", "a") never link by themselves: they
// start anew in every document.

namespace arising::corpus {

/// What ties two statements, and how much it takes to make their trails one.
enum class Tie : std::uint8_t {
    certain,      ///< a number, a quotation, a place: whatever else the statements say
    wording,      ///< shared words: only where all of both trails are alike
    restatement,  ///< the model of restatement.h: only where most of both trails are probably one matter
    evidence      ///< too weak to tie; counts when trails are weighed against each other
};

/// Indices are positions in Series::sayings.
struct ProposedLink {
    std::size_t from = 0;
    std::size_t to = 0;
    LinkReason reason = LinkReason::same_wording;
    double score = 0;
    Tie tie = Tie::certain;
    double least = 0;  ///< the similarity that was asked for, where wording ties the two
    std::string because;
};

struct LinkOptions {
    double same_wording = 0.32;  ///< least similarity that is a link, chosen by measuring on annotated archives
    /// Least probability that a restatement is one; what is less than a quarter of it is no evidence either.
    double same_matter = 0.40;
    /// Least share of a progress statement's subject that the earlier statement must hold.
    double reports_about = 0.60;
    std::size_t common_term = 150;  ///< a term in more statements of a series than this brings no candidates
};

/// The wordings of all statements that can be followed, over the whole archive, so that what every body says weighs
/// little. Asked only for statements of the series it was made from.
class ArchiveWordings {
public:
    ArchiveWordings(const Archive& archive, const std::vector<Series>& all_series);

    /// What a statement says, with the heading it stands under. `statement` counts as in Archive::statements.
    [[nodiscard]] const WordingVector& of(std::size_t statement) const;
    /// What a progress statement says it is about; empty for others and where it does not say.
    [[nodiscard]] const WordingVector& subject_of(std::size_t statement) const;
    /// The three words that two statements share and that weigh most, as stems.
    [[nodiscard]] std::string shared_words(std::size_t a, std::size_t b) const;

private:
    struct Numbers {
        std::size_t whole = 0;
        std::size_t subject = 0;
    };
    Wordings wordings_;
    std::vector<Numbers> numbers_;
};

/// Ordered by (to, from, reason).
[[nodiscard]] std::vector<ProposedLink> propose_links(const Archive& archive, const Series& series,
                                                      const ArchiveWordings& wordings, const Restatements& restatements,
                                                      const LinkOptions& options = {});

}  // namespace arising::corpus
