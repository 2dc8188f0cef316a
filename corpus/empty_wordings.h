// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus/archive_wordings.h"
#include "corpus/candidate_index.h"
#include "corpus/series_text.h"

namespace arising::corpus {

/// Which statements of a series wording cannot tell apart: routine business, known by its words or by how often the
/// body repeats it; what has no word of its own; and reports that stand several times in one document ("Carried
/// forward").
class EmptyWordings {
public:
    /// `index` over the series' wordings; `alike` is the similarity from which two decisions are the same one again.
    EmptyWordings(const SeriesText& text, const ArchiveWordings& wordings, const CandidateIndex& index, double alike);

    /// By position in Series::sayings.
    [[nodiscard]] bool says_nothing(std::size_t at) const { return says_nothing_[at]; }
    /// Whether one of the words is not said at most of the body's meetings.
    [[nodiscard]] bool has_rare_word(const std::vector<std::string>& words) const;

private:
    void find_worn_words(const SeriesText& text);
    [[nodiscard]] bool has_rare_stem(const std::vector<std::string>& stems) const;
    [[nodiscard]] bool has_own_words(std::vector<std::string> words, const std::vector<std::string>& around) const;

    std::unordered_set<std::string> worn_;  ///< stems
    std::vector<bool> says_nothing_;
};

}  // namespace arising::corpus
