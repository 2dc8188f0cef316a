// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace arising::corpus {

namespace {

/// Words that say how a sentence is built, not what it is about.
constexpr std::array<std::string_view, 62> function_words = {
    "a",    "all",  "also",  "an",     "and",   "any",   "are",  "as",   "at",     "be",     "been", "being", "but",
    "by",   "can",  "could", "ensure", "for",   "from",  "had",  "has",  "have",   "if",     "in",   "into",  "is",
    "it",   "its",  "more",  "no",     "not",   "of",    "on",   "or",   "shall",  "should", "so",   "such",  "than",
    "that", "the",  "their", "them",   "there", "these", "they", "this", "those",  "to",     "up",   "was",   "were",
    "what", "when", "where", "which",  "while", "who",   "will", "with", "within", "would"};
constexpr std::size_t longest_function_word = 6;
static_assert(std::is_sorted(function_words.begin(), function_words.end()));

/// Endings that English puts on a word without changing what it names ("supervision", "supervise", "supervisory" are
/// one matter); the first that fits is cut, while four letters stay.
constexpr std::array<std::string_view, 35> endings = {
    "ational", "isation", "ization", "ements", "ement", "ments", "ations", "ation", "ment", "encies", "ances", "ance",
    "ence",    "ency",    "ancy",    "ings",   "ness",  "ions",  "ion",    "ing",   "ies",  "ely",    "ied",   "ive",
    "ity",     "ers",     "or",      "er",     "ed",    "es",    "ly",     "al",    "s",    "e",      "y"};

bool is_function_word(std::string_view word) {
    return word.size() <= longest_function_word &&
           std::binary_search(function_words.begin(), function_words.end(), word);
}

/// "planning" and "plan": the letter that an ending doubled; "l", "s" and "e" stand double by themselves.
std::string undoubled(std::string word) {
    const std::size_t size = word.size();
    if (size > 4 && word[size - 1] == word[size - 2] &&
        std::string_view("sle").find(word.back()) == std::string::npos) {
        word.pop_back();
    }
    return word;
}

constexpr std::uint32_t pair_bit = 0x80000000U;

std::uint32_t pair_of(std::uint32_t first, std::uint32_t second) {
    const std::uint64_t both = (static_cast<std::uint64_t>(first) << 32U) | second;
    return static_cast<std::uint32_t>((both * 0x9E3779B97F4A7C15ULL) >> 32U) | pair_bit;
}

bool is_plain_number(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What two neighbours count beside a word: they share their words' evidence already.
constexpr float pair_share = 0.5F;
/// How fast a word loses weight with how often it is said "of" something.
constexpr double property_power = 3;
/// What does things is said "of" them now and then, too ("oversight"): up to this share that takes no weight.
constexpr double ordinary_share = 0.3;
constexpr double least_rarity = 0.05;
/// How fast a term loses weight with how many of a body's texts hold it.
constexpr float share_power = 4;
/// Fewer texts than this do not show what a body always says.
constexpr std::size_t fewest_texts_within = 20;
constexpr std::size_t fewest_meetings_within = 8;
/// How much a term loses that is said at every meeting.
constexpr float loss_if_standing = 0.9F;

}  // namespace

std::string stem_of(const std::string& word) {
    for (const std::string_view ending : endings) {
        if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
            return undoubled(word.substr(0, word.size() - ending.size()));
        }
    }
    return word;
}

bool tells_apart(const std::string& word) {
    return !is_function_word(word) && !is_plain_number(word);
}

bool stands_before_of(const std::vector<std::string>& words, std::size_t at) {
    std::size_t next = at + 1;
    while (next + 2 < words.size() && words[next] == "and" && words[next + 2] == "of") {
        next += 2;
    }
    return next < words.size() && words[next] == "of";
}

std::vector<std::string> telling_stems(std::string_view text) {
    return telling_stems(words_of(text));
}

std::vector<std::string> telling_stems(const std::vector<std::string>& words) {
    std::vector<std::string> stems;
    for (const std::string& word : words) {
        if (tells_apart(word)) {
            stems.push_back(stem_of(word));
        }
    }
    return stems;
}

std::uint32_t Wordings::number_of(const std::string& word) {
    const auto [at, is_new] = numbers_.try_emplace(stem_of(word), static_cast<std::uint32_t>(names_.size()));
    if (is_new) {
        names_.push_back(word);
        terms_.push_back({});
    }
    return at->second;
}

Wordings::Sequence Wordings::read(const std::vector<Passage>& passages) {
    Sequence sequence;
    for (const auto& [words, share] : passages) {
        for (const std::string& word : words) {
            if (!is_function_word(word)) {
                sequence.terms.push_back(number_of(word));
            }
        }
        sequence.parts.push_back({static_cast<std::uint32_t>(sequence.terms.size()), share});
    }
    return sequence;
}

std::size_t Wordings::add(const std::vector<Passage>& passages) {
    Sequence sequence = read(passages);
    auto next = sequence.terms.begin();
    for (const auto& [words, share] : passages) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (is_function_word(words[i])) {
                continue;
            }
            Term& term = terms_[*next++];
            if (share == 1.0F) {  // others are counted where they are texts
                ++term.times;
                term.before_of += stands_before_of(words, i) ? 1 : 0;
            }
        }
    }
    std::vector<std::uint32_t> once = sequence.terms;
    std::sort(once.begin(), once.end());
    once.erase(std::unique(once.begin(), once.end()), once.end());
    for (const std::uint32_t term : once) {
        ++terms_[term].texts;
    }
    ++counted_;
    sequences_.push_back(std::move(sequence));
    return sequences_.size() - 1;
}

std::size_t Wordings::add_part(std::vector<std::string> words) {
    sequences_.push_back(read({{std::move(words), 1.0F}}));
    return sequences_.size() - 1;
}

double weight_left(double share_before_of) {
    return std::pow(1.0 - std::max(0.0, share_before_of - ordinary_share) / (1.0 - ordinary_share), property_power);
}

double Wordings::rarity_of(const Term& term) const {
    return std::log((static_cast<double>(counted_) + 1.0) / (term.texts + 0.5));
}

/// Rare words weigh much. A word that is mostly said "of" something ("quality", "timeliness") names no matter of its
/// own, however rare.
double Wordings::weight_of_word(std::uint32_t term) const {
    const Term& of = terms_[term];
    const double rarity = rarity_of(of);
    const double said_of = of.before_of / (of.times + 2.0);
    return std::max(rarity, least_rarity) * weight_left(said_of);
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

/// Twice the same word is not twice the same matter: above one, counts grow as their logarithm.
float dampened(float count) {
    return count > 1 ? 1.0F + std::log(count) : count;
}

/// A term's count, with what each time is worth.
struct Counted {
    std::uint32_t term;
    float count;
    float worth;
};

}  // namespace

WordingVector Wordings::vector_of(const Sequence& sequence, const std::vector<float>& weights) const {
    std::vector<Counted> counted;
    counted.reserve(2 * sequence.terms.size());
    std::uint32_t i = 0;
    for (const Part& part : sequence.parts) {
        for (const std::uint32_t begin = i; i < part.end; ++i) {
            const std::uint32_t term = sequence.terms[i];
            counted.push_back({term, part.share, weights[term]});
            if (i > begin) {
                const std::uint32_t before = sequence.terms[i - 1];
                counted.push_back(
                    {pair_of(before, term), part.share, pair_share * std::sqrt(weights[before] * weights[term])});
            }
        }
    }
    std::stable_sort(counted.begin(), counted.end(),
                     [](const Counted& a, const Counted& b) { return a.term < b.term; });
    WordingVector vector;
    for (std::size_t at = 0; at < counted.size();) {
        float count = 0;
        const Counted& first = counted[at];
        for (; at < counted.size() && counted[at].term == first.term; ++at) {
            count += counted[at].count;
        }
        vector.push_back({first.term, dampened(count) * first.worth});
    }
    normalise(vector);
    vector.shrink_to_fit();
    return vector;
}

void Wordings::freeze() {
    std::vector<float> weights;
    for (std::uint32_t term = 0; term < terms_.size(); ++term) {
        weights.push_back(static_cast<float>(weight_of_word(term)));
    }
    const double rarest = std::log((static_cast<double>(counted_) + 1.0) / 1.5);
    for (const Term& term : terms_) {
        rarities_.push_back(static_cast<float>(std::clamp(rarity_of(term) / std::max(rarest, 1.0), 0.0, 1.0)));
    }
    vectors_.reserve(sequences_.size());
    for (Sequence& sequence : sequences_) {
        vectors_.push_back(vector_of(sequence, weights));
        sequence = {};
    }
    sequences_ = {};
}

void Wordings::weigh_within(const std::vector<std::size_t>& texts, const std::vector<std::size_t>& meetings) {
    if (texts.size() < fewest_texts_within) {
        return;
    }
    struct Spread {
        std::size_t texts = 0;
        std::size_t meetings = 0;
        std::size_t last_meeting = 0;
    };
    std::unordered_map<std::uint32_t, Spread> spread_of;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (const WeightedTerm& term : vectors_[texts[i]]) {
            Spread& spread = spread_of[term.term];
            spread.meetings += spread.texts == 0 || spread.last_meeting != meetings[i] ? 1 : 0;
            spread.last_meeting = meetings[i];
            ++spread.texts;
        }
    }
    const std::size_t all_meetings = meetings.back() + 1;
    const auto share = [](std::size_t of, std::size_t all) { return static_cast<float>(of) / static_cast<float>(all); };
    for (const std::size_t text : texts) {
        for (WeightedTerm& term : vectors_[text]) {
            const Spread& spread = spread_of[term.term];
            term.weight *= std::pow(1.0F - share(spread.texts, texts.size()), share_power);
            if (all_meetings >= fewest_meetings_within) {
                term.weight *= 1.0F - loss_if_standing * share(spread.meetings, all_meetings);
            }
        }
        normalise(vectors_[text]);
    }
}

namespace {

template <class Visit>
void for_each_shared(const WordingVector& a, const WordingVector& b, const Visit& visit) {
    auto x = a.begin();
    auto y = b.begin();
    while (x != a.end() && y != b.end()) {
        if (x->term == y->term) {
            visit(*x++, *y++);
        } else if (x->term < y->term) {
            ++x;
        } else {
            ++y;
        }
    }
}

}  // namespace

double similarity(const WordingVector& a, const WordingVector& b) {
    double sum = 0;
    for_each_shared(a, b, [&](const WeightedTerm& x, const WeightedTerm& y) { sum += x.weight * y.weight; });
    return std::min(sum, 1.0);
}

Overlap overlap(const WordingVector& a, const WordingVector& b) {
    Overlap sum;
    for_each_shared(a, b, [&](const WeightedTerm& x, const WeightedTerm& y) {
        sum.similarity += x.weight * y.weight;
        sum.first_held += x.weight * x.weight;
        sum.second_held += y.weight * y.weight;
    });
    return {std::min(sum.similarity, 1.0), std::min(sum.first_held, 1.0), std::min(sum.second_held, 1.0)};
}

double share_held(const WordingVector& part, const WordingVector& whole) {
    double sum = 0;
    for_each_shared(part, whole, [&](const WeightedTerm& x, const WeightedTerm&) { sum += x.weight * x.weight; });
    return std::min(sum, 1.0);
}

float Wordings::rarest_shared(std::size_t a, std::size_t b) const {
    float rarest = 0;
    for_each_shared(vectors_[a], vectors_[b], [&](const WeightedTerm& x, const WeightedTerm&) {
        if (x.term < pair_bit) {
            rarest = std::max(rarest, rarities_[x.term]);
        }
    });
    return rarest;
}

std::optional<std::uint32_t> Wordings::find(const std::string& word) const {
    const auto at = numbers_.find(stem_of(word));
    return at == numbers_.end() ? std::nullopt : std::optional(at->second);
}

std::vector<std::string> Wordings::shared_words(std::size_t a, std::size_t b, std::size_t most) const {
    std::vector<WeightedTerm> shared;
    for_each_shared(vectors_[a], vectors_[b], [&](const WeightedTerm& x, const WeightedTerm& y) {
        if (x.term < pair_bit) {
            shared.push_back({x.term, x.weight * y.weight});
        }
    });
    std::sort(shared.begin(), shared.end(), [this](const WeightedTerm& x, const WeightedTerm& y) {
        return std::tuple(-x.weight, names_[x.term]) < std::tuple(-y.weight, names_[y.term]);
    });
    std::vector<std::string> words;
    for (std::size_t i = 0; i < shared.size() && i < most; ++i) {
        words.push_back(names_[shared[i].term]);
    }
    return words;
}

}  // namespace arising::corpus
