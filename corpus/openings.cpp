// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/openings.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace arising::corpus {

namespace {

/// How many things a text opens with, and how fast they lose weight with their place.
constexpr std::size_t most_named = 5;
constexpr double decay = 0.7;
/// A word said "of" something more often than this names no matter of its own.
constexpr double mostly_before_of = 0.35;
/// A word that begins this many texts, and this share of those that hold it, is a way to begin.
constexpr std::uint32_t fewest_begun = 6;
constexpr double share_begun = 0.25;
constexpr double least_rarity = 0.05;

double held_by(const WordingVector& opening, const std::vector<std::uint32_t>& all) {
    double sum = 0;
    for (const WeightedTerm& term : opening) {
        if (std::binary_search(all.begin(), all.end(), term.term)) {
            sum += static_cast<double>(term.weight) * term.weight;
        }
    }
    return sum;
}

}  // namespace

std::size_t Openings::add(const std::vector<std::string>& words) {
    Text text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!tells_apart(words[i])) {
            continue;
        }
        const std::uint32_t stem =
            numbers_.try_emplace(stem_of(words[i]), static_cast<std::uint32_t>(numbers_.size())).first->second;
        stems_.resize(numbers_.size());
        ++stems_[stem].times;
        stems_[stem].before_of += stands_before_of(words, i) ? 1 : 0;
        stems_[stem].begins += text.sequence.empty() ? 1 : 0;
        text.sequence.push_back(stem);
    }
    text.all = text.sequence;
    std::sort(text.all.begin(), text.all.end());
    text.all.erase(std::unique(text.all.begin(), text.all.end()), text.all.end());
    for (const std::uint32_t stem : text.all) {
        ++stems_[stem].texts;
    }
    texts_.push_back(std::move(text));
    return texts_.size() - 1;
}

double Openings::share_before_of(std::uint32_t stem) const {
    return stems_[stem].before_of / (stems_[stem].times + 2.0);
}

bool Openings::only_begins(std::uint32_t stem) const {
    return stems_[stem].begins >= fewest_begun && stems_[stem].begins > share_begun * stems_[stem].texts;
}

double Openings::weight(std::uint32_t stem) const {
    const double rarity = std::log((static_cast<double>(texts_.size()) + 1.0) / (stems_[stem].texts + 0.5));
    return std::max(rarity, least_rarity) * weight_left(share_before_of(stem));
}

WordingVector Openings::opening_of(const Text& text) const {
    std::vector<std::uint32_t> named;
    for (const std::uint32_t stem : text.sequence) {
        if (named.size() == most_named) {
            break;
        }
        if (share_before_of(stem) <= mostly_before_of && !(named.empty() && only_begins(stem))) {
            named.push_back(stem);
        }
    }
    WordingVector opening;
    double length = 0;
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (std::find(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(i), named[i]) ==
            named.begin() + static_cast<std::ptrdiff_t>(i)) {
            const double heavy = weight(named[i]) * std::pow(decay, static_cast<double>(i));
            opening.push_back({named[i], static_cast<float>(heavy)});
            length += heavy * heavy;
        }
    }
    for (WeightedTerm& term : opening) {
        term.weight /= static_cast<float>(std::sqrt(length));
    }
    return opening;
}

void Openings::freeze() {
    for (Text& text : texts_) {
        text.opening = opening_of(text);
        text.sequence = {};
    }
}

double Openings::held(std::size_t a, std::size_t b) const {
    return std::min(std::max(held_by(texts_[a].opening, texts_[b].all), held_by(texts_[b].opening, texts_[a].all)),
                    1.0);
}

}  // namespace arising::corpus
