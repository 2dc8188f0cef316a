// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/wording.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace arising::corpus {

namespace {

/// Words that say how a sentence is built, not what it is about.
constexpr std::array<std::string_view, 62> function_words = {
    "a",     "all",   "also",  "an",   "and",  "any",    "are",   "as",     "at",    "be",    "been", "being", "but",
    "by",    "can",   "could", "for",  "from", "had",    "has",   "have",   "if",    "in",    "into", "is",    "it",
    "its",   "more",  "no",    "not",  "of",   "on",     "or",    "so",     "such",  "than",  "that", "the",   "their",
    "them",  "there", "these", "they", "this", "those",  "to",    "up",     "was",   "were",  "what", "when",  "where",
    "which", "while", "who",   "will", "with", "within", "would", "should", "shall", "ensure"};

/// Endings that English puts on a word without changing what it names ("supervision", "supervise", "supervisory" are
/// one matter); the first that fits is cut, while four letters stay.
constexpr std::array<std::string_view, 35> endings = {
    "ational", "isation", "ization", "ements", "ement", "ments", "ations", "ation", "ment",
    "encies",  "ances",   "ance",    "ence",   "ency",  "ancy",  "ings",   "ness",  "ions",
    "ion",     "ing",     "ies",     "ely",    "ied",   "ive",   "ity",    "ers",   "or",
    "er",      "ed",      "es",      "ly",     "al",    "s",     "e",      "y"};

bool is_function_word(std::string_view word) {
    return std::find(function_words.begin(), function_words.end(), word) != function_words.end();
}

/// "planning" and "plan": the letter that an ending doubled; "l", "s" and "e" stand double by themselves.
std::string undoubled(std::string word) {
    const std::size_t size = word.size();
    if (size > 4 && word[size - 1] == word[size - 2] && std::string_view("sle").find(word.back()) == std::string::npos) {
        word.pop_back();
    }
    return word;
}

std::string stem(const std::string& word) {
    for (const std::string_view ending : endings) {
        if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
            return undoubled(word.substr(0, word.size() - ending.size()));
        }
    }
    return word;
}

/// The letter without its accent, folded; 0 for what joins the letters of one word.
UChar32 folded(UChar32 c) {
    if (c == '\'' || c == 0x2019 || c == 0x00AD) {
        return 0;
    }
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    UErrorCode error = U_ZERO_ERROR;
    std::array<UChar, 20> parts{};
    const UNormalizer2* normalizer = unorm2_getNFCInstance(&error);
    const int32_t size = U_SUCCESS(error) ? unorm2_getDecomposition(normalizer, c, parts.data(),
                                                                    static_cast<int32_t>(parts.size()), &error)
                                          : -1;
    return u_foldCase(size > 0 && U_SUCCESS(error) && U16_IS_SINGLE(parts[0]) ? parts[0] : c, U_FOLD_CASE_DEFAULT);
}

/// The character at a byte, which moves on; negative where the bytes are no UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const auto size = static_cast<int32_t>(text.size());
    auto index = static_cast<int32_t>(at + 1);
    const UChar32 c =
        utf8_nextCharSafeBody(reinterpret_cast<const std::uint8_t*>(text.data()), &index, size, first, -1);
    at = static_cast<std::size_t>(index);
    return c;
}

void append(std::string& word, UChar32 c) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    int32_t size = 0;
    UBool failed = false;
    U8_APPEND(bytes.data(), size, U8_MAX_LENGTH, c, failed);
    if (!failed) {
        word.append(bytes.data(), static_cast<std::size_t>(size));
    }
}

/// What a heading's word counts beside a word of the statement itself. Measured: without headings the matters of terse
/// minutes ("Carried forward") cannot be told apart, at full weight everything under one heading is one matter.
constexpr float context_share = 0.5F;

/// What two neighbours count beside a word: they share their words' evidence already.
constexpr double pair_share = 0.5;
/// How fast a word loses weight with how often it is said "of" something.
constexpr double property_power = 1.5;
constexpr double least_rarity = 0.05;
/// Fewer texts than this do not show what a body always says.
constexpr std::size_t fewest_texts_within = 20;

std::vector<std::string> stems_of(std::string_view text) {
    std::vector<std::string> stems;
    for (const std::string& word : words_of(text)) {
        if (!is_function_word(word)) {
            stems.push_back(stem(word));
        }
    }
    return stems;
}

/// "The quality and consistency of plans": both words are said of the plans.
bool stands_before_of(const std::vector<std::string>& words, std::size_t at) {
    std::size_t next = at + 1;
    while (next + 2 < words.size() && words[next] == "and" && words[next + 2] == "of") {
        next += 2;
    }
    return next < words.size() && words[next] == "of";
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 next = next_character(text, at);
        const UChar32 c = next < 0 ? ' ' : folded(next);
        if (c == 0) {
            continue;
        }
        if (u_isalnum(c)) {
            append(word, c);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

std::vector<std::string> telling_stems(std::string_view text) {
    std::vector<std::string> stems = stems_of(text);
    std::erase_if(stems, [](const std::string& word) {
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
    return stems;
}

std::uint32_t Wordings::number_of(const std::string& term) {
    const auto [at, is_new] = numbers_.try_emplace(term, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) {
        terms_.push_back({});
        terms_.back().name = term;
    }
    return at->second;
}

std::uint32_t Wordings::pair_of(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t key = (static_cast<std::uint64_t>(first) << 32U) | second;
    const auto [at, is_new] = pairs_.try_emplace(key, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) {
        terms_.push_back({});
        terms_.back().first = first;
        terms_.back().second = second;
    }
    return at->second;
}

std::string Wordings::name(std::uint32_t term) const {
    const Term& of = terms_[term];
    return is_pair(term) ? terms_[of.first].name + " " + terms_[of.second].name : of.name;
}

std::size_t Wordings::add(std::string_view text, std::string_view context) {
    std::map<std::uint32_t, float> counts;
    const std::vector<std::string> words = words_of(text);
    std::uint32_t previous = none;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_function_word(words[i])) {
            continue;
        }
        const std::uint32_t current = number_of(stem(words[i]));
        ++terms_[current].times;
        terms_[current].before_of += stands_before_of(words, i) ? 1 : 0;
        counts[current] += 1;
        if (previous != none) {
            counts[pair_of(previous, current)] += 1;
        }
        previous = current;
    }
    for (const std::string& word : stems_of(context)) {
        counts[number_of(word)] += context_share;
    }
    WordingVector vector;
    for (const auto& [term, count] : counts) {
        vector.push_back({term, count});
        ++terms_[term].texts;
    }
    vectors_.push_back(std::move(vector));
    return vectors_.size() - 1;
}

/// Rare words weigh much. A word that is mostly said "of" something ("quality", "timeliness") names no matter of its
/// own, however rare.
double Wordings::weight_of_word(std::uint32_t term) const {
    const Term& of = terms_[term];
    const double rarity = std::log((static_cast<double>(vectors_.size()) + 1.0) / (of.texts + 0.5));
    const double said_of = of.before_of / (of.times + 2.0);
    return std::max(rarity, least_rarity) * std::pow(1.0 - said_of, property_power);
}

namespace {

void normalise(WordingVector& vector) {
    float length = 0;
    for (const WeightedTerm& term : vector) {
        length += term.weight * term.weight;
    }
    for (WeightedTerm& term : vector) {
        term.weight = length > 0 ? term.weight / std::sqrt(length) : 0;
    }
}

}  // namespace

void Wordings::freeze() {
    std::vector<float> weights;
    for (std::uint32_t term = 0; term < terms_.size(); ++term) {
        const Term& of = terms_[term];
        weights.push_back(static_cast<float>(
            is_pair(term) ? pair_share * std::sqrt(weight_of_word(of.first) * weight_of_word(of.second))
                          : weight_of_word(term)));
    }
    for (WordingVector& vector : vectors_) {
        for (WeightedTerm& term : vector) {
            // Twice the same word is not twice the same matter: above one, counts grow as their logarithm.
            const float count = term.weight > 1 ? 1.0F + std::log(term.weight) : term.weight;
            term.weight = count * weights[term.term];
        }
        normalise(vector);
        vector.shrink_to_fit();
    }
}

void Wordings::weigh_within(const std::vector<std::size_t>& texts) {
    if (texts.size() < fewest_texts_within) {
        return;
    }
    std::unordered_map<std::uint32_t, std::size_t> held_by;
    for (const std::size_t text : texts) {
        for (const WeightedTerm& term : vectors_[text]) {
            ++held_by[term.term];
        }
    }
    for (const std::size_t text : texts) {
        for (WeightedTerm& term : vectors_[text]) {
            const float share = static_cast<float>(held_by[term.term]) / static_cast<float>(texts.size());
            term.weight *= (1.0F - share) * (1.0F - share);
        }
        normalise(vectors_[text]);
    }
}

namespace {

template <class Visit>
void for_each_shared(const WordingVector& a, const WordingVector& b, const Visit& visit) {
    auto at = b.begin();
    for (const WeightedTerm& term : a) {
        at = std::lower_bound(at, b.end(), term.term,
                              [](const WeightedTerm& other, std::uint32_t wanted) { return other.term < wanted; });
        if (at == b.end()) {
            return;
        }
        if (at->term == term.term) {
            visit(term, *at);
        }
    }
}

}  // namespace

double similarity(const WordingVector& a, const WordingVector& b) {
    double sum = 0;
    for_each_shared(a, b, [&](const WeightedTerm& x, const WeightedTerm& y) { sum += x.weight * y.weight; });
    return std::min(sum, 1.0);
}

double share_held(const WordingVector& part, const WordingVector& whole) {
    double sum = 0;
    for_each_shared(part, whole, [&](const WeightedTerm& x, const WeightedTerm&) { sum += x.weight * x.weight; });
    return std::min(sum, 1.0);
}

std::vector<std::uint32_t> shared_terms(const WordingVector& a, const WordingVector& b, std::size_t most) {
    std::vector<WeightedTerm> shared;
    for_each_shared(a, b, [&](const WeightedTerm& x, const WeightedTerm& y) {
        shared.push_back({x.term, x.weight * y.weight});
    });
    std::stable_sort(shared.begin(), shared.end(), [](const auto& x, const auto& y) { return x.weight > y.weight; });
    std::vector<std::uint32_t> terms;
    for (std::size_t i = 0; i < shared.size() && i < most; ++i) {
        terms.push_back(shared[i].term);
    }
    return terms;
}

}  // namespace arising::corpus
