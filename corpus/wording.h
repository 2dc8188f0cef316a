// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/words.h"

// How alike two statements are worded. Knows words and how rare they are in the archive at hand; knows nothing of
// documents, dates or kinds.

namespace arising::corpus {

/// A word without the ending that does not change what it names.
[[nodiscard]] std::string stem_of(const std::string& word);

/// Whether a word can tell one matter from another: it neither only builds a sentence nor is a plain number.
[[nodiscard]] bool tells_apart(const std::string& word);

/// "The quality and consistency of plans": both words are said of the plans.
[[nodiscard]] bool stands_before_of(const std::vector<std::string>& words, std::size_t at);

/// What is left of the weight of a word of which this share is said "of" something: nothing of those always said so.
[[nodiscard]] double weight_left(double share_before_of);

/// The stems of the words that can tell one matter from another, in order: neither words that only build a sentence nor
/// plain numbers, which are amounts and dates as often as names.
[[nodiscard]] std::vector<std::string> telling_stems(std::string_view text);
[[nodiscard]] std::vector<std::string> telling_stems(const std::vector<std::string>& words);

/// A term (a word's stem, or two neighbours) with its weight; in a Vector sorted by term. Pairs are not kept anywhere:
/// their number is a hash of their words, with the highest bit set.
struct WeightedTerm {
    std::uint32_t term = 0;
    float weight = 0;
};
using WordingVector = std::vector<WeightedTerm>;

/// Words that stand together, and what each counts beside a word of the statement itself: what stands around it counts
/// less.
struct Passage {
    std::vector<std::string> words;
    float share = 1;
};

/// The wordings of a whole archive: add() every text first, then freeze() once, then ask. Answers depend on the texts
/// added, not on the order of adding, except for the numbering of terms, which stays inside.
class Wordings {
public:
    /// Returns the text's number, counting from 0.
    std::size_t add(const std::vector<Passage>& passages);
    /// The same for a part of a text, added by itself: its words are not counted again.
    std::size_t add_part(std::vector<std::string> words);
    std::size_t add(std::string_view text) { return add({{words_of(text), 1.0F}}); }
    /// Works out how rare every term is, and from that all vectors. add() must not be called afterwards.
    void freeze();
    /// After freeze(): makes terms weigh less the more of these texts hold them, and the more of these meetings. What
    /// one body says in most of its statements ("Panel", "note", a mark before every action) tells its matters apart no
    /// better for being rare elsewhere, and what it says at most of its meetings ("treasurer") is a standing item. A
    /// few texts, or meetings, prove nothing. `meetings`: which meeting each text is of, counted in the order of the
    /// texts.
    void weigh_within(const std::vector<std::size_t>& texts, const std::vector<std::size_t>& meetings);

    [[nodiscard]] const WordingVector& vector(std::size_t text) const { return vectors_[text]; }
    /// After freeze(): how rare a term is among all texts, from 0 (in all) to 1 (in one only). Not for pairs.
    [[nodiscard]] float rarity(std::uint32_t term) const { return rarities_[term]; }
    /// The rarity of the rarest word that two texts share; 0 when they share none.
    [[nodiscard]] float rarest_shared(std::size_t a, std::size_t b) const;
    /// The term that is this word's stem, if any text holds it.
    [[nodiscard]] std::optional<std::uint32_t> find(const std::string& word) const;
    /// The words that two texts share and that weigh most, up to `most`; of the forms of a word the one that was added
    /// first.
    [[nodiscard]] std::vector<std::string> shared_words(std::size_t a, std::size_t b, std::size_t most) const;

private:
    struct Term {
        std::uint32_t texts = 0;      ///< that hold it
        std::uint32_t times = 0;      ///< in all of them
        std::uint32_t before_of = 0;  ///< how many of these times it is said "of" something
    };
    struct Part {
        std::uint32_t end = 0;  ///< into Sequence::terms
        float share = 1;
    };
    struct Sequence {
        std::vector<std::uint32_t> terms;
        std::vector<Part> parts;
    };

    [[nodiscard]] Sequence read(const std::vector<Passage>& passages);
    std::uint32_t number_of(const std::string& word);
    [[nodiscard]] double rarity_of(const Term& term) const;
    [[nodiscard]] double weight_of_word(std::uint32_t term) const;
    [[nodiscard]] WordingVector vector_of(const Sequence& sequence, const std::vector<float>& weights) const;

    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::string> names_;  ///< by term: a word with this stem
    std::vector<Term> terms_;
    std::size_t counted_ = 0;          ///< texts that are no part of another
    std::vector<Sequence> sequences_;  ///< until freeze()
    std::vector<float> rarities_;
    std::vector<WordingVector> vectors_;
};

/// 0 = no term in common, 1 = the same wording.
[[nodiscard]] double similarity(const WordingVector& a, const WordingVector& b);

/// What similarity() and share_held() give, in one go.
struct Overlap {
    double similarity = 0;
    double first_held = 0;  ///< how much of the first wording the second holds
    double second_held = 0;
};
[[nodiscard]] Overlap overlap(const WordingVector& a, const WordingVector& b);

/// How much of the first wording the second holds, 0 to 1, whatever else the second says.
[[nodiscard]] double share_held(const WordingVector& part, const WordingVector& whole);

}  // namespace arising::corpus
