// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/candidate_index.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace arising::corpus;

namespace {

/// Texts of words from a small vocabulary, so that many are common.
Wordings made_texts(std::size_t count) {
    std::mt19937 random(7);
    Wordings wordings;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        for (int word = 0; word < 8; ++word) {
            const std::size_t rank = std::min(random() % 300U, random() % 300U);
            text += "w" + std::to_string(rank) + "x ";
        }
        wordings.add(text);
    }
    wordings.freeze();
    return wordings;
}

}  // namespace

TEST_CASE("every earlier wording that is as alike as asked is a candidate, if it shares a rarer term") {
    const Wordings wordings = made_texts(400);
    std::vector<const WordingVector*> all;
    for (std::size_t i = 0; i < 400; ++i) {
        all.push_back(&wordings.vector(i));
    }
    const CandidateIndex index(all, 400);
    std::size_t found = 0;
    for (std::size_t to = 0; to < 400; ++to) {
        const std::vector<std::size_t> likely = index.likely(*all[to], to, 0.3);
        CHECK(std::is_sorted(likely.begin(), likely.end()));
        for (std::size_t from = 0; from < to; ++from) {
            if (similarity(*all[from], *all[to]) >= 0.3) {
                ++found;
                CHECK(std::binary_search(likely.begin(), likely.end(), from));
            }
        }
    }
    CHECK(found > 20);
}

TEST_CASE("common terms bring no candidates by themselves") {
    Wordings wordings;
    for (int i = 0; i < 10; ++i) {
        wordings.add("noted number" + std::to_string(i) + "x");
    }
    wordings.freeze();
    std::vector<const WordingVector*> all;
    for (std::size_t i = 0; i < 10; ++i) {
        all.push_back(&wordings.vector(i));
    }
    CHECK(CandidateIndex(all, 5).likely(*all[9], 9, 0.0).empty());
    CHECK(CandidateIndex(all, 10).likely(*all[9], 9, 0.0).size() == 9);
}
