// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "corpus/series.h"
#include "corpus/series_vocabulary.h"
#include "corpus/wording.h"

namespace arising::corpus {

/// The wordings of all statements that can be followed, over the whole archive, so that what every body says weighs
/// little. Asked only for statements of the series it was made from; `statement` counts as in Archive::statements.
class ArchiveWordings {
public:
    ArchiveWordings(const Archive& archive, const std::vector<Series>& all_series);

    /// What a statement says, with what stands around it: "Clerk to chase" says nothing by itself.
    [[nodiscard]] const WordingVector& of(std::size_t statement) const;
    /// What a progress statement says it is about; empty for others and where it does not say.
    [[nodiscard]] const WordingVector& subject_of(std::size_t statement) const;
    /// How rare the rarest word is that two statements share, 0 to 1, and the same of words that both write as names.
    [[nodiscard]] double rarest_shared(std::size_t a, std::size_t b) const;
    [[nodiscard]] double rarest_shared_name(std::size_t a, std::size_t b) const;
    /// The few words that two statements share and that weigh most.
    [[nodiscard]] std::vector<std::string> shared_words(std::size_t a, std::size_t b) const;

private:
    struct Numbers {
        std::size_t whole = 0;
        std::size_t subject = 0;
        std::vector<std::uint32_t> names;  ///< terms, sorted
    };
    void add(const Archive& archive, const Series& series);

    Wordings wordings_;
    std::vector<Numbers> numbers_;
};

/// of() every saying of a series, in order. `wordings` must outlive what is returned.
[[nodiscard]] std::vector<const WordingVector*> wordings_of(const Series& series, const ArchiveWordings& wordings);

}  // namespace arising::corpus
