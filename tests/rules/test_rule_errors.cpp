// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "rules/rule_error.h"
#include "rules/rule_set.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_pack.h"

using namespace arising;

namespace {

/// The message for a pack that begins with these three lines; the text given starts at line 4.
std::string error(const std::string& rest) {
    return tests::TemporaryPack("[pack]\nid = \"p\"\nversion = \"1\"\n" + rest).error();
}

/// The message for one sentence rule; the text given starts at line 7.
std::string rule_error(const std::string& rest) {
    return error("[[rule]]\nid = \"r\"\nshape = \"sentence\"\n" + rest);
}

constexpr const char* kGood = "kind = \"action\"\nmatch = 'gate'\nexamples = [\"The gate.\"]\n";

}  // namespace

TEST_CASE("a good pack loads") {
    CHECK(rule_error(kGood) == "");
}

TEST_CASE("mistakes in a rule's keys are shown where they stand") {
    CHECK(rule_error("kind = \"action\"\nmacth = 'gate'") ==
          "pack.toml:8:1: unknown key \"macth\" in rule\n"
          "   8 | macth = 'gate'\n"
          "     | ^\n"
          "hint: did you mean \"match\"?");
    CHECK(rule_error("kind = \"action\"\nheading = 'gate'") ==
          "pack.toml:8:1: key \"heading\" does not belong to shape \"sentence\"\n"
          "   8 | heading = 'gate'\n"
          "     | ^\n"
          "hint: it belongs to shape \"list\"");
    CHECK(rule_error("kind = \"action\"\nexamples = [\"x\"]") ==
          "pack.toml:4:1: missing key \"match\" in rule\n"
          "   4 | [[rule]]\n"
          "     | ^");
    CHECK(rule_error("kind = \"action\"\nmatch = 7") ==
          "pack.toml:8:9: \"match\" must be a string or an array of strings, not a whole number\n"
          "   8 | match = 7\n"
          "     |         ^");
    CHECK(rule_error("kind = \"action\"\nmatch = 'a'\npriority = \"high\"") ==
          "pack.toml:9:12: \"priority\" must be a whole number, not a string\n"
          "   9 | priority = \"high\"\n"
          "     |            ^");
    CHECK(rule_error("kind = \"action\"\nmatch = 'a'\nconfidence = 3") ==
          "pack.toml:9:14: \"confidence\" must be between 0 and 1\n"
          "   9 | confidence = 3\n"
          "     |              ^");
}

TEST_CASE("unknown names come with what was meant") {
    CHECK(error("[[rule]]\nid = \"r\"\nshape = \"sentense\"\n") ==
          "pack.toml:6:9: unknown shape \"sentense\"\n"
          "   6 | shape = \"sentense\"\n"
          "     |         ^\n"
          "hint: did you mean \"sentence\"?");
    CHECK(rule_error("kind = \"desicion\"") ==
          "pack.toml:7:8: unknown kind \"desicion\"\n"
          "   7 | kind = \"desicion\"\n"
          "     |        ^\n"
          "hint: did you mean \"decision\"?");
    CHECK(rule_error("kind = \"action\"\nmatch = 'a'\nwhen = { document = [\"minute\"] }") ==
          "pack.toml:9:22: unknown document kind \"minute\"\n"
          "   9 | when = { document = [\"minute\"] }\n"
          "     |                      ^\n"
          "hint: did you mean \"minutes\"?");
    CHECK(rule_error("kind = \"action\"\nmatch = 'a'\nwhen = { block = [\"sentence\"] }") ==
          "pack.toml:9:19: unknown block kind \"sentence\"\n"
          "   9 | when = { block = [\"sentence\"] }\n"
          "     |                   ^\n"
          "hint: known are: heading, paragraph, list_item, table_cell, note");
    CHECK(rule_error("kind = \"action\"\nmatch = 'a'\nset = { outcome = \"aproved\" }") ==
          "pack.toml:9:19: unknown outcome \"aproved\"\n"
          "   9 | set = { outcome = \"aproved\" }\n"
          "     |                   ^\n"
          "hint: did you mean \"approved\"?");
    CHECK(rule_error("kind = \"judgement\"\nmatch = 'a'\nscale = \"four\"") ==
          "pack.toml:9:9: unknown scale \"four\"\n"
          "   9 | scale = \"four\"\n"
          "     |         ^\n"
          "hint: known are: four-grade");
}

TEST_CASE("mistakes in patterns are shown inside the pattern") {
    CHECK(rule_error("kind = \"action\"\nmatch = 'the (?P<onwer>Clerk)'") ==
          "pack.toml:8:14: unknown capture \"onwer\"\n"
          "   8 | match = 'the (?P<onwer>Clerk)'\n"
          "     |              ^\n"
          "hint: did you mean \"owner\"?");
    CHECK(rule_error("kind = \"action\"\nmatch = 'the {rol} spoke'\n[fragments]\nrole = 'Clerk'") ==
          "pack.toml:8:14: unknown fragment {rol}\n"
          "   8 | match = 'the {rol} spoke'\n"
          "     |              ^\n"
          "hint: did you mean \"role\"?");
    CHECK(rule_error("kind = \"action\"\nmatch = 'gate (?!x)'") ==
          "pack.toml:8:15: bad pattern: invalid perl operator\n"
          "   8 | match = 'gate (?!x)'\n"
          "     |               ^\n"
          "hint: patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...)");
    CHECK(error("[fragments]\na = 'x{b}'\nb = 'y{a}'\n") ==
          "pack.toml:5:7: fragment {b} uses itself\n"
          "   5 | a = 'x{b}'\n"
          "     |       ^\n"
          "hint: take {b} out of its own definition");
    CHECK(error("[[rule]]\nid = \"q\"\nshape = \"quantity\"\nkind = \"figure\"\nmatch = '\\d+'\nexamples = [\"7\"]") ==
          "pack.toml:8:9: the pattern has no capture \"value\"\n"
          "   8 | match = '\\d+'\n"
          "     |         ^\n"
          "hint: put (?P<value>...) around what is wanted");
}

TEST_CASE("a rule shows what it finds") {
    CHECK(rule_error("kind = \"action\"\nmatch = 'gate'") ==
          "pack.toml:4:1: rule \"r\" has no examples\n"
          "   4 | [[rule]]\n"
          "     | ^\n"
          "hint: add examples = ['...'] with a text that it must match");
    CHECK(rule_error("kind = \"action\"\nmatch = 'gate'\nexamples = [ { text = \"a\", gives = { ownr = \"b\" } } ]") ==
          "pack.toml:9:38: unknown field \"ownr\"\n"
          "   9 | examples = [ { text = \"a\", gives = { ownr = \"b\" } } ]\n"
          "     |                                      ^\n"
          "hint: did you mean \"owner\"?");
}

TEST_CASE("mistakes of a whole pack name its files") {
    CHECK(rule_error(std::string(kGood) + "[[rule]]\nid = \"r\"\nshape = \"sentence\"\n" + kGood)
              .starts_with("pack.toml:11:6: a second rule \"r\" in pack \"p\"\n"));
    const tests::TemporaryPack empty;
    CHECK(empty.error() ==
          "PACK: no *.toml file in this folder\nhint: a pack is a folder of *.toml files, or one such file");
    CHECK(tests::TemporaryPack("[[rule]]\n").error() ==
          "PACK: no [pack] table\nhint: exactly one file of a pack has [pack] with its id and version");
    CHECK(error("") == "PACK: the pack has no rules\nhint: add a [[rule]], [fragments] or [scales]");
    CHECK(tests::TemporaryPack("[pack]\nid = \"A\"\nversion = \"1\"").error() ==
          "pack.toml:2:6: bad pack id \"A\"\n"
          "   2 | id = \"A\"\n"
          "     |      ^\n"
          "hint: use lower-case letters, digits and hyphens");
    CHECK(tests::TemporaryPack("[pack]\nid = \n").error().starts_with("pack.toml:2:6: not valid TOML: "));
    tests::TemporaryPack two("[pack]\nid = \"p\"\nversion = \"1\"\n");
    two.write("z.toml", "[pack]\nid = \"q\"\n");
    CHECK(two.error().starts_with("z.toml:1:1: a second [pack]\n"));
    CHECK_THROWS_AS(rules::RuleSet::load({"no-such-pack"}), rules::RuleError);
    const tests::TemporaryPack good("[pack]\nid = \"p\"\nversion = \"1\"\n[fragments]\na = 'b'\n");
    CHECK_THROWS_AS(rules::RuleSet::load({good.folder(), good.folder()}), rules::RuleError);
}

TEST_CASE("examples that do not hold are reported with their place") {
    const tests::TemporaryPack pack(
        "[pack]\nid = \"p\"\nversion = \"1\"\n[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"action\"\n"
        "match = '(?P<owner>Clerk) writes'\n"
        "examples = [\n\"Nobody writes.\",\n{ text = \"Clerk writes.\", gives = { owner = \"Chair\" } },\n"
        "{ text = \"Clerk writes.\", count = 2 },\n]\n"
        "counter_examples = [\"The Clerk writes.\"]\n");
    std::string report;
    for (const rules::ExampleFailure& failure : rules::RuleSet::load({pack.folder()}).test_examples()) {
        report +=
            failure.where.substr(failure.where.rfind("pack.toml")) + " " + failure.rule + ": " + failure.message + "\n";
    }
    CHECK(report ==
          "pack.toml:10:1 p.r: must match, but does not\n"
          "pack.toml:11:1 p.r: must give owner = \"Chair\", but gives \"Clerk\"\n"
          "pack.toml:12:1 p.r: must give 2 statements, but gives 1\n"
          "pack.toml:14:21 p.r: must not match, but does: \"The Clerk writes.\"\n");
}
