// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "rules/pattern.h"
#include "rules/word_pattern.h"
#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

using namespace arising;
using tests::mined;
using tests::PackSet;

namespace {

/// What one rule with this pattern finds, in a pack with these names.
std::string found(const std::string& names, const std::string& match, const char* text) {
    const PackSet packs({{"p.toml", "[pack]\nid = \"p\"\nversion = \"1\"\n" + names +
                                        "\n[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = '" +
                                        match + "'\nexamples = [\"x\"]\n"}});
    REQUIRE(packs.error() == "");
    return mined(packs.load(), text);
}

const char* const kVerbs =
    "[vocabularies]\nverb = [\"mend\", \"mend and paint\", \"follow up (again)\", \"é\"]\nwho = \"Clerk\"";

const char* const kScale =
    "[scales.four]\ngrades = [ { id = \"good\", words = [\"good\", \"very good\"] }, { id = \"fair\", words = "
    "[\"fair\"] }, { id = \"needs_work\", words = [\"needs work\"] } ]";

bool matches(const std::string& name, const char* text) {
    return !found("", "^(?P<owner>{" + name + "})$", text).empty();
}

}  // namespace

TEST_CASE("a vocabulary stands for whole words, in any case, the longest first") {
    CHECK(found(kVerbs, "to (?P<owner>{verb})", "Tom to Mend  and\npaint it.") ==
          "action p1 \"Tom to Mend and paint it.\" owner=\"Mend and paint\" [p.r]\n");
    CHECK(found(kVerbs, "to {verb}", "Tom to mended.") == "");
    CHECK(found(kVerbs, "(?P<owner>{verb})", "He will follow up (again).") ==
          "action p1 \"He will follow up (again).\" owner=\"follow up (again)\" [p.r]\n");
    CHECK(found(kVerbs, "{who}", "The clerks. The CLERK.") == "action p1 \"The CLERK.\" [p.r]\n");
}

TEST_CASE("words are no patterns") {
    CHECK(rules::any_of_words({"a.b", "(c)", "very  good"}) == "(?i:very\\s+good|a\\.b|\\(c\\))");
    CHECK(rules::any_of_whole_words({"good", "(c)"}) == "(?i:\\bgood\\b|\\(c\\))");
    CHECK_FALSE(rules::Pattern(rules::any_of_words({"a.b"})).found_in("axb"));
}

TEST_CASE("a scale's words are written once and used by their order") {
    CHECK(found(kScale, "is (?P<owner>{four})", "It is very good.") ==
          "action p1 \"It is very good.\" owner=\"very good\" [p.r]\n");
    CHECK(found(kScale, "is {grade-of-four}", "It is Fair.") != "");
    CHECK(found(kScale, "is {four:good}", "It is fair.") == "");
    CHECK(found(kScale, "is {four:fair-or-better}", "It is fair. It is good.") != "");
    CHECK(found(kScale, "is {four:fair-or-better}", "It is needs work.") == "");
    CHECK(found(kScale, "is {four:fair-or-worse}", "It is needs work.") != "");
    CHECK(found(kScale, "is {four:fair-or-worse}", "It is good.") == "");
    CHECK(found(kScale, "is {four:needs_work}", "It is needs work.") != "");
}

TEST_CASE("names that come with the tool need not be written") {
    for (const char* date : {"14 April 2015", "Tuesday, 14th of April 2015", "14th day of April, 2015", "2015/04/14",
                             "April 14, 2015", "14/04/2015", "14.4.15", "2015-04-14"}) {
        CHECK(matches("date", date));
    }
    CHECK_FALSE(matches("date", "2015"));
    for (const char* money : {"£1,200", "$2.3 million", "€ 40", "1,200 pounds", "£5m"}) {
        CHECK(matches("money", money));
    }
    CHECK_FALSE(matches("money", "1,200"));
    for (const char* person :
         {"Cllr Ash", "Mrs Ann Reed", "the Deputy Clerk", "TB", "TB and AR", "A Reed", "A. B. Reed", "Ann Reed"}) {
        CHECK(matches("person", person));
    }
    CHECK_FALSE(matches("person", "gate"));
    CHECK(matches("role", "the Chairwoman"));
    CHECK(matches("initials", "RKc"));
    CHECK(matches("initials-list", "TB, AR and JS"));
    CHECK(matches("grade", "Requires improvement"));
    CHECK(matches("due", "by the end of May"));
    CHECK(matches("due", "within two weeks"));
    CHECK(matches("month", "Sept"));
    CHECK(matches("weekday", "friday"));
}

TEST_CASE("a pack may mean something else by such a name") {
    CHECK(found("[fragments]\nperson = 'Tom'", "^{person}", "Ann Reed is here. Tom is here.") ==
          "action p1 \"Tom is here.\" [p.r]\n");
}
