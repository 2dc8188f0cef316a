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
    wordings.weigh_within(group, std::vector<std::size_t>(group.size(), 0));
    CHECK(before > 0.4);
    CHECK(similarity(wordings.vector(group[0]), wordings.vector(group[1])) < 0.1);
}

TEST_CASE("words that are said at most meetings weigh less than words said as often at few") {
    Wordings wordings;
    std::vector<std::size_t> group;
    std::vector<std::size_t> meetings;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::string number = std::to_string(i);
        group.push_back(wordings.add("matter" + number + " of day" + number + (i % 8 == 0 ? " treasurer" : "") +
                                     (i < 8 ? " otters" : "")));
        meetings.push_back(i / 8);
    }
    wordings.freeze();
    const auto alike = [&](std::size_t a, std::size_t b) {
        return similarity(wordings.vector(group[a]), wordings.vector(group[b]));
    };
    const double standing = alike(8, 16);  // "treasurer", once at each of eight meetings
    const double passing = alike(1, 2);    // "otters", eight times at one
    CHECK(standing == Approx(passing));
    wordings.weigh_within(group, meetings);
    CHECK(alike(8, 16) < alike(1, 2) / 2);
}
