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
}

TEST_CASE("the sentence before may be the last of the item before, or of the cell before in its row") {
    const char* joined = "decision p1 \"Oak moved to sell it. Ash seconded; carried.\" [p.c]\n";
    CHECK(found(kCarried, "- A boat. Oak moved to sell it.\n\nAsh seconded; carried.") == joined);
    CHECK(found(kCarried, "- Oak moved to sell it.\n- Ash seconded; carried.") == joined);
    CHECK(found(kCarried, "| Oak moved to sell it. | Ash seconded; carried. |") == joined);
    CHECK(found(kCarried, "| Oak moved to sell it. | x |\n| Ash seconded; carried. | y |") ==
          "decision p1 \"Ash seconded; carried.\" [p.c]\n");
}

TEST_CASE("a rule can leave out what follows a certain sentence") {
    const std::string carried =
        rule("id = \"c\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = '^Carried'\nunless_previous = 'seconded'");
    CHECK(found(carried, "Ash moved it. Carried.") == "decision p1 \"Carried.\" [p.c]\n");
    CHECK(found(carried, "Ash moved it. Oak seconded. Carried.") == "");
    CHECK(found(carried, "Ash moved it. Oak seconded.\n\nCarried.") == "");
    CHECK(found(carried, "Oak seconded. It rained. Carried.") == "decision p1 \"Carried.\" [p.c]\n");
}

TEST_CASE("an answer in a list begins with the item below which it stands") {
    const std::string passed = rule(
        "id = \"a\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = '^Passed'\nwith_parent = '^Passed$'\n"
        "with_previous = '.'");
    CHECK(found(passed, "- Sell it\n  - Votes: 7\n  - Passed") == "decision p1 \"Sell it Votes: 7 Passed\" [p.a]\n");
    CHECK(found(passed, "- Sell it\n  - Passed by seven") == "decision p1 \"Sell it Passed by seven\" [p.a]\n");
    CHECK(found(passed, "- Sell it\n- Votes: 7\n- Passed") == "decision p1 \"Votes: 7 Passed\" [p.a]\n");
    const std::string far = "- Sell it\n  - a\n  - b\n  - c\n  - d\n  - e\n  - Passed";
    CHECK(found(passed, far.c_str()) == "decision p1 \"e Passed\" [p.a]\n");
}

TEST_CASE("a rule can leave out what a list completes") {
    const std::string agreed =
        rule("id = \"a\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = '^Agreed'\nunless_next = [\"list_item\"]");
    CHECK(found(agreed, "Agreed:\n\n- to sell it") == "");
    CHECK(found(agreed, "Agreed: it is sold. A boat:\n\n- to sell it") ==
          "decision p1 \"Agreed: it is sold.\" [p.a]\n");
    CHECK(found(agreed, "Agreed:\n\n| a | b |") == "decision p1 \"Agreed:\" [p.a]\n");
    CHECK(found(agreed, "Agreed:") == "decision p1 \"Agreed:\" [p.a]\n");
}

TEST_CASE("headings that are entries of a list do not end the section above them") {
    const auto under = [](const std::string& when) {
        return rule("id = \"a\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = 'No comment$'\nwhen = { " + when +
                    ", block = [\"heading\", \"paragraph\"] }");
    };
    const char* text =
        "# Decided\n\n# 21/1 Mill\n\nNo comment\n\n# 21/2 Barn No comment\n\n# New\n\n# 21/3 Inn\n\nNo comment";
    CHECK(found(under("not_section = '^Decided', entries = '^21/'"), text) == "decision p1 \"No comment\" [p.a]\n");
    CHECK(found(under("section = '^New', entries = '^21/'"), text) == "decision p1 \"No comment\" [p.a]\n");
    CHECK(found(under("section = '^New'"), text) == "");
}

TEST_CASE("what a rule of kind none takes out begins where its statement would") {
    const std::string bare = rule(
        "id = \"n\"\nshape = \"sentence\"\nkind = \"none\"\nmatch = '^carried'\nwith_previous = '.'\npriority = 9");
    const std::string whole = rule("id = \"w\"\nshape = \"sentence\"\nkind = \"decision\"\nmatch = '^Ann, Ben'");
    CHECK(found(bare + whole, "For: 2\n\nAnn, Ben\n\ncarried") == "");
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

TEST_CASE("what opens a statement has fields too") {
    const std::string carried = rule(
        "id = \"c\"\nshape = \"sentence\"\nkind = \"decision\"\nunit = \"block\"\nmatch = '^Carried'\n"
        "back_to = '^Moved by (?P<proposer>\\w+): (?P<text>.+)'");
    CHECK(found(carried, "Moved by Oak: sell it\n\nAsh agreed\n\nCarried") ==
          "decision p1 \"sell it Ash agreed Carried\" proposer=Oak [p.c]\n");
    const std::string lines = rule(
        "id = \"c\"\nshape = \"sentence\"\nkind = \"decision\"\nunit = \"block\"\nmatch = '^Carried'\n"
        "back_to = ['^(?P<proposer>\\w+) moves', '^(?P<seconder>\\w+) seconds']");
    CHECK(found(lines, "Oak moves to sell\n\nElm seconds\n\nCarried") ==
          "decision p1 \"Oak moves to sell Elm seconds Carried\" proposer=Oak seconder=Elm [p.c]\n");
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

TEST_CASE("a block of a cell opens what follows it there") {
    const std::string tasks =
        rule("id = \"t\"\nshape = \"list\"\nkind = \"action\"\nafter = '^To do:$'\nitems = [\"table_cell\"]");
    CHECK(found(tasks, "| To do:<br>- Mend it<br>- Sweep it | Done:<br>- Paint it |") ==
          "action p1 \"Mend it\" lead=\"To do:\" [p.t]\naction p1 \"Sweep it\" lead=\"To do:\" [p.t]\n");
    CHECK(found(tasks, "| To do:<br>- Mend it<br>It rained.<br>- Sweep it |") ==
          "action p1 \"Mend it\" lead=\"To do:\" [p.t]\n");
    CHECK(found(tasks, "| To do:<br>Mend it<br>Sweep it<br>- Oak |") ==
          "action p1 \"Mend it\" lead=\"To do:\" [p.t]\naction p1 \"Sweep it\" lead=\"To do:\" [p.t]\n");
    CHECK(found(tasks, "| To do:<br>- Mend it |\n| Sweep it |") == "action p1 \"Mend it\" lead=\"To do:\" [p.t]\n");
}

TEST_CASE("a match that its captures refuse does not count, and the next one is tried") {
    const std::string will = rule(
        "id = \"w\"\nshape = \"sentence\"\nkind = \"action\"\n"
        "match = ['(?P<owner>[A-Z][a-z]+) will (?P<verb>[a-z]+)', 'AB to (?P<verb>[a-z]+)']\n"
        "unless_captured = { verb = '^(?:be|have)$', owner = '^It$' }");
    CHECK(found(will, "Ann will mend it.") == "action p1 \"Ann will mend it.\" owner=Ann [p.w]\n");
    CHECK(found(will, "Ann will be away and Ben will mend it.") ==
          "action p1 \"Ann will be away and Ben will mend it.\" owner=Ben [p.w]\n");
    CHECK(found(will, "Ann will be away.") == "");
    CHECK(found(will, "It will mend.") == "");
    CHECK(found(will, "It will rain; AB to mend it.") == "action p1 \"It will rain; AB to mend it.\" [p.w]\n");
}

TEST_CASE("what stands around the text of a match may belong to the next one too") {
    const std::string row = rule(
        "id = \"r\"\nshape = \"sentence\"\nkind = \"action\"\nall_matches = true\n"
        "match = '(?:^|; )(?P<text>[a-z]+ \\((?P<owner>[A-Z]+)\\))(?:;|$)'");
    CHECK(found(row, "mend (AB); sweep (CD); paint (EF)") ==
          "action p1 \"mend (AB)\" owner=AB [p.r]\naction p1 \"sweep (CD)\" owner=CD [p.r]\n"
          "action p1 \"paint (EF)\" owner=EF [p.r]\n");
}

TEST_CASE("what the text of a statement says fills the fields that nothing has set") {
    const std::string to_do = rule(
        "id = \"f\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = ['^(?P<owner>AB) to mend it by', '^AB to ']\n"
        "with_previous = 'this'\nfill = ['(?P<owner>[A-Z][a-z]+) asked', '(?P<due>by \\d+ May 2022)']");
    CHECK(found(to_do, "AB to mend it by 4 May 2022, as Ann asked.") ==
          "action p1 \"AB to mend it by 4 May 2022, as Ann asked.\" owner=AB due=\"by 4 May 2022\"(2022-05-04) "
          "[p.f]\n");
    CHECK(found(to_do, "Ann asked for it. AB to do this") ==
          "action p1 \"Ann asked for it. AB to do this\" owner=Ann [p.f]\n");
    CHECK(found(to_do, "Ann asked for it. AB to mend it") == "action p1 \"AB to mend it\" [p.f]\n");
}

TEST_CASE("a match that fills nothing is passed over") {
    const std::string to_do = rule(
        "id = \"f\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = '^AB to '\n"
        "fill = 'held by \\d+ May 2022|(?P<due>by \\d+ May 2022)'");
    CHECK(found(to_do, "AB to mend the chair held by 3 May 2022 by 4 May 2022.") ==
          "action p1 \"AB to mend the chair held by 3 May 2022 by 4 May 2022.\" due=\"by 4 May 2022\"(2022-05-04) "
          "[p.f]\n");
    CHECK(found(to_do, "AB to mend the chair held by 3 May 2022.") ==
          "action p1 \"AB to mend the chair held by 3 May 2022.\" [p.f]\n");
}
