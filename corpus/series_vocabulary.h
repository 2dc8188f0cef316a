// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "corpus/acronyms.h"
#include "corpus/record.h"
#include "corpus/series.h"

namespace arising::corpus {

/// What one body's own way of writing does to its words: its name and the names of those who act for it tell no matter
/// from another, its acronyms stand for words, and of its headings some name one matter and others hold whatever comes
/// ("Updates").
class SeriesVocabulary {
public:
    SeriesVocabulary(const Archive& archive, const Series& series);

    /// The words of a text without those names, acronyms followed by what they stand for, and two words by their
    /// compound where the body also writes it as one ("sub-station", "substation").
    [[nodiscard]] std::vector<std::string> telling_words(std::string_view text) const;
    /// Whether the folded word is part of the body's name or names who must act.
    [[nodiscard]] bool is_own_name(const std::string& word) const { return own_names_.contains(word); }
    /// How much the innermost heading above a saying says of it, 0 to 1: less, the more stands under it in the
    /// document, and the more of the body's documents have it.
    [[nodiscard]] float weight_of_heading(const Saying& saying) const;

private:
    struct Heading {
        std::map<std::size_t, std::size_t> statements;  ///< by document; the same words count once
    };

    void learn_names();
    [[nodiscard]] std::unordered_set<std::string> names_after(const std::unordered_set<std::string>& titles) const;
    void learn_words();
    void learn_acronyms();
    void count_headings();

    const Archive& archive_;
    const Series& series_;
    std::unordered_set<std::string> own_names_;
    Acronyms acronyms_;
    std::unordered_set<std::string> words_;  ///< all that are long enough to be made of two
    std::map<std::string, Heading> headings_;
    std::size_t documents_ = 0;  ///< that hold a saying
};

}  // namespace arising::corpus
