// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "rules/dump.h"
#include "rules/rule_set.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"
#include "tests/support/temporary_pack.h"

// Statements that are more or less than what one sentence, row or note says: text that begins in a block before, a cell
// of several items, a row that a rule keeps to itself, notes that belong to something else.

using namespace arising;

namespace {

std::string rule(const std::string& keys) {
    return "\n[[rule]]\n" + keys + "\nexamples = [\"x\"]\n";
}

std::string found(const std::string& rules_of_pack, const extractor::Document& document) {
    const rules::RuleSet rules = tests::rules_of("[pack]\nid = \"p\"\nversion = \"1\"\n" + rules_of_pack);
    std::string result;
    for (const rules::Statement& statement : rules.mine(document).statements) {
        result += rules::one_line(statement, document) + "\n";
    }
    return result;
}

std::string found(const std::string& rules_of_pack, const char* text) {
    return found(rules_of_pack, tests::document_of(text));
}

/// A document with one table, whose columns 2n and 2n + 1 are put together: a cell of two blocks.
extractor::Document with_paired_columns(const char* text) {
    extractor::Document document = tests::document_of(text);
    for (extractor::Block& block : document.blocks) {
        block.column = block.table < 0 ? block.column : block.column / 2;
    }
    document.tables.front().columns /= 2;
    return document;
}

const std::string kCarried =
    rule("id = \"c\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = 'carried'\nwith_previous = '^Ash seconded'");

const std::string kAnswer = rule(
    "id = \"a\"\nshape = \"sentence\"\nkind = \"decision\"\nunit = \"block\"\nmatch = 'No comment$'\n"
    "back_to = '^\\d\\d/\\d+'");

const std::string kTasks = rule(
    "id = \"t\"\nshape = \"table\"\nkind = \"action\"\ncolumns = { text = '^Tasks$', owner = '^Who$' }\n"
    "split_items = true\nitem_match = '^(?P<owner>[A-Z]{2}) to '");

}  // namespace

TEST_CASE("the sentence before may be the last of the paragraph before") {
    CHECK(found(kCarried, "A boat. Oak moved to sell it.\n\nAsh seconded; carried.") ==
          "decision p1 \"Oak moved to sell it. Ash seconded; carried.\" [p.c]\n");
    CHECK(found(kCarried, "Oak moved to sell it.\n\n# Boats\n\nAsh seconded; carried.") ==
          "decision p1 \"Ash seconded; carried.\" [p.c]\n");
    CHECK(found(kCarried, "- Oak moved to sell it.\n\nAsh seconded; carried.") ==
          "decision p1 \"Ash seconded; carried.\" [p.c]\n");
}

TEST_CASE("a statement that says nothing alone begins with the heading right above it") {
    const std::string approved = rule(
        "id = \"a\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = '^Approved'\nwith_heading = '^Approved\\W*$'");
    CHECK(found(approved, "# Boats\n\nApproved.") == "decision p1 \"Boats Approved.\" [p.a]\n");
    CHECK(found(approved, "# Boats\n\n- Approved.") == "decision p1 \"Boats Approved.\" [p.a]\n");
    CHECK(found(approved, "# Boats\n\nApproved as drawn.") == "decision p1 \"Approved as drawn.\" [p.a]\n");
    CHECK(found(approved, "# Boats\n\nA new boat. Approved.") == "decision p1 \"Approved.\" [p.a]\n");
    CHECK(found(approved, "# Boats\n\nA new boat.\n\nApproved.") == "decision p1 \"Approved.\" [p.a]\n");
}

TEST_CASE("an item below the block may say that nothing is to be found") {
    const std::string open =
        rule("id = \"o\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = '^Action'\nunless_below = '^Done'");
    const std::string action = "action p1 \"Action: mend the net\" [p.o]\n";
    CHECK(found(open, "- Action: mend the net\n  - Tom was asked\n  - Done") == "");
    CHECK(found(open, "- Action: mend the net\n- Done") == action);
    CHECK(found(open, "- Action: mend the net\n  - Not yet\n- Feed the ducks\n  - Done") == action);
    CHECK(found(open, "Action: mend the net\n\n- Done") == "");
    CHECK(found(open, "Action: mend the net\n\nDone") == action);
}

TEST_CASE("a statement goes back to the block that opens it") {
    CHECK(found(kAnswer, "21/1 The Mill\n\nA new porch\n\nNo comment\n\n21/2 The Barn\n\nA shed No comment") ==
          "decision p1 \"21/1 The Mill A new porch No comment\" [p.a]\n"
          "decision p1 \"21/2 The Barn A shed No comment\" [p.a]\n");
    CHECK(found(kAnswer, "21/1 The Mill No comment") == "decision p1 \"21/1 The Mill No comment\" [p.a]\n");
    CHECK(found(kAnswer, "# 21/1 The Mill\n\n21/2 A porch\n\nNo comment") ==
          "decision p1 \"21/1 The Mill 21/2 A porch No comment\" [p.a]\n");
}

TEST_CASE("a statement does not go back over a heading, a table or another of its rule") {
    CHECK(found(kAnswer, "21/1 The Mill\n\n# Boats\n\nNo comment") == "");
    CHECK(found(kAnswer, "21/1 The Mill\n\n| a | b |\n\nNo comment") == "");
    CHECK(found(kAnswer, "21/1 The Mill No comment\n\nNo comment") ==
          "decision p1 \"21/1 The Mill No comment\" [p.a]\n");
    std::string far = "21/1 The Mill\n\n";
    for (int i = 0; i < 12; ++i) {
        far += "A line\n\n";
    }
    CHECK(found(kAnswer, (far + "No comment").c_str()) == "");
}

TEST_CASE("sentences of a cell that name an owner are a statement each") {
    CHECK(found(kTasks, "| Tasks | Who |\n|---|---|\n| The roof. AB to mend it. It leaks. CD to ask Ann. | AB CD |") ==
          "action p1 \"The roof. AB to mend it. It leaks.\" owner=AB [p.t]\n"
          "action p1 \"CD to ask Ann.\" owner=CD [p.t]\n");
    CHECK(found(kTasks, "| Tasks | Who |\n|---|---|\n| The roof. AB to mend it. | AB |") ==
          "action p1 \"The roof. AB to mend it.\" owner=AB [p.t]\n");
    CHECK(found(kTasks, "| Tasks | Who |\n|---|---|\n| AB to mend it. CD to ask Ann. | all |") ==
          "action p1 \"AB to mend it.\" owner=AB [p.t]\n"
          "action p1 \"CD to ask Ann.\" owner=CD [p.t]\n");
}

TEST_CASE("the nth block of a cell belongs to the nth owner where there are as many") {
    const char* even = "| Tasks | | Who | |\n|---|---|---|---|\n| Mend the roof | Sweep the yard | Ann | Ben |";
    CHECK(found(kTasks, with_paired_columns(even)) ==
          "action p1 \"Mend the roof\" owner=Ann [p.t]\naction p1 \"Sweep the yard\" owner=Ben [p.t]\n");
    const char* odd = "| Tasks | | Who | |\n|---|---|---|---|\n| Mend the roof | Sweep the yard | Ann | |";
    CHECK(found(kTasks, with_paired_columns(odd)) == "action p1 \"Mend the roof Sweep the yard\" owner=Ann [p.t]\n");
}

TEST_CASE("labels in a cell tell its items apart") {
    extractor::Document document =
        with_paired_columns("| Tasks | | Who | |\n|---|---|---|---|\n| Mend the roof | Sweep the yard | Ann | |");
    for (extractor::Block& block : document.blocks) {
        const std::string_view text = document.text_of(block.span);
        block.label = text.starts_with("Mend") ? "1." : text.starts_with("Sweep") ? "2." : "";
    }
    CHECK(found(kTasks, document) ==
          "action p1 \"Mend the roof\" owner=Ann [p.t]\naction p1 \"Sweep the yard\" owner=Ann [p.t]\n");
}

TEST_CASE("a table rule keeps other rules out of the whole row") {
    const std::string done = rule(
        "id = \"d\"\nshape = \"table\"\nkind = \"progress\"\ncolumns = { task = '^Tasks$', text = '^State$' }\n"
        "cells = { text = 'done' }\nset = { status = \"complete\" }\npriority = 5\nsuppresses = [\"action\"]");
    const std::string to_do = rule("id = \"s\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = '^AB to '");
    CHECK(found(done + to_do, "| Tasks | State |\n|---|---|\n| AB to mend it | done |\n| AB to ask Ann | open |") ==
          "progress p1 \"done\" status=complete [p.d]\naction p1 \"AB to ask Ann\" [p.s]\n");
}

TEST_CASE("initials in a column of other things are no owner, and beside a heading they are the item's") {
    const std::string beside =
        rule("id = \"m\"\nshape = \"margin\"\nkind = \"action\"\nmatch = '(?P<owner>[A-Z]{2,3})'");
    CHECK(found(beside, "| x | y |\n| The barn was mended | AB |\n| The gate was mended | CD |") ==
          "action p1 \"The barn was mended\" owner=AB [p.m]\naction p1 \"The gate was mended\" owner=CD [p.m]\n");
    CHECK(found(beside,
                "| x | y |\n| The barn was mended | ABC |\n| The gate was mended | Oak and Sons |\n"
                "| The wall was mended | The mason |") == "");
    CHECK(found(beside, "# Report on the barn\n> AB\n\nIt is in good repair.") == "");
}
