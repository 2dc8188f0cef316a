// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/wording.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace arising::corpus;
using Words = std::vector<std::string>;

TEST_CASE("stems are alike for forms of one word and differ for others") {
    CHECK(stem_of("supervision") == stem_of("supervise"));
    CHECK(stem_of("planning") == stem_of("plans"));
    CHECK(stem_of("assessments") == stem_of("assessment"));
    CHECK(stem_of("bridge") != stem_of("bridle"));
    CHECK(telling_stems("The 14 ducks of the pond") == Words{"duck", "pond"});
}

TEST_CASE("what is mostly said of something weighs less than what it is said of") {
    Wordings wordings;
    const std::size_t asked = wordings.add("The quality of hedges");
    const std::size_t same_quality = wordings.add("The quality of ditches");
    const std::size_t same_matter = wordings.add("Trim hedges twice a summer");
    for (const char* text : {"The quality of benches", "The quality of bridges", "The quality of towpaths"}) {
        wordings.add(text);
    }
    wordings.freeze();
    CHECK(similarity(wordings.vector(asked), wordings.vector(same_matter)) >
          similarity(wordings.vector(asked), wordings.vector(same_quality)));
    CHECK(wordings.shared_words(asked, same_matter, 3) == Words{"hedges"});
}

TEST_CASE("words that most texts of a group hold weigh less within it") {
    Wordings wordings;
    std::vector<std::size_t> group;
    for (const char* matter :
         {"owls",  "otters", "newts", "bats",  "toads", "voles", "moths", "hares", "herons", "swifts",
          "larks", "crabs",  "eels",  "pikes", "bees",  "wasps", "ants",  "frogs", "deer",   "foxes"}) {
        group.push_back(wordings.add(std::string("Panel notes report about ") + matter));
    }
    for (int i = 0; i < 200; ++i) {
        wordings.add("Something else number" + std::to_string(i));
    }
    wordings.freeze();
    const double before = similarity(wordings.vector(group[0]), wordings.vector(group[1]));
    wordings.weigh_within(group);
    CHECK(before > 0.4);
    CHECK(similarity(wordings.vector(group[0]), wordings.vector(group[1])) < 0.1);
}
