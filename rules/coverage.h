// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "rules/pattern.h"
#include "rules/rule_set.h"

// What no rule claims: sentences with a word that recommendations, actions or decisions are often made of, in which the
// rules found nothing. Not a measure of mistakes: many such sentences are rightly nobody's. It shows authors of packs
// which wordings they have not seen.

namespace arising::rules {

struct CoverageWord {
    std::string kind;  ///< of statement: "recommendation"
    std::string word;  ///< as the file has it: "should", "recommend*"
    Pattern pattern;
};

/// Reads the words: a TOML file with a table [coverage], each key a kind of statement, its value a list of words. "*"
/// at the end of a word stands for any ending. Throws RuleError.
[[nodiscard]] std::vector<CoverageWord> load_coverage_words(const std::filesystem::path& file);

struct Unclaimed {
    std::size_t word = 0;  ///< which of the words; the first of the list that stands in the sentence
    std::int32_t page = 0;
    std::string text;
};

struct Coverage {
    std::vector<std::size_t> sentences;  ///< for each word: sentences that have it, claimed or not
    std::vector<Unclaimed> unclaimed;    ///< in the order of the text
};

/// A sentence is claimed when a statement of any kind shares some of its text, stands or not, or a rule of kind "none"
/// takes it out.
[[nodiscard]] Coverage cover(const RuleSet& rules, const extractor::Document& document,
                             const std::vector<CoverageWord>& words);

}  // namespace arising::rules
