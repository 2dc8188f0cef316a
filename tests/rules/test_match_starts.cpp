// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/match_starts.h"

#include <string>

#include "rules/pattern_tree.h"
#include "tests/support/catch.h"

using namespace arising::rules;

namespace {

/// Every place where a match can begin, "*" under it.
std::string starts(const char* pattern, std::string_view text) {
    const auto tree = pattern_tree(pattern);
    REQUIRE(tree.has_value());
    const MatchStarts starts(*tree);
    std::string marks(text.size() + 1, ' ');
    for (std::size_t at = starts.next(text, 0); at <= text.size(); at = starts.next(text, at + 1)) {
        marks[at] = '*';
    }
    marks.erase(marks.find_last_not_of(' ') + 1);
    return marks;
}

}  // namespace

TEST_CASE("a match can begin at the first byte, and where its first two letters are") {
    const struct {
        const char* pattern;
        const char* text;
        const char* expected;
    } cases[] = {
        {"clerk", "a clerk, a cat, clerks", "* *             *"},
        {"(?i)clerk", "a Clerk", "* *"},
        {"Clerk", "a clerk, a Clerk", "*          *"},
        {"[A-Z][a-z]+", "Ann or TB or Bo", "*            *"},
        {"\\bon", "one, son, on", "*         *"},
        {"son|\\bon", "one, son, on", "*    **   *"},
        {"^on|to", "on to on", "*  *"},
        {"^on", "on to on", "*"},
        {"a?b", "xab b", "*** *"},
        {"x*", "ab", "***"},
        {"a$", "ba a", "** *"},
        {"a", "xa", "**"},
        {"\\d+ of", "5 or 12 of 3", "*    **"},
        {"(?i)k", "a \u212A", "* *"},
        {"\u2019s", "a \u2019s", "* *"},
        {"(?P<a>on|(?P<b>to)) ", "go to on", "*  *  *"},
    };
    for (const auto& c : cases) {
        INFO(c.pattern << " on " << c.text);
        CHECK(starts(c.pattern, c.text) == c.expected);
    }
}
