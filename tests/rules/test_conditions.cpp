// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "tests/support/catch.h"
#include "tests/support/pack_set.h"
#include "tests/support/temporary_pack.h"

using namespace arising;
using tests::mined;

namespace {

/// One rule after the head of the pack.
std::string rule(const std::string& id, const std::string& keys) {
    return "[[rule]]\nid = \"" + id + "\"\n" + keys + "\nexamples = [\"x\"]\n";
}

std::string sentence(const std::string& id, const std::string& keys) {
    return rule(id, "shape = \"sentence\"\n" + keys);
}

std::string found(const std::string& rules, const char* text) {
    return mined(tests::rules_of("[pack]\nid = \"p\"\nversion = \"1\"\n" + rules), text);
}

std::string language(const std::string& name) {
    return rule("lang", "shape = \"document\"\nfield = \"language\"\nvalue = \"" + name + "\"");
}

const char* const kTables = R"(
| Matter | Owner |
|---|---|
| Mend the gate | TB |

A gate outside of any table.

| Date | Place |
|---|---|
| 4 May | The gate |

| Matter | When | Where |
| The old gate | May | Hall |
)";

const std::string kAction = "kind = \"action\"\nmatch = 'gate'\n";

}  // namespace

TEST_CASE("a rule can ask for the header of the table that a block stands in") {
    CHECK(found(sentence("r", kAction + "when = { table_header = '^Matter$' }"), kTables) ==
          "action p1 \"Mend the gate\" [p.r]\naction p1 \"The old gate\" [p.r]\n");
    CHECK(found(sentence("r", kAction + "when = { table_header = ['^Place$', '^Owner$'] }"), kTables) ==
          "action p1 \"Mend the gate\" [p.r]\naction p1 \"The gate\" [p.r]\n");
    CHECK(found(sentence("r", kAction + "when = { table_header = '^Nothing$' }"), kTables) == "");
    CHECK(found(rule("q",
                     "shape = \"quantity\"\nkind = \"figure\"\nmatch = '(?P<value>\\d+)'\nin_tables = true\n"
                     "when = { table_header = '^Place$' }"),
                kTables) == "figure p1 \"4 May\" value=4 unit=count [p.q]\n");
}

TEST_CASE("a rule can ask for a language") {
    const std::string welsh = sentence("r", kAction + "when = { language = [\"cy\"] }");
    CHECK(found(welsh + language("cy-GB"), "A gate.") == "action p1 \"A gate.\" [p.r]\n");
    CHECK(found(welsh + language("cyn"), "A gate.") == "");
    CHECK(found(welsh + language("en"), "A gate.") == "");
    CHECK(found(welsh, "A gate.") == "action p1 \"A gate.\" [p.r]\n");
}

TEST_CASE("a rule can ask for kinds of block") {
    const std::string blocks = sentence("r", kAction + "when = { block = [\"list_item\", \"table_cell\"] }");
    CHECK(found(blocks, "The gate.\n\n- a gate\n\n| gate |") ==
          "action p1 \"a gate\" [p.r]\naction p1 \"gate\" [p.r]\n");
}

TEST_CASE("unless keeps a rule off") {
    CHECK(found(sentence("r", kAction + "unless = ['shut', 'open']"), "A gate is open. A gate. It is open.") ==
          "action p1 \"A gate.\" [p.r]\n");
}

TEST_CASE("a statement keeps kinds of a lower priority out of its words") {
    const std::string definition =
        "shape = \"sentence\"\nkind = \"judgement\"\nscale = \"four-grade\"\nmatch = '(?P<grade>{grade}) means'\n"
        "suppresses = [\"action\"]\n";
    const std::string action = sentence("a", kAction);
    const char* text = "Good means that the gate is mended. Mend the gate.";
    CHECK(found(rule("j", definition + "priority = 5") + action, text) ==
          "judgement p1 \"Good means that the gate is mended.\" grade=good grade_text=Good scale=four-grade [p.j]\n"
          "action p1 \"Mend the gate.\" [p.a]\n");
    CHECK(found(rule("j", definition) + action, text).find("the gate is mended.\" [p.a]") != std::string::npos);
    CHECK(found(rule("j", definition + "priority = 5") + sentence("d", "kind = \"decision\"\nmatch = 'mended'"), text)
              .find("[p.d]") != std::string::npos);
}

TEST_CASE("rules of kind none keep others off, whatever their shape") {
    const std::string action = sentence("a", kAction);
    const std::string none = "kind = \"none\"\npriority = 5\n";
    CHECK(found(rule("n", "shape = \"list\"\n" + none + "heading = '^Old'") + action,
                "# Old\n- the gate\n\nA gate.\n# New\n- a new gate") ==
          "action p1 \"A gate.\" [p.a]\naction p1 \"a new gate\" [p.a]\n");
    CHECK(found(rule("n", "shape = \"table\"\n" + none + "columns = { date = '^Date$', place = '^Place$' }") + action,
                kTables) ==
          "action p1 \"Mend the gate\" [p.a]\naction p1 \"A gate outside of any table.\" [p.a]\n"
          "action p1 \"The old gate\" [p.a]\n");
    CHECK(found(rule("n", "shape = \"margin\"\n" + none + "match = 'noted'") + action,
                "The gate is old. Mend the gate of the park.\n> noted\n\nThe gate of the church.") ==
          "action p1 \"The gate is old.\" [p.a]\naction p1 \"The gate of the church.\" [p.a]\n");
    CHECK(found(rule("n", "shape = \"sentence\"\n" + none + "match = '^For example'\nsuppresses = [\"decision\"]") +
                    action,
                "For example, a gate.") == "action p1 \"For example, a gate.\" [p.a]\n");
}

TEST_CASE("examples of rules of kind none hold in every shape") {
    const std::string pack = R"([pack]
id = "p"
version = "1"
[[rule]]
id = "l"
shape = "list"
kind = "none"
heading = '^Old'
examples = ["""
# Old
- the gate
"""]
counter_examples = ["""
# New
- the gate
"""]
[[rule]]
id = "t"
shape = "table"
kind = "none"
columns = { date = '^Date$' }
examples = ["""
| Date |
|---|
| May |
"""]
counter_examples = ["""
| Time |
|---|
| Noon |
"""]
)";
    CHECK(tests::rules_of(pack).test_examples().empty());
}

TEST_CASE("of ten thousand rows that are nothing no statement comes") {
    std::string table = "| Date | Place |\n|---|---|\n";
    for (int i = 0; i < 10000; ++i) {
        table += "| May | The gate |\n";
    }
    const std::string none = "shape = \"table\"\nkind = \"none\"\npriority = 5\ncolumns = { date = '^Date$' }";
    CHECK(found(rule("n", none) + sentence("a", kAction), table.c_str()) == "");
}
