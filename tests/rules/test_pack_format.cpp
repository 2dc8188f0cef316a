// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_format.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "rules/rule_error.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"

using namespace arising;

namespace {

std::string formatted(const std::string& text) {
    return rules::formatted_pack({"pack.toml", text});
}

}  // namespace

TEST_CASE("keys stand in the order of the documentation, with their comments") {
    CHECK(formatted("[[rule]]\n"
                    "examples=[ 'a' ]\n"
                    "# how\n"
                    "match  =  'a'   # here\n"
                    "\n"
                    "id=\"r\"\n") ==
          "[[rule]]\n"
          "id = \"r\"\n"
          "# how\n"
          "match = 'a'  # here\n"
          "examples = ['a']\n");
}

TEST_CASE("tables stand apart, other tables keep their order and their empty lines") {
    CHECK(formatted("# top\n[pack]\nversion='1'\nid='p'\n[fragments]\n\nb = 'x'\n\n\n\na = 'y'\n# "
                    "rules\n\n[[rule]]\nid='r'\n\n# end\n\n") ==
          "# top\n[pack]\nid = 'p'\nversion = '1'\n\n[fragments]\nb = 'x'\n\na = 'y'\n# rules\n\n[[rule]]\nid = "
          "'r'\n\n# end\n");
}

TEST_CASE("values keep their strings, arrays their lines") {
    CHECK(formatted("a = [ {x=1,y = \"b # ]\"} , '''two\n  lines''' ]\n") ==
          "a = [{ x = 1, y = \"b # ]\" }, '''two\n  lines''']\n");
    CHECK(formatted("a = [ # first\n'b', # of b\n# of c\n'c'\n# last\n]\n") ==
          "a = [\n  # first\n  'b',  # of b\n  # of c\n  'c',\n  # last\n]\n");
    CHECK(formatted("a = [\n[1,2],\n[\n3\n]\n]\nb = []\nc = {}\n") ==
          "a = [\n  [1, 2],\n  [\n    3,\n  ],\n]\nb = []\nc = {}\n");
    CHECK(formatted("a = \"\"\"he said \\\"\"\"\\\" \"\"\"\"\n") == "a = \"\"\"he said \\\"\"\"\\\" \"\"\"\"\n");
    CHECK(formatted("'a # b' = 1979-05-27 07:32:00\nc.d = 1\n") == "'a # b' = 1979-05-27 07:32:00\nc.d = 1\n");
    CHECK(formatted("a = 1\r\nb = 2 # c\r\n") == "a = 1\nb = 2  # c\n");
}

TEST_CASE("an empty file stays empty, a broken one is refused") {
    CHECK(formatted("") == "");
    CHECK(formatted("\n\n# only this\n\n") == "# only this\n");
    CHECK_THROWS_AS(formatted("a = [1,\n"), rules::RuleError);
}

TEST_CASE("the shipped packs are in their canonical form") {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::source_folder + "/rules/packs")) {
        if (entry.path().extension() == ".toml") {
            INFO(entry.path().string());
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string text(std::istreambuf_iterator<char>(in), {});
            CHECK((formatted(text) == text));
        }
    }
}
