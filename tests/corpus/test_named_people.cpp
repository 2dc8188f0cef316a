// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/named_people.h"

#include "corpus/make_records.h"
#include "rules/example_document.h"
#include "tests/support/catch.h"

using namespace arising;

namespace {

std::string name_of(const char* document, const char* owner) {
    return corpus::NamedPeople(rules::example_document(document)).full_names(owner);
}

constexpr const char* kMinutes =
    "# Minutes\n\nPresent: Cllr Sam Goosewell (Chair), Cllr Ann Plumtree, Cllr Tom Bell and Cllr Jo Ann "
    "McKay\n\nIn attendance: Ed Sloe (Clerk)\n\nThe gate was mended.";

}  // namespace

TEST_CASE("initials are those of one of the people who were there") {
    const struct {
        const char* owner;
        const char* expected;
    } cases[] = {
        {"SG", "Sam Goosewell"},
        {"S.G.", "Sam Goosewell"},
        {"AP", "Ann Plumtree"},
        {"ES", "Ed Sloe"},
        {"JAM", "Jo Ann McKay"},
        {"JM", "Jo Ann McKay"},
        {"SG/TB", "Sam Goosewell, Tom Bell"},
        {"SG, TB & ES", "Sam Goosewell, Tom Bell, Ed Sloe"},
        {"SG and XY", "Sam Goosewell, XY"},
        {"XY", ""},
        {"CG", ""},  // the title is no name
        {"the Clerk", ""},
        {"Clerk", ""},
        {"Sam Goosewell", ""},  // a name already
        {"", ""},
    };
    for (const auto& c : cases) {
        INFO(c.owner);
        CHECK(name_of(kMinutes, c.owner) == c.expected);
    }
}

TEST_CASE("names are told from lists of several forms") {
    CHECK(name_of("Present\n\n- Sam Goosewell\n- Ann Plumtree\n- Tom Bell", "TB") == "Tom Bell");
    CHECK(name_of("Sam Goosewell; Ann Plumtree (Clerk); T. Bell", "TB") == "T. Bell");
    CHECK(
        name_of("| Name | Role |\n|---|---|\n| Sam Goosewell | Chair |\n| Ann Plumtree | Clerk |\n| Tom Bell | Pilot |",
                "AP") == "Ann Plumtree");
    // Two people, no list, or none of their own.
    CHECK(name_of("Sam Goosewell, Sue Grey, Tom Bell", "SG").empty());
    CHECK(name_of("Sam Goosewell and Ann Plumtree", "SG").empty());
    CHECK(name_of("It was said that Sam Goosewell, Ann Plumtree and Tom Bell would write to all who asked.", "SG")
              .empty());
}

TEST_CASE("what a document says of initials goes before its lists") {
    CHECK(name_of("The Salt Group (SG) met.", "SG") == "Salt Group");
    CHECK(name_of("Sam Goosewell, Ann Plumtree, Tom Bell\n\nThe Salt Group (SG) met.", "SG") == "Salt Group");
    CHECK(name_of("The Salt Group (SG) met Sue Grey (SG).", "SG").empty());
    CHECK(name_of("The group (SG) met.", "SG").empty());
}

TEST_CASE("a record names the owner whom initials stand for") {
    const extractor::Document document = rules::example_document(kMinutes);
    rules::MinedDocument mined;
    rules::Statement statement;
    statement.kind = rules::StatementKind::action;
    statement.span = {0, 7};
    statement.owner = "SG/TB";
    mined.statements.push_back(statement);
    const corpus::DocumentResult result = corpus::make_records(document, std::move(mined));
    CHECK(result.statements.front().owner_name == "Sam Goosewell, Tom Bell");
    CHECK(result.statements.front().statement.owner == "SG/TB");
}
