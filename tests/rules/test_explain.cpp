// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/explain.h"

#include <string>

#include "rules/rule_error.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"
#include "tests/support/temporary_pack.h"

using namespace arising;
using Catch::Contains;

namespace {

constexpr const char* kPack = R"pack(
[pack]
id = "toy"
version = "1"

[scales.four]
grades = [ { id = "good", words = ["good"] }, { id = "inadequate", words = ["inadequate"] } ]

[[rule]]
id = "minutes"
shape = "document"
field = "kind"
match = '^Minutes of'
value = "minutes"
examples = ["Minutes of the pond committee"]

[[rule]]
id = "will"
title = "The Clerk will do something"
shape = "sentence"
kind = "action"
match = '(?P<owner>The (?:Clerk|Warden)) will (?P<text>[^.]*)'
unless = '\bnot\b'
when = { document = ["minutes"], not_section = '(?i)^appendix' }
priority = 5
examples = ["The Clerk will write."]

[[rule]]
id = "anybody"
shape = "sentence"
kind = "action"
match = 'will'
examples = ["They will write."]

[[rule]]
id = "lost"
shape = "sentence"
kind = "none"
match = 'the motion fell'
priority = 50
examples = ["So the motion fell."]

[[rule]]
id = "grade"
shape = "sentence"
kind = "judgement"
scale = "four"
match = '(?P<aspect>\w+) is (?P<grade>\w+)'
once = true
examples = ["Leadership is good."]

[[rule]]
id = "improve"
shape = "list"
kind = "recommendation"
heading = '(?i)^areas to improve'
item_unless = '^nothing'
skip_sections = '^Old'
examples = ["# Areas to improve\n\n- mend the roof"]

[[rule]]
id = "by-person"
shape = "list"
kind = "action"
heading = '^(?P<owner>\p{Lu}\w+)’s tasks$'
items = ["paragraph"]
item_match = '^to '
examples = ["# Reed’s tasks\n\nto mend the roof"]

[[rule]]
id = "jobs"
shape = "list"
kind = "action"
after = '^Jobs:$'
items = ["paragraph"]
item_match = '^to '
examples = ["Jobs:\n\nto mend the roof"]

[[rule]]
id = "to-do"
shape = "list"
kind = "action"
after = 'the Warden should:$'
examples = ["Now the Warden should:\n\n- mend the roof"]

[[rule]]
id = "log"
shape = "table"
kind = "action"
columns = { text = '^Action$', owner = '^Owner$' }
unless_cells = { owner = '^none$' }
examples = ["| Action | Owner |\n|---|---|\n| Paint the hall | A Reed |"]

[[rule]]
id = "initials"
shape = "margin"
kind = "action"
match = '(?P<owner>\p{Lu}{2,3})'
examples = ["The gate is broken. The Clerk to write.\n> ES"]

[[rule]]
id = "year"
shape = "quantity"
kind = "none"
match = '\b(?P<value>20\d\d)\b'
priority = 100
examples = ["In 2017."]

[[rule]]
id = "count"
shape = "quantity"
kind = "figure"
match = '(?P<value>\d+|many) \w+'
examples = ["There were 47 cases."]
)pack";

/// The explanation of the words in the document, as it is printed.
std::string explained(const std::string& document, const std::string& words, const std::string& rule = "") {
    const rules::RuleSet rules = tests::rules_of(kPack);
    rules::ExplainRequest request;
    request.text = words;
    request.rule = rule;
    return rules::explanation_text(rules::explain(rules, tests::document_of(document), request), rules, request);
}

/// What a rule says of the words in a document of minutes.
std::string of_rule(const std::string& rule, const std::string& document, const std::string& words) {
    return explained("Minutes of the pond committee\n\n" + document, words, rule);
}

}  // namespace

TEST_CASE("what was found is shown with its pattern, its captures and who lost against it") {
    const std::string text =
        explained("Minutes of the pond\n\nIt is so. The Clerk will write.", "the clerk  WILL write");
    CHECK_THAT(text, Contains("The document: kind minutes, date unknown"));
    CHECK_THAT(text, Contains("p1 paragraph\n  \"The Clerk will write.\"\nfound:\n"));
    CHECK_THAT(text,
               Contains("action p1 \"write\" owner=\"The Clerk\" [toy.will]\n"
                        "      \"match\" matched \"The Clerk will write\"; owner = \"The Clerk\"; text = \"write\"\n"
                        "      confidence 0.8, priority 5, "));
    CHECK_THAT(text, Contains("[toy.anybody]"));
    CHECK_THAT(text, Contains("does not stand: overlaps the action of toy.will, whose priority is higher (5, not 0)"));
}

TEST_CASE("what does not stand says why") {
    CHECK_THAT(of_rule("will", "The Clerk will write, and the motion fell.", "motion"),
               Contains("does not stand: taken out by toy.lost, which is of kind \"none\""));
    CHECK_THAT(of_rule("lost", "The Clerk will write, and the motion fell.", "motion"),
               Contains("keeps other statements out [toy.lost]"));
    CHECK_THAT(of_rule("grade", "Care is good.\n\nCare is good.\n\nAll care is good.", "All care"),
               Contains("does not stand: the document says it before, and the rule has once = true"));
}

TEST_CASE("a sentence that leaves the pattern is marked where it does") {
    CHECK_THAT(of_rule("will", "On Monday the old pond froze. The Warden shall write.", "Warden shall"),
               Contains("      The Warden shall write.\n"
                        "      ~~~~~~~~~~~^\n"
                        "      matched \"The Warden\", then expected will (?P<text>[^.]*)\n"));
    CHECK_THAT(of_rule("will", "Nobody came.", "nobody"),
               Contains("nothing in it matches (?P<owner>The (?:Clerk|Warden)) will"));
}

TEST_CASE("conditions that do not hold are named") {
    CHECK_THAT(explained("The Clerk will write.", "Clerk", "will"),
               Contains("the pattern matches, but the document's kind is other, and the rule wants minutes"));
    CHECK_THAT(of_rule("will", "# Appendix A\n\nThe Clerk will write.", "will write"),
               Contains("the heading \"Appendix A\" above it matches \"not_section\""));
    CHECK_THAT(of_rule("will", "# The Clerk will write.", "will write"),
               Contains("it is a heading, and the rule wants paragraph, list_item, table_cell"));
    CHECK_THAT(of_rule("will", "The Clerk will not write.", "will not"),
               Contains("                     ~~~^\n      the pattern matches, but so does \"unless\": \"not\""));
    CHECK_THAT(of_rule("grade", "Care is fine.", "fine"),
               Contains("the pattern matches, but what it captured is no grade of the scale four"));
}

TEST_CASE("a list says what opens it, or which items it leaves out") {
    CHECK_THAT(of_rule("improve", "# Areas to praise\n\n- mend the roof", "roof"),
               Contains("nothing opens a list of this rule here; the heading above is \"Areas to praise\" on page 1; "
                        "\"heading\": matched \"Areas to\", then expected improve\n"
                        "      the whole pattern: (?i)^areas to improve\n"));
    CHECK_THAT(of_rule("improve", "- mend the roof", "roof"), Contains("it stands under no heading"));
    CHECK_THAT(of_rule("improve", "# Areas to improve\n\n- nothing here", "nothing here"),
               Contains("so does \"item_unless\": \"nothing\""));
    CHECK_THAT(of_rule("improve", "# Areas to improve\n\nMend the roof.", "mend"),
               Contains("the list is opened, but this is a paragraph, and the rule's items are list_item"));
    CHECK_THAT(of_rule("to-do", "Today the Warden could:\n\n- mend the gate\n- mend the roof", "roof"),
               Contains("\"after\": matched \"the Warden\", then expected should:$"));
}

TEST_CASE("a list names the nearest opener and what keeps it from the item") {
    CHECK_THAT(of_rule("to-do", "Now the Warden should:\n\n- mend the roof\n\nSo it is.\n\n- mend the gate", "gate"),
               Contains("\"Now the Warden should:\" on page 1 opens a list of this rule, but a block of kind paragraph "
                        "stands between: \"So it is.\" on page 1"));
    CHECK_THAT(of_rule("to-do", "1. Now the Warden should:\n2. mend the gate", "gate"),
               Contains("it stands on the same level as the opener; only deeper items belong to it"));
    CHECK_THAT(
        of_rule("improve", "# Areas to improve\n\n- mend the roof\n\n# Notes\n\n- mend the gate", "gate"),
        Contains("\"Areas to improve\" on page 1 opens a list of this rule, but the heading above is \"Notes\" on "
                 "page 1 and does not match \"heading\""));
    CHECK_THAT(of_rule("improve", "# Areas to improve\n\n## Old matters\n\n- mend the gate", "gate"),
               Contains("the subsection \"Old matters\" on page 1 is skipped (\"skip_sections\")"));
}

TEST_CASE("what cannot be seen is shown") {
    CHECK_THAT(of_rule("will", "The Clerk  will\u200B write.", "Clerk"),
               Contains("\"The Clerk␣␣will<U+200B> write.\""));
    CHECK_THAT(of_rule("will", "The Clerk\u00A0will write.", "Clerk"),
               Contains("      The Clerk<U+00A0>will write.\n      ~~~~~~~~~^\n"));
}

TEST_CASE("a table says which column it lacks, or which cell is in the way") {
    CHECK_THAT(of_rule("log", "| Action | Who |\n|---|---|\n| Paint the hall | A Reed |", "Paint"),
               Contains("the table's header has no column for: owner (the header: Action | Who)"));
    CHECK_THAT(of_rule("log", "| Action | Owner |\n|---|---|\n| Paint the hall | none |", "Paint"),
               Contains("so does \"unless_cells.owner\": \"none\""));
    CHECK_THAT(of_rule("log", "Paint the hall.", "Paint"), Contains("it stands in no table"));
}

TEST_CASE("a note in the margin says what stands beside it") {
    CHECK_THAT(of_rule("initials", "The gate is broken.\n> Miss Moss", "Moss"),
               Contains("as a note in the margin it does not match"));
    CHECK_THAT(of_rule("initials", "ES", "ES"),
               Contains("the pattern matches, but no sentence with two telling words stands beside it"));
}

TEST_CASE("a number says who takes it, or that it is none") {
    CHECK_THAT(of_rule("count", "In 2017 cases rose.", "cases"),
               Contains("the pattern matches, but toy.year takes \"2017\" (priority 100, not 0)"));
    CHECK_THAT(of_rule("count", "There were many cases.", "many"), Contains("its value \"many\" is no number"));
}

TEST_CASE("words that do not stand there lead to the nearest sentence") {
    const std::string text = explained("The gate is green. The pond is deep.", "the pond was deep");
    CHECK_THAT(text, Contains("These words do not stand there; the sentence that is most like them is explained."));
    CHECK_THAT(text, Contains("\"The pond is deep.\""));
    CHECK_THAT(explained("The gate.", "zzz"), Contains("No word of this text stands in the document."));
}

TEST_CASE("an item behind others of its list is refused by the list, not left without one") {
    const std::string text = "Jobs:\n\nto mend the roof\n\nholidays";
    CHECK_THAT(of_rule("jobs", text, "holidays"), Contains("\"item_match\": nothing in it matches ^to "));
    CHECK_THAT(of_rule("jobs", text, "to mend the roof"), Contains("\"Jobs:\" on page 1 opens the list"));
}

TEST_CASE("a capture that is refused names its pattern") {
    const rules::RuleSet rules = tests::rules_of(
        "[pack]\nid = \"p\"\nversion = \"1\"\n[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"action\"\n"
        "match = ['^(?P<owner>\\w+) shall', '^(?P<owner>\\w+) will']\nunless_captured = { owner = '^It$' }\n"
        "examples = [\"Tom will.\"]\n");
    rules::ExplainRequest request;
    request.text = "rain";
    CHECK_THAT(
        rules::explanation_text(rules::explain(rules, tests::document_of("It will rain."), request), rules, request),
        Contains("pattern 2 of \"match\" matches, but \"unless_captured.owner\" refuses \"It\""));
}

TEST_CASE("rules that match and are refused are told of first, of one kind only where that is asked for") {
    const std::string document = "Minutes of the pond\n\n# Appendix\n\nThe Clerk will write, and so the motion fails.";
    rules::ExplainRequest request;
    request.text = "will write";
    const rules::RuleSet rules = tests::rules_of(kPack);
    const auto text_of = [&] {
        return rules::explanation_text(rules::explain(rules, tests::document_of(document), request), rules, request);
    };
    const std::string text = text_of();
    REQUIRE(text.find("not found:\n  toy.will") != std::string::npos);
    request.kind = rules::StatementKind::judgement;
    CHECK(text_of().find("toy.will") == std::string::npos);
    CHECK(text_of().find("toy.anybody") == std::string::npos);
}

TEST_CASE("without a rule named, the nearest are told, nearest first") {
    const std::string text = explained("Minutes of the pond\n\nThe Clerk shall write, the motion passed.", "shall");
    const std::size_t first = text.find("toy.will");
    REQUIRE(first != std::string::npos);
    CHECK(text.find("toy.lost") != std::string::npos);
    CHECK(text.find("toy.log") == std::string::npos);
    CHECK_THROWS_WITH(explained("x", "x", "wil"),
                      "there is no rule \"wil\"\nhint: nearest are toy.will, toy.log, toy.lost; arising rules list has "
                      "them all");
}

TEST_CASE("an example that does not hold shows where it differs, or how near the rule came") {
    const tests::TemporaryPack pack(
        "[pack]\nid = \"p\"\nversion = \"1\"\n[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"action\"\n"
        "match = '(?P<owner>Clerk) will write'\n"
        "examples = [\"The Clerk will call.\", { text = \"Clerk will write.\", gives = { owner = \"Clark\" } }]\n");
    const auto failures = rules::RuleSet::load({pack.folder()}).test_examples();
    REQUIRE(failures.size() == 2);
    CHECK(failures[0].message == "must match, but does not");
    CHECK(failures[0].details ==
          "    The Clerk will call.\n"
          "        ~~~~~~~~~~~^\n"
          "    matched \"Clerk will\", then expected write\n"
          "    the whole pattern: (?P<owner>Clerk) will write\n");
    CHECK(failures[1].details ==
          "    expected owner = \"Clark\"\n"
          "    found    owner = \"Clerk\"\n"
          "                        ^\n");
}
