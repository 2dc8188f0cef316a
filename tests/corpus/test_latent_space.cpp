// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/latent_space.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "tests/support/catch.h"

using arising::corpus::LatentSpace;
using arising::corpus::likeness;
using Text = std::vector<std::uint32_t>;

namespace {

constexpr std::uint32_t terms = 60;

/// Two subjects of thirty terms each; a text takes five of one subject.
std::vector<Text> texts_of_two_subjects() {
    std::mt19937 random(3);
    std::vector<Text> texts;
    for (std::uint32_t i = 0; i < 400; ++i) {
        Text text;
        for (int word = 0; word < 5; ++word) {
            text.push_back((i % 2) * 30 + static_cast<std::uint32_t>(random() % 30U));
        }
        std::sort(text.begin(), text.end());
        text.erase(std::unique(text.begin(), text.end()), text.end());
        texts.push_back(text);
    }
    return texts;
}

}  // namespace

TEST_CASE("texts without a word in common are alike when their words keep the same company") {
    const LatentSpace space(texts_of_two_subjects(), terms);
    const double same = likeness(space.place({1, 2, 3, 4, 5}), space.place({11, 12, 13, 14, 15}));
    const double other = likeness(space.place({1, 2, 3, 4, 5}), space.place({41, 42, 43, 44, 45}));
    CHECK(same > other + 0.2);
    CHECK(likeness(space.place({1, 2, 3}), space.place({1, 2, 3})) == Approx(1.0).margin(1e-4));
}

TEST_CASE("the same texts give the same space, and few texts give none") {
    const std::vector<Text> texts = texts_of_two_subjects();
    CHECK(LatentSpace(texts, terms).place({1, 2, 3}) == LatentSpace(texts, terms).place({1, 2, 3}));
    const LatentSpace nothing({{0, 1, 2}}, 3);
    CHECK(nothing.place({0, 1, 2}) == LatentSpace::Vector{});
}
