// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/expansion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace arising::corpus {

namespace {

/// How many neighbours add their words, and what their words count beside the text's own: the usual values of Rocchio's
/// method. Between 5 and 40 neighbours, and weights of 0.5 to 2, measured about the same.
constexpr std::size_t neighbours = 10;
constexpr float share_of_neighbours = 1.0F;
/// A text in the same words adds nothing.
constexpr float same_words = 0.999F;
/// How many entries of the index one text may look at, its rarest terms first.
constexpr std::size_t most_looked_at = 4000;
/// The heaviest terms of an expanded wording; the others weigh next to nothing.
constexpr std::size_t most_terms = 80;

struct Entry {
    std::uint32_t text;
    float weight;
};

class Expander {
public:
    explicit Expander(const std::vector<const WordingVector*>& wordings)
        : wordings_(wordings), likeness_(wordings.size(), 0.0F) {
        for (std::uint32_t text = 0; text < wordings.size(); ++text) {
            for (const WeightedTerm& term : *wordings[text]) {
                index_[term.term].push_back({text, term.weight});
            }
        }
    }

    [[nodiscard]] WordingVector expand(const WordingVector& wording) {
        const std::vector<Entry> nearest = nearest_to(wording);
        float sum = 0;
        for (const Entry& entry : nearest) {
            sum += entry.weight;
        }
        std::unordered_map<std::uint32_t, float> weights;
        for (const WeightedTerm& term : wording) {
            weights[term.term] += term.weight;
        }
        for (const Entry& entry : nearest) {
            for (const WeightedTerm& term : *wordings_[entry.text]) {
                weights[term.term] += share_of_neighbours * entry.weight / sum * term.weight;
            }
        }
        return heaviest(weights);
    }

private:
    /// Texts with their likeness, the likest first.
    [[nodiscard]] std::vector<Entry> nearest_to(const WordingVector& wording) {
        std::vector<std::pair<const std::vector<Entry>*, float>> lists;
        for (const WeightedTerm& term : wording) {
            lists.emplace_back(&index_.at(term.term), term.weight);
        }
        std::stable_sort(lists.begin(), lists.end(),
                         [](const auto& a, const auto& b) { return a.first->size() < b.first->size(); });
        std::vector<std::uint32_t> seen;
        std::size_t looked_at = 0;
        for (const auto& [list, weight] : lists) {
            looked_at += list->size();
            if (looked_at > most_looked_at) {
                break;
            }
            for (const Entry& entry : *list) {
                if (likeness_[entry.text] == 0) {
                    seen.push_back(entry.text);
                }
                likeness_[entry.text] += weight * entry.weight;
            }
        }
        std::vector<Entry> nearest;
        for (const std::uint32_t text : seen) {
            if (likeness_[text] < same_words) {
                nearest.push_back({text, likeness_[text]});
            }
            likeness_[text] = 0;
        }
        const std::size_t kept = std::min(neighbours, nearest.size());
        std::partial_sort(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(kept), nearest.end(),
                          [](const Entry& a, const Entry& b) {
                              return std::tuple(-a.weight, a.text) < std::tuple(-b.weight, b.text);
                          });
        nearest.resize(kept);
        return nearest;
    }

    static WordingVector heaviest(const std::unordered_map<std::uint32_t, float>& weights) {
        WordingVector vector;
        for (const auto& [term, weight] : weights) {
            vector.push_back({term, weight});
        }
        std::sort(vector.begin(), vector.end(), [](const WeightedTerm& a, const WeightedTerm& b) {
            return std::tuple(-a.weight, a.term) < std::tuple(-b.weight, b.term);
        });
        vector.resize(std::min(vector.size(), most_terms));
        std::sort(vector.begin(), vector.end(),
                  [](const WeightedTerm& a, const WeightedTerm& b) { return a.term < b.term; });
        float length = 0;
        for (const WeightedTerm& term : vector) {
            length += term.weight * term.weight;
        }
        for (WeightedTerm& term : vector) {
            term.weight = length > 0 ? term.weight / std::sqrt(length) : 0;
        }
        vector.shrink_to_fit();
        return vector;
    }

    const std::vector<const WordingVector*>& wordings_;
    std::unordered_map<std::uint32_t, std::vector<Entry>> index_;
    std::vector<float> likeness_;  ///< to the text at hand; zero between texts
};

}  // namespace

std::vector<WordingVector> expanded(const std::vector<const WordingVector*>& wordings) {
    Expander expander(wordings);
    std::vector<WordingVector> result;
    result.reserve(wordings.size());
    for (const WordingVector* wording : wordings) {
        result.push_back(expander.expand(*wording));
    }
    return result;
}

}  // namespace arising::corpus
