// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/perl_pattern.h"

#include <string>

#include "tests/support/catch.h"

using namespace arising::rules;

namespace {

std::string written(const char* pattern) {
    const auto tree = pattern_tree(pattern);
    const auto result = tree ? perl_pattern(*tree) : std::nullopt;
    return result ? result->expression : "none";
}

}  // namespace

TEST_CASE("a pattern is written anew for PCRE2") {
    const struct {
        const char* pattern;
        const char* expected;
    } cases[] = {
        {"to go", "to go"},
        {"a.b", "a\\Nb"},
        {"(?s)a.b", "a.b"},
        {"x\\s", "x[\\x{9}\\x{a}\\x{c}\\x{d} ]"},  // no vertical tab
        {"[^.]", "[^\\x{2e}]"},
        {"[a-c\u2013]", "[a-c\\x{2013}]"},
        {"(?i)to (?-i)Go", "(?i)to (?-i)Go"},
        {"(?i:to) Go", "(?i)to(?-i) Go"},
        {"(?P<who>Clerk)? x", "(Clerk){0,1} x"},
        {"^a$", "\\Aa\\z"},
        {"a+?", "(?:a){1,}?"},
        {"[^\\s\\S]", "(*FAIL)"},
        {"agreed|noted|approved", "a(?:greed|pproved)|noted"},
        {"be|to|go|do|at", "(?(?=[ABab])(?:at|be)|(?:do|go|to))"},
        {"b|bc|a", "a|b(?:|c)"},
        {"to (?:be|go)|x", "to (?:be|go)|x"},
        {"(?:parish )?clerk|chair", "c(?:hair|lerk)|parish clerk"},
        {"\\d|b|a", "[0-9]|a|b"},
        {"Clerk|clerk", "Clerk|clerk"},
        // What is left to RE2.
        {"(a*)*b", "none"},
        {"a\\B", "none"},
        {"(?m)^a", "none"},
    };
    for (const auto& c : cases) {
        INFO(c.pattern);
        CHECK(written(c.pattern) == c.expected);
    }
}

TEST_CASE("groups have the numbers of their names") {
    const auto result = perl_pattern(*pattern_tree("(?P<b>x)(?:y)(z)(?P<a>(?P<c>w))"));
    REQUIRE(result.has_value());
    CHECK(result->names == std::vector<std::string>{"b", "a", "c"});
    CHECK(result->expression == "(x)yz((w))");
}
