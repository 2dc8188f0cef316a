// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "rules/dump.h"
#include "rules/label_form.h"
#include "rules/rule_set.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"
#include "tests/support/temporary_pack.h"

using namespace arising;

namespace {

constexpr const char* kPack = R"pack(
[pack]
id = "toy"
version = "1.2.3"
title = "A made-up pack that has every shape"

[fragments]
role = '(?:Clerk|Chair(?:man|woman)?|Warden)'
person = '[A-Z][a-z]+'

[scales.four]
grades = [
  { id = "outstanding", words = ["outstanding"] },
  { id = "good", words = ["good"] },
  { id = "requires_improvement", words = ["requires improvement", "requires improvement to be good"] },
]

[scales.rag]
grades = [ { id = "complete", words = ["done", "finished"] }, { id = "delayed", words = ["late"] } ]

[[rule]]
id = "minutes"
shape = "document"
field = "kind"
match = '(?i)^minutes of'
value = "minutes"
examples = ["Minutes of the pond committee"]
counter_examples = ["Agenda of the pond committee"]

[[rule]]
id = "date"
shape = "document"
field = "date"
match = '(?i)held on (?P<value>.*\d{4})'
examples = [ { text = "Minutes of the meeting held on Tuesday, 14th April 2015", gives = { date = "2015-04-14" } } ]

[[rule]]
id = "title"
shape = "document"
field = "title"
in = ["heading"]
case = "title"
match = '^(?P<value>MINUTES OF .*)$'
examples = [ { text = "# MINUTES OF THE POND COMMITTEE", gives = { value = "Minutes of the Pond Committee" } } ]

[[rule]]
id = "no-inspection"
shape = "document"
field = "author"
when = { document = ["minutes"] }
absent = "not_applicable"
examples = [ { text = "anything", gives = { absent = "not_applicable" } } ]

[[rule]]
id = "agreed"
shape = "sentence"
kind = "decision"
match = ['(?i)\b(?:it was |resolved to |members )(?P<outcome>agreed|approved|noted)\b', '(?i)\bwas (?P<outcome>refused)\b']
unless = '(?i)previously'
with_previous = '^It was'
set = { outcome = "agreed" }
examples = [
  "It was agreed to mend the gate.",
  { text = "Members noted the report.", gives = { outcome = "noted" } },
  { text = "The gate is broken. It was agreed to mend it.", gives = { text = "The gate is broken. It was agreed to mend it." } },
]
counter_examples = ["It was previously agreed to mend the gate."]

[[rule]]
id = "will"
shape = "sentence"
kind = "action"
match = '\b(?P<owner>{role}) (?:to|will) \w+.*?(?P<due>\bin \w+ months(?: time)?|by \d+ \w+)?\.?$'
examples = [ { text = "Clerk to write to the owner in six months.", date = "2015-04-14", gives = { owner = "Clerk", due = "in six months", due_date = "2015-10-14" } } ]

[[rule]]
id = "quoted"
shape = "sentence"
kind = "none"
priority = 5
match = '(?i)^for example'
examples = ["For example, the Clerk to write."]

[[rule]]
id = "improve"
shape = "list"
kind = "recommendation"
heading = '(?i)what must improve'
skip_sections = '(?i)^background'
examples = [ { text = """
# What must improve
The warden should:
- clean the pond
- make sure that:
  - nets are kept
  - boats are tied
""", count = 3, nth = 2, gives = { text = "nets are kept", lead = "make sure that:" } } ]

[[rule]]
id = "resolved-list"
shape = "list"
kind = "decision"
after = '(?i)the (?P<owner>{role}) was asked to:$'
set = { outcome = "agreed" }
examples = [ { text = """
The Warden was asked to:
a) buy a net
b) sell the boat

- not this one
""", count = 3, gives = { owner = "Warden", label = "a", lead = "The Warden was asked to:" } } ]

[[rule]]
id = "log"
shape = "table"
kind = "action"
columns = { label = '(?i)^no\.?$', text = '(?i)^action', owner = '(?i)^action by|owner', state = '(?i)^state' }
optional = ["label", "state"]
unless_cells = { state = '(?i)closed' }
examples = [ { text = """
| No | Action | Action by | State |
|---|---|---|---|
| 1 | Buy a net | Clerk | open |
| 2 | Sell the boat | Warden | closed |
""", count = 1, gives = { text = "Buy a net", owner = "Clerk", label = "1" } } ]

[[rule]]
id = "grades"
shape = "table"
kind = "judgement"
scale = "four"
row = '^(?P<aspect>[^|]+) \| (?P<grade>{four})$'
examples = [ { text = """
| Care of the pond | Requires improvement |
| Care of boats | Good |
""", count = 2, nth = 1, gives = { aspect = "Care of the pond", grade = "requires_improvement" } } ]

[[rule]]
id = "owner-beside"
shape = "margin"
kind = "action"
match = '(?:ACTION:? )?(?P<owner>{role})'
examples = [ { text = """
The gate is broken. It needs paint.
> ACTION: Clerk
""", gives = { owner = "Clerk", text = "It needs paint." } } ]

[[rule]]
id = "progress"
shape = "sentence"
kind = "progress"
scale = "rag"
match = 'Recommendation (?P<about>\d+) is (?P<status>{rag})'
examples = [ { text = "Recommendation 4 is finished.", gives = { about = "4", status = "complete" } } ]

[[rule]]
id = "year"
shape = "quantity"
kind = "none"
priority = 9
match = '\bin (?:19|20)\d\d\b'
examples = ["It was so in 2014."]

[[rule]]
id = "share"
shape = "quantity"
kind = "figure"
match = '(?P<value>\d+(?:\.\d+)?)(?: to (?P<upper>\d+))? ?(?P<unit>%|per cent)(?: of (?P<of>\w+))?'
units = { percent = ["%", "per cent"] }
approximate_before = '(?i)about'
examples = [ { text = "About 47% of boats leak.", gives = { value = 47, unit = "percent", of = "boats", approximate = true } } ]

[[rule]]
id = "target"
shape = "quantity"
kind = "figure"
priority = 2
comparator = "target"
match = 'target of (?P<value>\d+)'
examples = [ { text = "against a target of 55", gives = { value = 55 } } ]
)pack";

/// All that the pack finds, one statement a line.
std::string mined(const std::string& pack, const char* text) {
    const rules::RuleSet rules = tests::rules_of(pack);
    const extractor::Document document = tests::document_of(text);
    std::string result;
    for (const rules::Statement& statement : rules.mine(document).statements) {
        result += rules::one_line(statement, document) + "\n";
    }
    return result;
}

std::string toy(const char* text) {
    return mined(kPack, text);
}

}  // namespace

TEST_CASE("the examples of the made-up pack hold") {
    const rules::RuleSet rules = tests::rules_of(kPack);
    for (const rules::ExampleFailure& failure : rules.test_examples()) {
        FAIL_CHECK(failure.rule << ": " << failure.example << ": " << failure.message);
    }
    CHECK(rules.size() == 16);
    CHECK(rules.example_count() == 20);
    REQUIRE(rules.packs().size() == 1);
    CHECK(rules.packs()[0].id == "toy");
    CHECK(rules.packs()[0].version == "1.2.3");
    CHECK(rules.packs()[0].sha256.size() == 64);
    CHECK(rules.packs()[0].rules == 16);
}

TEST_CASE("document rules say what a document is") {
    const rules::RuleSet rules = tests::rules_of(kPack);
    const auto facts = [&](const char* text) { return rules::one_line(rules.mine(tests::document_of(text)).facts); };
    CHECK(facts("# MINUTES OF THE POND COMMITTEE\nheld on 14 April 2015") ==
          "minutes title=\"Minutes of the Pond Committee\" language=(not_found) body=(not_found) "
          "author=(not_applicable) committee=(not_found) date=2015-04-14 lead=(not_found) "
          "inspection.start=(not_applicable) inspection.end=(not_applicable) inspection.lead=(not_applicable) "
          "inspection.framework=(not_applicable)");
    CHECK(facts("").find("date=(unreadable)") != std::string::npos);
    CHECK(facts("Nothing").starts_with("other title=(not_found)"));
}

TEST_CASE("sentence rules find sentences, their fields, and the sentence before") {
    CHECK(toy("The gate is broken. It was agreed to mend it. Members noted that.") ==
          "decision p1 \"The gate is broken. It was agreed to mend it.\" outcome=agreed [toy.agreed]\n"
          "decision p1 \"Members noted that.\" outcome=noted [toy.agreed]\n");
    CHECK(toy("The offer\nwas refused.") == "decision p1 \"The offer was refused.\" outcome=refused [toy.agreed]\n");
}

TEST_CASE("due dates are reckoned from the date that document rules found") {
    CHECK(toy("Minutes of a meeting held on 14 April 2015\n\nClerk to write in six months time.") ==
          "action p1 \"Clerk to write in six months time.\" owner=Clerk "
          "due=\"in six months time\"(2015-10-14) [toy.will]\n");
}

TEST_CASE("a rule of kind none suppresses what stands in its sentence") {
    CHECK(toy("For example, the Clerk to write by 4 May.") == "");
}

TEST_CASE("list rules take items with their lead") {
    CHECK(toy(R"(
# 3. What must improve
The warden should:
- clean the pond
- make sure that:
  - nets are kept
  - boats are tied

## Background
- an old pond

# Other
- nothing
)") == "recommendation p1 \"clean the pond\" lead=\"The warden should:\" item=3 [toy.improve]\n"
       "recommendation p1 \"nets are kept\" lead=\"make sure that:\" item=3 [toy.improve]\n"
       "recommendation p1 \"boats are tied\" lead=\"make sure that:\" item=3 [toy.improve]\n");
}

TEST_CASE("a heading's captures are fields of the items below it") {
    const std::string pack =
        "[pack]\nid = \"p\"\nversion = \"1\"\n[[rule]]\nid = \"r\"\nshape = \"list\"\nkind = \"action\"\n"
        "heading = '^(?P<owner>\\w+) does$'\nitem_match = ['by (?P<due>May)$', '.']\n"
        "examples = [\"# Tom does\\n- mow\"]\n";
    CHECK(mined(pack, "# Tom does\n- mow the green\n- paint by May\n\n# Others\n- dig") ==
          "action p1 \"mow the green\" owner=Tom [p.r]\naction p1 \"paint by May\" owner=Tom due=\"May\" [p.r]\n");
}

TEST_CASE("items under an item are those that stand deeper or are labelled in another way") {
    constexpr const char* expected =
        "decision p1 \"buy a net\" lead=\"The Warden was asked to:\" outcome=agreed owner=Warden item=5 label=a "
        "[toy.resolved-list]\n";
    CHECK(toy("5. The Warden was asked to:\n  a) buy a net\n6. Next item") == expected);
    CHECK(toy("5. The Warden was asked to:\na) buy a net\n6. Next item")
              .starts_with(
                  "decision p1 \"buy a net\" lead=\"The Warden was asked to:\" outcome=agreed owner=Warden item="));
}

TEST_CASE("items that count anew below an open item of their own form belong to it") {
    const auto count_of = [](const char* text) {
        const std::string found = toy(text);
        return std::count(found.begin(), found.end(), '\n');
    };
    CHECK(count_of("7. The Warden was asked to:\n1. buy a net\n2. mend it\n8. Next item") == 2);
    CHECK(count_of("c) The Warden was asked to:\na) buy a net\nb) mend it\nd) Next item") == 2);
    CHECK(count_of("2. The Warden was asked to:\n1. buy a net\n2. mend it\n3. Next item") == 2);
    CHECK(count_of("7. The Warden was asked to:\n8. Next item") == 0);
    CHECK(count_of("The Warden was asked to:\n\na) buy a net\n  b) mend it\nc) hang it up") == 3);
    CHECK(count_of("7. The Warden was asked to:\n1. buy a net\n5. Next item") == 1);
}

TEST_CASE("items that were taken for shallower than their lead are found by their labels") {
    const auto labels = [](const char* text) {
        std::string result;
        const rules::RuleSet rules = tests::rules_of(kPack);
        for (const rules::Statement& statement : rules.mine(tests::document_of(text)).statements) {
            result += statement.label + " ";
        }
        return result;
    };
    CHECK(labels("  3. The Warden was asked to:\nA) buy a net\n  - a green one\nB) sell the boat\n  4. Next") ==
          "A  B ");
    CHECK(labels("  3. The Warden was asked to:\n4. Next item") == "");
    CHECK(labels("  h) The Warden was asked to:\ni) Next item") == "");
    CHECK(labels("  g) The Warden was asked to:\ni) buy a net\nii) sell the boat\nh) Next") == "i ii ");
    CHECK(labels("  3. The Warden was asked to:\n- buy a net\na) Another list") == " ");
}

TEST_CASE("the form of a label tells lists apart") {
    CHECK(rules::label_form("12.") == "1");
    CHECK(rules::label_form("(3.4)") == "1.1");
    CHECK(rules::label_form("b)") == "a");
    CHECK(rules::label_form("B)") == "A");
    CHECK(rules::label_form("4b.") == "1a");
    CHECK(rules::label_form("(iv)") == "i");
    CHECK(rules::label_form("i)", "h)") == "a");
    CHECK(rules::label_form("v)", "iv)") == "i");
    CHECK(rules::label_form("X.") == "I");
    CHECK(rules::label_form("•") == "•");
    CHECK(rules::label_form("") == "");
}

TEST_CASE("labels count on") {
    CHECK(rules::follows_label("2.", "3)"));
    CHECK(rules::follows_label("9", "10"));
    CHECK(rules::follows_label("(b)", "(c)"));
    CHECK(rules::follows_label("iii)", "iv)"));
    CHECK(rules::follows_label("h)", "i)"));
    CHECK(rules::follows_label("IX", "X"));
    CHECK_FALSE(rules::follows_label("2.", "4."));
    CHECK(rules::follows_label("A)", "b)"));
    CHECK_FALSE(rules::follows_label("b", "D"));
    CHECK_FALSE(rules::follows_label("•", "•"));
    CHECK_FALSE(rules::follows_label("", "1"));
    CHECK(rules::is_first_label("(i)"));
    CHECK_FALSE(rules::is_first_label("2."));
}

TEST_CASE("table rules find their columns by the header and go on in the table that continues") {
    CHECK(toy(R"(
| No | Action | Action by |
|---|---|---|
| 1 | Buy a net | Clerk |

| 2 | Sell the boat | |

| Name | Age |
|---|---|
| Action | 7 |
)") == "action p1 \"Buy a net\" owner=Clerk label=1 [toy.log]\n"
       "action p1 \"Sell the boat\" label=2 [toy.log]\n");
}

TEST_CASE("a table goes on only where it brings no header of its own") {
    const std::string first = "| No | Action | Action by |\n|---|---|---|\n| 1 | Buy a net | Clerk |\n\n";
    const auto mined_after = [&](const char* next) { return toy((first + next).c_str()); };
    CHECK(mined_after("| Name | Role | Street |\n| 7 | Ann of 14 Mill Lane | Bosun |") ==
          "action p1 \"Buy a net\" owner=Clerk label=1 [toy.log]\n");
    CHECK(mined_after("| 2 | Sell the boat | Warden | x |") ==
          "action p1 \"Buy a net\" owner=Clerk label=1 [toy.log]\n");
    CHECK(mined_after("| b | Sell the boat | Warden |\n| c | Feed the ducks | Clerk |") ==
          "action p1 \"Buy a net\" owner=Clerk label=1 [toy.log]\n"
          "action p1 \"Sell the boat\" owner=Warden label=b [toy.log]\n"
          "action p1 \"Feed the ducks\" owner=Clerk label=c [toy.log]\n");
}

TEST_CASE("sums are no owners") {
    CHECK(toy("| No | Action | Action by |\n|---|---|---|\n| 1 | Buy a net | £14.20 |\n| 2 | Sell | 30.00 |\n| 3 | Row "
              "| £2k |") ==
          "action p1 \"Buy a net\" label=1 [toy.log]\n"
          "action p1 \"Sell\" label=2 [toy.log]\n"
          "action p1 \"Row\" label=3 [toy.log]\n");
}

TEST_CASE("what a table says is complete is no action too") {
    const std::string pack = R"pack(
[pack]
id = "p"
version = "1"

[[rule]]
id = "task"
shape = "table"
kind = "action"
columns = { label = '^No$', text = '^Action$', state = '^State$' }
examples = ["x"]

[[rule]]
id = "done"
shape = "table"
kind = "progress"
columns = { about = '^No$', text = '^Action$', state = '^State$' }
cells = { state = 'done' }
set = { status = "complete" }
examples = ["x"]
)pack";
    CHECK(mined(pack, "| No | Action | State |\n|---|---|---|\n| 1. | Buy a net | done |\n| 2. | Buy a net | open |") ==
          "progress p1 \"Buy a net\" about=1. status=complete [p.done]\n"
          "action p1 \"Buy a net\" label=2 [p.task]\n");
}

TEST_CASE("judgements are grades of a scale") {
    CHECK(toy("| Care | requires improvement to be good |\n| Boats | splendid |") ==
          "judgement p1 \"Care requires improvement to be good\" aspect=Care grade=requires_improvement "
          "grade_text=\"requires improvement to be good\" scale=four [toy.grades]\n");
}

TEST_CASE("a note in the margin makes the sentence beside it a statement") {
    CHECK(toy("The gate is broken.\n> Clerk") == "action p1 \"The gate is broken.\" owner=Clerk [toy.owner-beside]\n");
    CHECK(toy("The gate is broken.\n\nClerk") == "");
}

TEST_CASE("a margin cell speaks of the cell with the most words in its row") {
    CHECK(toy("| 4 | The gate | It is broken and needs new paint. | Clerk |") ==
          "action p1 \"It is broken and needs new paint.\" owner=Clerk [toy.owner-beside]\n");
    CHECK(toy("| Warden | Net | The net was not yet bought |") ==
          "action p1 \"The net was not yet bought\" owner=Warden [toy.owner-beside]\n");
    CHECK(toy("| 14 | 14th April 2015 | 300.20 | AB CD | Clerk |") == "");
    CHECK(toy("| Wednesday 14 April, 2015 | Clerk |") == "");
    CHECK(toy("| Chairwoman | Clerk |") == "");
}

TEST_CASE("a margin rule can look at the sentence beside it") {
    const std::string rule =
        "[pack]\nid = \"p\"\nversion = \"1\"\n[[rule]]\nid = \"m\"\nshape = \"margin\"\nkind = \"action\"\n"
        "match = '(?P<owner>[A-Z]{2})'\nsentence_unless = '(?i)^date of'\nexamples = [\"x\"]\n";
    CHECK(mined(rule, "Mend the gate.\n> AB") == "action p1 \"Mend the gate.\" owner=AB [p.m]\n");
    CHECK(mined(rule, "Date of next meeting.\n> AB") == "");
}

TEST_CASE("quantities keep their comparators and leave out what is none") {
    CHECK(toy("About 47% of boats leaked in 2014, against a target of 55. Now it is 30 to 40 per cent.") ==
          "figure p1 \"About 47% of boats leaked in 2014, against a target of 55.\" value=~47 unit=percent of=boats "
          "target=55 [toy.share]\n"
          "figure p1 \"Now it is 30 to 40 per cent.\" value=~30 unit=percent other=40 [toy.share]\n");
    CHECK(toy("We found 47%. There was a target of 55.") ==
          "figure p1 \"We found 47%.\" value=47 unit=percent target=55 [toy.share]\n");
    CHECK(toy("There was a target of 55.") == "");
}

TEST_CASE("blocks that are not running text are not mined") {
    const rules::RuleSet rules = tests::rules_of(kPack);
    using extractor::BlockKind;
    for (const BlockKind kind : {BlockKind::furniture, BlockKind::hidden, BlockKind::contents, BlockKind::note}) {
        const auto document = tests::DocumentBuilder("It was agreed to go.\n\nThe end").turn("agreed", kind).build();
        CHECK(rules.mine(document).statements.empty());
    }
}

namespace {

std::string sentence_rule(const std::string& id, const std::string& more) {
    return "[[rule]]\nid = \"" + id + "\"\nshape = \"sentence\"\nexamples = [\"x\"]\n" + more + "\n";
}

std::string pack_of(const std::string& rules) {
    return "[pack]\nid = \"p\"\nversion = \"1\"\n" + rules;
}

}  // namespace

TEST_CASE("of two statements of a kind on one text the better one stays") {
    const std::string low = sentence_rule("low", "kind = \"action\"\nmatch = 'gate'\nconfidence = 0.9");
    const std::string high = sentence_rule("high", "kind = \"action\"\nmatch = 'gate'\npriority = 1");
    const std::string other = sentence_rule("other", "kind = \"decision\"\nmatch = 'gate'");
    CHECK(mined(pack_of(low + high + other), "Mend the gate.") ==
          "action p1 \"Mend the gate.\" [p.high]\ndecision p1 \"Mend the gate.\" [p.other]\n");
    const std::string later = sentence_rule("later", "kind = \"action\"\nmatch = 'gate'\nconfidence = 0.9");
    CHECK(mined(pack_of(later + low), "Mend the gate.") == "action p1 \"Mend the gate.\" [p.later]\n");
}

TEST_CASE("all_matches gives a statement for every match") {
    const std::string rule = sentence_rule(
        "each", "kind = \"action\"\nall_matches = true\nmatch = '(?P<owner>[A-Z]{2}) to (?P<text>\\w+ \\w+)'");
    CHECK(mined(pack_of(rule), "AB to mend gates and CD to feed ducks.") ==
          "action p1 \"mend gates\" owner=AB [p.each]\naction p1 \"feed ducks\" owner=CD [p.each]\n");
}

TEST_CASE("conditions decide where a rule applies") {
    const std::string section =
        sentence_rule("s", "kind = \"action\"\nmatch = 'gate'\nwhen = { section = '^Works', not_section = '^Old' }");
    CHECK(mined(pack_of(section), "The gate.\n# Works\nA gate.\n## Old works\nOld gate.\n## New\nNew gate.") ==
          "action p1 \"A gate.\" [p.s]\naction p1 \"New gate.\" [p.s]\n");
    const std::string kind =
        sentence_rule("k", "kind = \"action\"\nmatch = 'gate'\nwhen = { document = [\"minutes\"] }");
    CHECK(mined(pack_of(kind), "The gate.") == "");
    const std::string block = sentence_rule("b", "kind = \"action\"\nmatch = 'gate'\nwhen = { block = [\"heading\"] }");
    CHECK(mined(pack_of(block), "# The gate\nThe gate.") == "action p1 \"The gate\" [p.b]\n");
}

TEST_CASE("rules for a time apply to documents of that time, and to those without a date") {
    const std::string date =
        "[[rule]]\nid = \"d\"\nshape = \"document\"\nfield = \"date\"\nmatch = '^(?P<value>.*\\d{4})'\nexamples = [\"1 "
        "May 2015\"]\n";
    const std::string rule = sentence_rule(
        "t", "kind = \"action\"\nmatch = 'gate'\nwhen = { valid_from = \"2015-01-01\", valid_to = \"2016-12-31\" }");
    CHECK(mined(pack_of(date + rule), "1 May 2014\n\nThe gate.") == "");
    CHECK(mined(pack_of(date + rule), "1 May 2015\n\nThe gate.") == "action p1 \"The gate.\" [p.t]\n");
    CHECK(mined(pack_of(date + rule), "The gate.") == "action p1 \"The gate.\" [p.t]\n");
}

TEST_CASE("a statement stands under the number of its item") {
    const std::string rule = sentence_rule("i", "kind = \"action\"\nmatch = 'gate'");
    CHECK(mined(pack_of(rule), "The gate.\n# 25.4 Works\nA gate.\n- old gate\n\n12. New gate.") ==
          "action p1 \"The gate.\" [p.i]\n"
          "action p1 \"A gate.\" item=25.4 [p.i]\n"
          "action p1 \"old gate\" item=25.4 [p.i]\n"
          "action p1 \"New gate.\" item=12 [p.i]\n");
}

TEST_CASE("a heading without a number ends the item, unless it stands in it") {
    const rules::RuleSet rules = tests::rules_of(pack_of(sentence_rule("i", "kind = \"action\"\nmatch = 'gate'")));
    const auto item = [&](const char* text) { return rules.mine(tests::document_of(text)).statements.at(0).item; };
    CHECK(item("# 5. Works\n\n# Other things\n\nA gate.") == "");
    CHECK(item("# 5. Works\n\n## Discussion\n\nA gate.") == "5");
    CHECK(item("# 5. Works\n\n7. A pond\n\n# Other things\n\nA gate.") == "");
    CHECK(item("# 5. Works\n\n# The harbour\n\n(Item 3)\n\nA gate.") == "3");
    CHECK(item("# Item 3\n\n## Discussion\n\nA gate.") == "3");
    CHECK(item("# 5. Works\n\n# Agenda item 6: The harbour\n\nA gate.") == "6");
    CHECK(item("# 5. Works\n\n# 6-B The harbour\n\nA gate.") == "6-B");
    CHECK(item("# 5. Works\n\n# The harbour\n\nA gate.\n\n# 6. Finance") == "5");
    CHECK(item("5. Works\n\n# The harbour\n\nA gate.") == "5");
    CHECK(item("5. It is said that the works go on.\n\n# The harbour\n\nA gate.") == "");
    CHECK(item("# 5. Works\n\nA pond.\n\nItem 3\n\nA gate.") == "5");
    extractor::Document lettered = tests::document_of("# 5. Works\n\n# The harbour\n\nA gate.");
    lettered.blocks[1].label = "b)";
    CHECK(rules.mine(lettered).statements.at(0).item == "5");
}

TEST_CASE("what no rule says of a document comes from its first page") {
    const rules::RuleSet rules = tests::rules_of(kPack);
    const auto facts = [&](const extractor::Document& document) { return rules.mine(document).facts; };
    CHECK(facts(tests::document_of("Draft\n# Pond Committee\n# Yearly report\n## Boats\n# Nets")).title ==
          "Pond Committee Yearly report");
    CHECK(facts(tests::document_of("# A\n# B\n# C\n# D")).title == "A B C");
    CHECK(facts(tests::document_of("# DRAFT\n## The pond in winter\nText")).title == "The pond in winter");
    CHECK(facts(tests::document_of("# Present:\nA Reed\n# 1. Apologies\nNone")).title.empty());
    CHECK(facts(tests::DocumentBuilder("Text").file_title("Microsoft Word - Pond.docx").build()).title == "Pond");
    CHECK(facts(tests::document_of("Text")).absent.at("title") == "not_found");
}

TEST_CASE("an inspection is led by its lead inspector and has no committee") {
    const std::string pack = pack_of(
        "[[rule]]\nid = \"k\"\nshape = \"document\"\nfield = \"kind\"\nmatch = '^Inspection of'\nvalue = "
        "\"inspection_report\"\nexamples = [\"Inspection of boats\"]\n"
        "[[rule]]\nid = \"l\"\nshape = \"document\"\nfield = \"inspection.lead\"\nmatch = '^Lead inspector: "
        "(?P<value>.+)'\nexamples = [\"Lead inspector: A Reed\"]\n");
    const rules::DocumentFacts facts =
        tests::rules_of(pack).mine(tests::document_of("Inspection of boats\n\nLead inspector: A Reed")).facts;
    CHECK(facts.lead == "A Reed");
    CHECK(facts.absent.count("lead") == 0);
    CHECK(facts.absent.at("committee") == "not_applicable");
    CHECK(facts.absent.at("author") == "not_found");
    const std::string other =
        "[[rule]]\nid = \"n\"\nshape = \"document\"\nfield = \"committee\"\nabsent = "
        "\"ambiguous\"\nexamples = [\"x\"]\n";
    CHECK(tests::rules_of(pack + other).mine(tests::document_of("Inspection of boats")).facts.absent.at("committee") ==
          "ambiguous");
}

TEST_CASE("the words around a number may serve two figures, and a comparator goes to its own unit") {
    const auto rule = [](const std::string& id, const std::string& more) {
        return "[[rule]]\nid = \"" + id + "\"\nshape = \"quantity\"\nkind = \"figure\"\nexamples = [\"1 2\"]\n" + more +
               "\n";
    };
    const std::string votes = rule("for", R"(match = '(?P<value>\d+) for, \d+ against')") +
                              rule("against", R"(match = '(?P<value>\d+) against')");
    CHECK(mined(pack_of(votes), "There were 22 for, 1 against.") ==
          "figure p1 \"There were 22 for, 1 against.\" value=1 unit=count [p.against]\n"
          "figure p1 \"There were 22 for, 1 against.\" value=22 unit=count [p.for]\n");
    const std::string units = rule("share", R"(match = '(?P<value>\d+)%'
set = { unit = "percent" })") +
                              rule("days", R"(match = '(?P<value>\d+) days'
set = { unit = "days" })") + rule("target", R"(match = 'target of (?P<value>\d+)%'
comparator = "target"
priority = 1
set = { unit = "percent" })");
    CHECK(mined(pack_of(units), "It was 84% within 20 days, against a target of 90%.") ==
          "figure p1 \"It was 84% within 20 days, against a target of 90%.\" value=20 unit=days [p.days]\n"
          "figure p1 \"It was 84% within 20 days, against a target of 90%.\" value=84 unit=percent target=90 "
          "[p.share]\n");
    const std::string before = rule("grown", R"(match = 'from (?P<previous>\d+) to (?P<value>\d+) (?P<unit>members)'
units = { people = ["members"] })");
    CHECK(mined(pack_of(before), "It grew from 6 to 14 members.") ==
          "figure p1 \"It grew from 6 to 14 members.\" value=14 unit=people previous=6 [p.grown]\n");
    const std::string same = rule("people", R"(match = '(?P<value>\d+) tenants'
set = { unit = "people" })") +
                             rule("did", R"(match = ', (?P<value>\d+) have'
unit_as_before = true)");
    CHECK(mined(pack_of(same), "Of the 40 tenants, 16 have a pond. In all, 7 have two.") ==
          "figure p1 \"Of the 40 tenants, 16 have a pond.\" value=16 unit=people [p.did]\n"
          "figure p1 \"Of the 40 tenants, 16 have a pond.\" value=40 unit=people [p.people]\n"
          "figure p1 \"In all, 7 have two.\" value=7 unit=people [p.did]\n");
    CHECK(mined(pack_of(same), "In all, 7 have two.") ==
          "figure p1 \"In all, 7 have two.\" value=7 unit=count [p.did]\n");
}

TEST_CASE("document rules read printed lines and rows of tables") {
    const auto rule = [](const std::string& field, const std::string& more) {
        return "[[rule]]\nid = \"" + field + "\"\nshape = \"document\"\nfield = \"" + field +
               "\"\nexamples = [\"x\"]\n" + more + "\n";
    };
    const std::string pack = pack_of(rule("body", R"(match = '^(?P<value>[A-Z][a-z]+ Club)$'
unit = "line")") + rule("lead", R"(match = '^Chair \| (?P<value>.+)$'
unit = "row")") + rule("committee", R"(match = '(?P<value>(?:[A-Z][a-z]+ )?(?:Board|Club))'
unit = "line")"));
    const auto facts = [&](const char* text) { return tests::rules_of(pack).mine(tests::document_of(text)).facts; };
    CHECK(facts("Pond Club\nFishing Board\n4 May").body == "Pond Club");
    CHECK(facts("The Pond Club met").body.empty());
    CHECK(facts("| Date | 4 May |\n| Chair | A Reed |").lead == "A Reed");
    CHECK(facts("Chair | A Reed").lead.empty());
    SECTION("what names the body is no committee of it; the next answer counts") {
        CHECK(facts("Pond Club\nFishing Board").committee == "Fishing Board");
        CHECK(facts("Pond Club\nA club").committee == "Pond Club");
        CHECK(facts("A body\nFishing Board").committee == "Fishing Board");
    }
}

TEST_CASE("a judgement that names nothing is of what the heading above it names") {
    const std::string pack = pack_of(
        "[scales.s]\ngrades = [{ id = \"good\", words = [\"good\"] }]\n"
        "[[rule]]\nid = \"j\"\nshape = \"sentence\"\nkind = \"judgement\"\nscale = \"s\"\nmatch = '^(?P<grade>{s})$'\n"
        "examples = [\"Good\"]\n");
    CHECK(mined(pack, "# Care of boats\n\nGood") ==
          "judgement p1 \"Good\" aspect=\"Care of boats\" grade=good grade_text=Good scale=s [p.j]\n");
}

TEST_CASE("what one row says may tell whether the table is the rule's") {
    const std::string pack = pack_of(
        "[scales.s]\ngrades = [{ id = \"good\", words = [\"good\"] }, { id = \"weak\", words = [\"weak\"] }]\n"
        "[[rule]]\nid = \"j\"\nshape = \"table\"\nkind = \"judgement\"\nscale = \"s\"\n"
        "columns = { aspect = '^Area$', grade = '^Grade$' }\nany_cells = { grade = '(?i)^weak$' }\nexamples = "
        "[\"x\"]\n");
    const auto count = [&](const char* text) {
        const std::string found = mined(pack, text);
        return std::count(found.begin(), found.end(), '\n');
    };
    CHECK(count("| Area | Grade |\n|---|---|\n| Boats | Good |\n| Nets | Weak |") == 2);
    CHECK(count("| Area | Grade |\n|---|---|\n| Boats | Good |\n| Nets | Good |") == 0);
}

TEST_CASE("rules with once say a thing once") {
    const std::string rule = sentence_rule("o", "kind = \"action\"\nmatch = 'gate'\nonce = true");
    const std::string other = sentence_rule("d", "kind = \"decision\"\nmatch = 'gate'");
    CHECK(mined(pack_of(rule + other), "Mend the gate. Paint it. Mend  the GATE. Mend the gate.") ==
          "decision p1 \"Mend the gate.\" [p.d]\naction p1 \"Mend the gate.\" [p.o]\n"
          "decision p1 \"Mend the gate.\" [p.d]\n");
}
