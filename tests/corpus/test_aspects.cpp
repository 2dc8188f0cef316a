// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/aspects.h"

#include <string>
#include <vector>

#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using tests::ArchiveBuilder;
using Lines = std::vector<std::string>;

namespace {

/// The aspects of an archive's recommendations, in order.
Lines aspects_of(const corpus::Archive& archive) {
    const corpus::Aspects aspects(archive);
    Lines names;
    for (std::size_t i = 0; i < archive.statements.size(); ++i) {
        if (archive.statements[i].statement.kind == rules::StatementKind::recommendation) {
            names.push_back(aspects.of(i));
        } else {
            CHECK(aspects.of(i).empty());
        }
    }
    return names;
}

void inspect(ArchiveBuilder& builder, const std::string& date, rules::DocumentKind kind) {
    builder.document(date, "Westmarsh", "");
    builder.last_document().facts.kind = kind;
    builder.last_document().facts.author = "Care and Learning Inspectorate";
}

void grade(ArchiveBuilder& builder, const std::string& aspect) {
    builder.decide(aspect + ": good");
    rules::Statement& statement = builder.last_statement().statement;
    statement.kind = rules::StatementKind::judgement;
    statement.judgement = rules::Judgement{aspect, "good", "Good", "four-point", false, ""};
}

}  // namespace

TEST_CASE("a recommendation is about the graded aspect whose chapters speak of the same") {
    ArchiveBuilder builder;
    inspect(builder, "2019-05-01", rules::DocumentKind::inspection_report);
    grade(builder, "Overall effectiveness");
    grade(builder, "The experiences of care leavers");
    grade(builder, "The impact of leaders");
    builder.decide("Pathway plans are written late").under("The experiences of care leavers: good");
    builder.decide("Advisers visit often").under("The experiences of care leavers: good");
    builder.decide("Supervision of staff is regular").under("The impact of leaders is good");
    builder.recommend("Write every pathway plan in time").under("What needs to improve?");
    builder.recommend("Let staff have regular supervision").under("What needs to improve?");
    builder.recommend("Paint the town hall green").under("What needs to improve?");
    builder.recommend("Make better use of advisers").under("The impact of leaders is good");
    SECTION("also in a letter that grades nothing") {
        inspect(builder, "2020-05-01", rules::DocumentKind::inspection_letter);
        builder.recommend("The quality of pathway plans");
        CHECK(aspects_of(builder.archive()).back() == "The experiences of care leavers");
    }
    SECTION("one that it stands under comes first, one that speaks of nothing there has none") {
        CHECK(aspects_of(builder.archive()) ==
              Lines{"The experiences of care leavers", "The impact of leaders", "", "The impact of leaders"});
    }
}

TEST_CASE("where nothing is graded it is about its heading, unless that is a general one") {
    ArchiveBuilder builder;
    builder.document("2021-01-01");
    builder.last_document().facts.title = "Getting about: report of a task group";
    for (const char* text : {"Mend the ferry", "Run a later bus", "Print the timetable large"}) {
        builder.recommend(text).under("Recommendations");
    }
    builder.document("2021-02-01").recommend("Count the owls").under("Birds:");
    builder.recommend("Ring the owls").under("BIRDS").recommend("Thin the hazels").under("Woods");
    builder.recommend("Fell the elm").under("Woods");
    builder.document("2021-03-01").recommend("Count the crows").under("Birds:");
    const std::string title = "Getting about: report of a task group";
    CHECK(aspects_of(builder.archive()) == Lines{title, title, title, "Birds", "Birds", "Woods", "Woods", "Birds"});
}

TEST_CASE("a heading that its recommendations repeat is no general one") {
    ArchiveBuilder builder;
    builder.document("2021-01-01");
    for (const char* text : {"Mend the ferry", "Paint the ferry", "Let the ferry run later"}) {
        builder.recommend(text).under("The ferry");
    }
    CHECK(aspects_of(builder.archive()) == Lines{"The ferry", "The ferry", "The ferry"});
}
