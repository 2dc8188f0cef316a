// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

using namespace arising;
using tests::PackSet;

namespace {

/// All warnings for a pack that begins with these three lines; the text given starts at line 4.
std::string warnings(const std::string& rest) {
    const PackSet packs({{"p.toml", "[pack]\nid = \"p\"\nversion = \"1\"\n" + rest}});
    REQUIRE(packs.error() == "");
    std::string result;
    for (const std::string& warning : packs.load().warnings()) {
        result += packs.without_folder(warning) + "\n";
    }
    return result;
}

/// A sentence rule on six lines, its pattern on the fifth.
std::string rule(const std::string& id, const std::string& match, const std::string& example,
                 const std::string& rest = "counter_examples = [\"No.\"]\n") {
    return "[[rule]]\nid = \"" + id + "\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = " + match +
           "\nexamples = [\"" + example + "\"]\n" + rest;
}

}  // namespace

TEST_CASE("a rule without fault gives no warning") {
    CHECK(warnings(rule("r", "'gate'", "The gate.")) == "");
}

TEST_CASE("what examples leave untried") {
    CHECK(warnings(rule("r", "'gate'", "The gate.", "")) ==
          "p.toml:5:6: p.r: no counter-example shows what it must not match\n"
          "   5 | id = \"r\"\n"
          "     |      ^\n"
          "hint: add counter_examples = ['...'] with a text that is nearly one of its own\n");
    CHECK(warnings(rule("r", "['gate', 'pond']", "The gate.")) ==
          "p.toml:8:18: p.r: no example matches pattern 2 of \"match\"\n"
          "   8 | match = ['gate', 'pond']\n"
          "     |                  ^\n"
          "hint: add an example that only this pattern finds, or take the pattern out\n");
}

TEST_CASE("patterns that match nothing, or everything") {
    CHECK(warnings(rule("r", "['gate', 'a^b']", "The gate.")) ==
          "p.toml:8:18: p.r: no text can match this pattern of \"match\"\n"
          "   8 | match = ['gate', 'a^b']\n"
          "     |                  ^\n"
          "hint: \"^\" stands where something must come before it\n"
          "p.toml:8:18: p.r: no example matches pattern 2 of \"match\"\n"
          "   8 | match = ['gate', 'a^b']\n"
          "     |                  ^\n"
          "hint: add an example that only this pattern finds, or take the pattern out\n");
    CHECK(warnings(rule("r", "'(?:gate)?'", "The gate.", "counter_examples = [{ text = \"\" }]\n")) ==
          "p.toml:8:9: p.r: every text matches this pattern of \"match\"\n"
          "   8 | match = '(?:gate)?'\n"
          "     |         ^\n"
          "hint: name a word that p.r looks for\n");
    CHECK(warnings(rule("r", "'gate'", "The gate.", "counter_examples = [\"No.\"]\nunless = 'x*'\n")) ==
          "p.toml:11:10: p.r: every text matches this pattern of \"unless\"\n"
          "   11 | unless = 'x*'\n"
          "      |          ^\n"
          "hint: the rule can find nothing: name the words that are to keep it off\n");
}

TEST_CASE("names and columns that nothing uses") {
    CHECK(warnings("[fragments]\nwho = '{what}'\nwhat = 'x'\n[vocabularies]\nverb = [\"mend\"]\n" +
                   rule("r", "'gate {what}'", "The gate x.")) ==
          "p.toml:8:1: no rule uses \"verb\"\n"
          "   8 | verb = [\"mend\"]\n"
          "     | ^\n"
          "hint: take it out\n"
          "p.toml:5:1: no rule uses \"who\"\n"
          "   5 | who = '{what}'\n"
          "     | ^\n"
          "hint: take it out\n");
    CHECK(warnings("[scales.two]\ngrades = [{ id = \"good\", words = [\"good\"] }]\n" +
                   rule("r", "'is {two:good}'", "It is good.")) == "");
    CHECK(warnings("[fragments]\nwho = 'x'\n") == "");  // there for others
    CHECK(warnings("[[rule]]\nid = \"t\"\nshape = \"table\"\nkind = \"action\"\n"
                   "columns = { text = '^Task$', cost = '^Cost$' }\noptional = [\"cost\"]\n"
                   "examples = ['''\n| Task |\n|---|\n| Mend |\n''']\ncounter_examples = [\"No.\"]\n") ==
          "p.toml:8:37: p.t: nothing uses the optional column \"cost\"\n"
          "   8 | columns = { text = '^Task$', cost = '^Cost$' }\n"
          "     |                                     ^\n"
          "hint: it is no field and in no condition: take it out\n");
}

TEST_CASE("fields that the kind of statement does not have") {
    const std::string no = "counter_examples = [\"No.\"]\n";
    CHECK(warnings(rule("r", "'gate'", "The gate.", no + "set = { status = \"complete\" }\n")) ==
          "p.toml:11:9: p.r: the fixed field \"status\" has no effect\n"
          "   11 | set = { status = \"complete\" }\n"
          "      |         ^\n"
          "hint: statements of kind action have no such field; it is one of kind progress\n");
    CHECK(warnings(rule("r", "'(?P<grade>old) gate'", "The old gate.")) ==
          "p.toml:8:10: p.r: the capture \"grade\" has no effect\n"
          "   8 | match = '(?P<grade>old) gate'\n"
          "     |          ^\n"
          "hint: statements of kind action have no such field; it is one of kind judgement\n");
    CHECK(warnings(rule("r", "'gate'", "The gate.", no + "set = { owner = \"Clerk\", cited = true }\n")) == "");
}

TEST_CASE("a sentence before it that no example has") {
    const std::string with = "counter_examples = [\"No.\"]\nwith_previous = '.'\n";
    CHECK(warnings(rule("r", "'gate'", "The gate.", with)) ==
          "p.toml:11:17: p.r: no example meets \"with_previous\"\n"
          "   11 | with_previous = '.'\n"
          "      |                 ^\n"
          "hint: add an example of two sentences of which the second matches\n");
    CHECK(warnings(rule("r", "'gate'", "It was shut. So was the gate.", with)) == "");
}

TEST_CASE("rules that leave each other nothing, or the same") {
    CHECK(warnings(rule("low", "'old gate'", "The old gate.") +
                   rule("high", "'gate'", "The gate.", "counter_examples = [\"No.\"]\npriority = 2\n")) ==
          "p.toml:5:6: p.low finds nothing: p.high takes all of its examples\n"
          "   5 | id = \"low\"\n"
          "     |      ^\n"
          "hint: its priority is 0, that of the other 2, at p.toml:12:6\n");
    CHECK(warnings(rule("one", "'gate'", "The old gate.") + rule("two", "'old'", "An old gate.")) ==
          "p.toml:5:6: p.one and p.two find the same words, with one priority\n"
          "   5 | id = \"one\"\n"
          "     |      ^\n"
          "hint: say with \"priority\" which is to win; the other one is at p.toml:12:6\n");
    const std::string minutes = "counter_examples = [\"No.\"]\nwhen = { document = [\"minutes\"] }\n";
    const std::string reports = "counter_examples = [\"No.\"]\nwhen = { document = [\"report\"] }\n";
    CHECK(warnings(rule("one", "'gate'", "The old gate.", minutes) + rule("two", "'old'", "An old gate.", reports)) ==
          "");
}

TEST_CASE("packs that nobody named are not spoken of, but what an override says is") {
    const std::string base = "[pack]\nid = \"base\"\nversion = \"1\"\n" + rule("a", "'gate'", "Gate, no: gate.", "") +
                             rule("b", "'pond'", "A pond.", "");
    const PackSet packs({{"own.toml",
                          "[pack]\nid = \"own\"\nversion = \"1\"\nextends = [\"base\"]\n[[override]]\nrule = "
                          "\"base.a\"\npriority = 1\n"},
                         {"base.toml", base}});
    CHECK(packs.load(1).warnings().empty());
    CHECK(packs.load().warnings().size() == 2);
    CHECK(packs.load(1).own_rules() == std::vector<std::size_t>{0});  // the rule that it changes
    CHECK(packs.load(1).own_rules("b") == std::vector<std::size_t>{1});
    CHECK(packs.load().own_rules().size() == 2);
}
