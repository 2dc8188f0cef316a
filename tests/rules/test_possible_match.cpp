// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/possible_match.h"

#include <string>

#include "rules/pattern.h"
#include "tests/support/catch.h"

using namespace arising::rules;

TEST_CASE("patterns that no text can match are told, and why") {
    const auto why = [](const char* pattern) {
        CHECK_NOTHROW(Pattern(pattern));
        return why_nothing_matches(pattern).value_or("");
    };
    CHECK(why("a^b") == "\"^\" stands where something must come before it");
    CHECK(why("(?:a|b)+(?:^|\\A)c") == "\"^\" stands where something must come before it");
    CHECK(why("$x") == "\"$\" stands where something must follow");
    CHECK(why("^gate\\z\\s") == "\"$\" stands where something must follow");
    CHECK(why("a\\bb") == "\"\\b\" or \"\\B\" stands where it cannot hold");
    CHECK(why("\\s\\B\\w") == "\"\\b\" or \"\\B\" stands where it cannot hold");
    CHECK(why("[^\\s\\S]") == "a class in it has no character");
    CHECK(why("^x[^\\d\\D]?[^\\w\\W]y") == "a class in it has no character");
}

TEST_CASE("of patterns that some text matches nothing is said") {
    for (const char* pattern : {"",
                                "^$",
                                "^a$",
                                "a*^b",
                                "(?:a|^)b",
                                "x$|y",
                                "a\\b",
                                "\\ba",
                                "a\\b b",
                                "\\b(?:Clerk|Chair)\\b",
                                "(?m)a\n^b",
                                "(?m)a$\n",
                                "a{0,2}^b",
                                "[[:alpha:]]\\b",
                                "[]a]x",
                                "[^]a]",
                                "(?i)k\\b",
                                "\\p{Lu}{2,3}c?",
                                "(?P<a>x)(?i)Y(?-i:z)",
                                "\\Qa^b\\E",
                                "a??^b",
                                "(?s).+$",
                                "\xC3\x89\\b",
                                "\\x{e9}$",
                                "^(?:\\W*(?:the )?)?x",
                                "x{2}\\By",
                                "[a-z]\\b[A-Z ]"}) {
        INFO(pattern);
        CHECK_NOTHROW(Pattern(pattern));
        CHECK_FALSE(why_nothing_matches(pattern).has_value());
    }
}

TEST_CASE("long patterns are read in one pass") {
    std::string deep;
    for (int i = 0; i < 200; ++i) {
        deep = "(?:" + deep + "a|b)*";
    }
    CHECK_FALSE(why_nothing_matches(deep).has_value());
    CHECK(why_nothing_matches(deep + "$x").has_value());
}
