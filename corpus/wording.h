// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// How alike two statements are worded. Knows words and how rare they are in the archive at hand; knows nothing of
// documents, dates or kinds.

namespace arising::corpus {

/// The words of a text, case-folded, accents and apostrophes removed, punctuation left out: what is compared whenever
/// two texts are "the same".
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// The stems of the words that can tell one matter from another, in order: neither words that only build a sentence nor
/// plain numbers, which are amounts and dates as often as names.
[[nodiscard]] std::vector<std::string> telling_stems(std::string_view text);

/// A term (a word's stem, or two neighbours) with its weight; in a Vector sorted by term.
struct WeightedTerm {
    std::uint32_t term = 0;
    float weight = 0;
};
using WordingVector = std::vector<WeightedTerm>;

/// The wordings of a whole archive: add() every text first, then freeze() once, then ask. Answers depend on the texts
/// added, not on the order of adding, except for the numbering of terms, which stays inside.
class Wordings {
public:
    /// Returns the text's number, counting from 0. `context` (the heading above it) counts less than the text itself.
    std::size_t add(std::string_view text, std::string_view context = {});
    /// Works out how rare every term is, and from that all vectors. add() must not be called afterwards.
    void freeze();
    /// After freeze(): makes terms weigh less the more of these texts hold them. What one body says in most of its
    /// statements ("Panel", "note", a mark before every action) tells its matters apart no better for being rare
    /// elsewhere. A few texts prove nothing and are left as they are.
    void weigh_within(const std::vector<std::size_t>& texts);

    [[nodiscard]] const WordingVector& vector(std::size_t text) const { return vectors_[text]; }
    [[nodiscard]] std::size_t term_count() const { return terms_.size(); }
    [[nodiscard]] std::string name(std::uint32_t term) const;
    [[nodiscard]] bool is_pair(std::uint32_t term) const { return terms_[term].first != none; }

private:
    struct Term {
        std::string name;
        std::uint32_t texts = 0;      ///< that hold it
        std::uint32_t times = 0;      ///< in all of them
        std::uint32_t before_of = 0;  ///< how many of these times it is said "of" something
        std::uint32_t first = none;   ///< of a pair, its words
        std::uint32_t second = none;
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    std::uint32_t number_of(const std::string& term);
    std::uint32_t pair_of(std::uint32_t first, std::uint32_t second);
    [[nodiscard]] double weight_of_word(std::uint32_t term) const;

    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
    std::vector<Term> terms_;
    std::vector<WordingVector> vectors_;     ///< counts before freeze(), weights of length 1 afterwards
};

/// 0 = no term in common, 1 = the same wording.
[[nodiscard]] double similarity(const WordingVector& a, const WordingVector& b);

/// How much of the first wording the second holds, 0 to 1, whatever else the second says.
[[nodiscard]] double share_held(const WordingVector& part, const WordingVector& whole);

/// Up to `most` terms that two wordings share, those that weigh most first.
[[nodiscard]] std::vector<std::uint32_t> shared_terms(const WordingVector& a, const WordingVector& b, std::size_t most);

}  // namespace arising::corpus
