// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/versions.h"

#include <string>

#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using tests::ArchiveBuilder;

namespace {

const std::string ramp = "Obtain three quotes for the car park ramp";
const std::string pond = "Put up a sign about dogs at the pond";
const std::string hedge = "Trim the hedge along Mill Lane";

/// Minutes with two statements, and a third that another version may lack.
ArchiveBuilder& minutes(ArchiveBuilder& builder, const std::string& path, const std::string& third = {}) {
    builder.document("2022-01-10").act(ramp, "Jan22.01").act(pond, "Jan22.02");
    builder.last_document().path = path;
    if (!third.empty()) {
        builder.act(third);
    }
    return builder;
}

}  // namespace

TEST_CASE("a draft counts no more once its minutes are approved") {
    ArchiveBuilder builder;
    minutes(builder, "a-draft.pdf", hedge);
    minutes(builder, "b.pdf");
    builder.document("2022-02-10").act(ramp, "Jan22.01").act(pond, "Jan22.02").act(hedge);
    const corpus::Archive archive = builder.archive();
    CHECK(archive.documents[0].superseded_by == archive.documents[1].id);
    CHECK(archive.documents[1].superseded_by.empty());
    CHECK(archive.documents[2].superseded_by.empty());
    REQUIRE(archive.trails.size() == 2);  // the draft's hedge is not followed: it was not approved
    for (const corpus::Trail& trail : archive.trails) {
        CHECK(trail.statements.size() == 2);
        CHECK(trail.meetings == 2);
    }
    CHECK(archive.statements.size() == 8);  // the draft's stay in the record
}

TEST_CASE("of versions that do not call themselves drafts the one that says more counts, else the first") {
    ArchiveBuilder builder;
    minutes(builder, "a.pdf");
    minutes(builder, "b.pdf", hedge);
    minutes(builder, "c.pdf", hedge);
    const corpus::Archive archive = builder.archive();
    CHECK(archive.documents[0].superseded_by == archive.documents[1].id);
    CHECK(archive.documents[1].superseded_by.empty());
    CHECK(archive.documents[2].superseded_by == archive.documents[1].id);
}

TEST_CASE("two meetings of one day, other kinds and other bodies are no versions") {
    ArchiveBuilder builder;
    minutes(builder, "a.pdf");
    SECTION("which say little in the same words") {
        builder.document("2022-01-10").act(ramp, "Jan22.01").act(hedge).act("Count owls in spring").act("Oil the pump");
    }
    SECTION("of which one is the agenda") {
        minutes(builder, "b.pdf").last_document().facts.kind = rules::DocumentKind::agenda;
    }
    SECTION("of another body") {
        minutes(builder, "b.pdf").last_document().facts.body = "Eastmarsh District Council";
    }
    SECTION("of another day") {
        minutes(builder, "b.pdf").last_document().facts.date = "2022-01-11";
    }
    for (const corpus::DocumentRecord& document : builder.archive().documents) {
        CHECK(document.superseded_by.empty());
    }
}
