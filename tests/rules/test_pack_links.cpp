// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

using namespace arising;
using tests::mined;
using tests::PackSet;

namespace {

const char* const kBase = R"([pack]
id = "base"
version = "1"
[fragments]
who = '(?:Clerk|Warden)'
[scales.two]
grades = [ { id = "good", words = ["fine"] }, { id = "bad", words = ["poor"] } ]
[[rule]]
id = "to-mend"
shape = "sentence"
kind = "action"
match = '(?P<owner>{who}) to mend'
when = { section = '^Works' }
confidence = 0.5
examples = [ { text = "The Clerk to mend it.", gives = { owner = "Clerk" } } ]
counter_examples = ["The Clerk mends it."]
[[rule]]
id = "to-paint"
shape = "sentence"
kind = "action"
match = 'to paint'
examples = ["To mend and to paint."]
counter_examples = ["Paint."]
)";

std::string own(const std::string& rest) {
    return "[pack]\nid = \"own\"\nversion = \"1\"\nextends = [\"base\"]\n" + rest;
}

PackSet set_of(const std::string& rest) {
    return PackSet({{"own.toml", own(rest)}, {"base.toml", kBase}});
}

constexpr const char* kText = "# Works\nThe Clerk to mend the gate. The Chair to mend the gate. Tom to paint it.";

std::string failures_of(const PackSet& packs) {
    std::string result;
    for (const rules::ExampleFailure& failure : packs.load().test_examples()) {
        result += packs.without_folder(failure.where + ": " + failure.rule + ": " + failure.message + "\n");
    }
    return result;
}

}  // namespace

TEST_CASE("a pack takes over the rules of the pack that it extends, wherever that is") {
    const PackSet packs = set_of("");
    const std::string all =
        "action p1 \"The Clerk to mend the gate.\" owner=Clerk [base.to-mend]\n"
        "action p1 \"Tom to paint it.\" [base.to-paint]\n";
    CHECK(mined(packs.load(), kText) == all);
    const rules::RuleSet from_library = packs.load(1);
    CHECK(mined(from_library, kText) == all);
    REQUIRE(from_library.packs().size() == 2);
    CHECK(from_library.packs()[0].id == "base");  // a pack stands after those that it extends
    CHECK_FALSE(from_library.packs()[0].named);
    CHECK(from_library.packs()[1].named);
}

TEST_CASE("packs of the library that nobody extends are not loaded") {
    const PackSet packs(
        {{"own.toml", "[pack]\nid = \"own\"\nversion = \"1\"\n[fragments]\na = 'b'\n"}, {"base.toml", kBase}});
    CHECK(packs.load(1).packs().size() == 1);
    CHECK(packs.load(1).size() == 0);
}

TEST_CASE("names of extended packs are seen, one's own first, others not at all") {
    const std::string rule =
        "[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = '{who} agreed'\nexamples = [\"";
    CHECK(mined(set_of(rule + "Clerk agreed\"]\n").load(), "Warden agreed") ==
          "decision p1 \"Warden agreed\" [own.r]\n");
    CHECK(mined(set_of(rule + "Tom agreed\"]\n[fragments]\nwho = 'Tom'\n").load(), "Warden agreed. Tom agreed.") ==
          "decision p1 \"Tom agreed.\" [own.r]\n");
    // The extended pack's own rules keep the meaning that they were written with.
    CHECK(mined(set_of("[fragments]\nwho = 'Tom'\n").load(), "# Works\nTom to mend. Warden to mend.") ==
          "action p1 \"Warden to mend.\" owner=Warden [base.to-mend]\n");
}

TEST_CASE("a name by two ways is one, two names are none until the pack decides") {
    const std::string middle = "[pack]\nid = \"middle\"\nversion = \"1\"\nextends = [\"base\"]\n";
    const std::string other = "[pack]\nid = \"other\"\nversion = \"1\"\n[fragments]\nwho = 'Tom'\n";
    const std::string rule =
        "[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = '{who} agreed'\nexamples = [\"Clerk "
        "agreed\"]\n";
    const auto error = [&](const std::string& extends, const std::string& rest) {
        return PackSet({{"own.toml", "[pack]\nid = \"own\"\nversion = \"1\"\nextends = " + extends + "\n" + rest},
                        {"other.toml", other},
                        {"middle.toml", middle},
                        {"base.toml", kBase}})
            .error();
    };
    CHECK(error("[\"base\", \"middle\"]", rule) == "");
    CHECK(error("[\"base\", \"other\"]", "") == "");
    CHECK(error("[\"other\", \"middle\"]", rule).find("it is at other.toml:5:1 and at base.toml:5:1") !=
          std::string::npos);
    CHECK(error("[\"other\", \"middle\"]", rule + "[fragments]\nwho = 'Clerk'\n") == "");
}

TEST_CASE("an override replaces keys") {
    const PackSet packs = set_of("[[override]]\nrule = \"base.to-mend\"\nmatch = '(?P<owner>Clerk|Chair) to mend'\n");
    CHECK(mined(packs.load(), kText) ==
          "action p1 \"The Clerk to mend the gate.\" owner=Clerk [base.to-mend]\n"
          "action p1 \"The Chair to mend the gate.\" owner=Chair [base.to-mend]\n"
          "action p1 \"Tom to paint it.\" [base.to-paint]\n");
    const PackSet conditions =
        set_of("[[override]]\nrule = \"base.to-mend\"\nwhen = { section = '^Repairs' }\nunless = 'at once'\n");
    CHECK(mined(conditions.load(), "# Repairs\nClerk to mend. Clerk to mend at once.\n# Works\nClerk to mend.") ==
          "action p1 \"Clerk to mend.\" owner=Clerk [base.to-mend]\n");
}

TEST_CASE("an override adds to lists and tables, with the names of its own pack") {
    const PackSet packs = set_of(
        "[fragments]\nwho = 'Chair'\n[[override]]\nrule = \"base.to-mend\"\n"
        "add = { match = '(?P<owner>{who}) to mend', set = { due = \"tomorrow\" }, examples = [\"Chair to mend.\"] "
        "}\n");
    CHECK(mined(packs.load(), kText) ==
          "action p1 \"The Clerk to mend the gate.\" owner=Clerk due=\"tomorrow\" [base.to-mend]\n"
          "action p1 \"The Chair to mend the gate.\" owner=Chair due=\"tomorrow\" [base.to-mend]\n"
          "action p1 \"Tom to paint it.\" [base.to-paint]\n");
    CHECK(failures_of(packs) == "");
    CHECK(packs.load().example_count() == 5);
}

TEST_CASE("an override adds to the patterns that a capture may not match") {
    const std::string base =
        "[pack]\nid = \"base\"\nversion = \"1\"\n[[rule]]\nid = \"will\"\nshape = \"sentence\"\nkind = \"action\"\n"
        "match = '^(?P<owner>\\w+) will'\nunless_captured = { owner = '^It$' }\nexamples = [\"Tom will.\"]\n";
    const PackSet packs({{"base.toml", base},
                         {"own.toml", own("[[override]]\nrule = \"base.will\"\n"
                                          "add = { unless_captured = { owner = '^Winter$' } }\n")}});
    CHECK(mined(packs.load(), "Tom will go. It will rain. Winter will come.") ==
          "action p1 \"Tom will go.\" owner=Tom [base.will]\n");
}

TEST_CASE("inherited examples must hold unless they are replaced") {
    const std::string change = "[[override]]\nrule = \"base.to-mend\"\nmatch = 'to repair'\n";
    CHECK(failures_of(set_of(change)) ==
          "base.toml:15:14: base.to-mend (overridden at own.toml:6:8): must match, but does not\n");
    CHECK(failures_of(set_of(change + "examples = [\"Clerk to repair it.\"]\n")) == "");
    CHECK(failures_of(set_of(change + "examples = [\"Clerk to mend it.\"]\n")) ==
          "own.toml:8:13: base.to-mend (overridden at own.toml:6:8): must match, but does not\n");
}

TEST_CASE("rules are switched off by their id or a form of it") {
    const auto off = [](const std::string& form) { return mined(set_of("off = [\"" + form + "\"]\n").load(), kText); };
    CHECK(off("base.to-mend") == "action p1 \"Tom to paint it.\" [base.to-paint]\n");
    CHECK(off("base.*t") == "action p1 \"The Clerk to mend the gate.\" owner=Clerk [base.to-mend]\n");
    CHECK(off("*") == "");
    CHECK(off("b*e.to-*") == "");
}

TEST_CASE("the order of packs does not matter") {
    const std::string change = own("[[override]]\nrule = \"base.to-mend\"\npriority = 3\n");
    const PackSet one({{"own.toml", change}, {"base.toml", kBase}});
    const PackSet other({{"base.toml", kBase}, {"own.toml", change}});
    CHECK(mined(one.load(), kText) == mined(other.load(), kText));
    CHECK(one.load().packs()[0].id == other.load().packs()[0].id);
}
