// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "corpus/series.h"
#include "corpus/wording.h"

namespace arising::corpus {

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

}  // namespace arising::corpus
