// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/wrapped_text.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace arising;
using Lines = std::vector<std::string>;

TEST_CASE("text is broken at blanks, by characters and not by bytes") {
    CHECK(output::wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(output::wrapped("one two three", 8) == Lines{"one two", "three"});
    CHECK(output::wrapped("one  two", 80) == Lines{"one two"});
    CHECK(output::wrapped("Môn Môn", 7) == Lines{"Môn Môn"});
    CHECK(output::wrapped("Môn Môn", 6) == Lines{"Môn", "Môn"});
    CHECK(output::wrapped("", 5) == Lines{""});
}

TEST_CASE("a word that is too long is cut, not inside of a character") {
    CHECK(output::wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
    CHECK(output::wrapped("x abcdef", 3) == Lines{"x", "abc", "def"});
    CHECK(output::wrapped("ôôôô", 3) == Lines{"ôôô", "ô"});
    CHECK(output::wrapped("abc", 3) == Lines{"abc"});
}

TEST_CASE("further lines hang below the first") {
    CHECK(output::hanging("1. ", "one two three four five six seven", 26) ==
          "1. one two three four five\n   six seven\n");
    CHECK(output::hanging("", "one", 80) == "one\n");
}

TEST_CASE("a text is shortened at a word, with a sign") {
    CHECK(output::shortened("one two three", 13) == "one two three");
    CHECK(output::shortened("one two three", 12) == "one two…");
    CHECK(output::shortened("abcdefgh", 4) == "abc…");
}

TEST_CASE("cells are filled up with blanks") {
    CHECK(output::right_aligned("ô", 3) == "  ô");
    CHECK(output::left_aligned("ô", 3) == "ô  ");
    CHECK(output::left_aligned("long", 3) == "long");
}
