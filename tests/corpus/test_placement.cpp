// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/placement.h"

#include <string>
#include <vector>

#include "corpus/body_name.h"
#include "corpus/series.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using corpus::Placement;
using tests::ArchiveBuilder;

namespace {

constexpr float line = 12;

/// Puts the last statement on page 1, on the given line of the page.
void at(ArchiveBuilder& builder, float x0, float x1, float row, float rows = 1) {
    builder.last_statement().boxes = {{1, x0, row * line, x1, (row + rows) * line}};
}

std::vector<std::string> placed(ArchiveBuilder& builder) {
    const corpus::Archive archive = builder.archive();
    const std::vector<corpus::Series> series = corpus::find_series(archive, corpus::body_keys(archive.documents));
    std::vector<std::string> lines;
    for (const corpus::Placed& link : corpus::find_placements(archive, series.front())) {
        const char* how = link.how == Placement::inside ? "inside" : link.how == Placement::beside ? "beside" : "under";
        lines.push_back(std::string(how) + " " + std::to_string(link.from + 1) + ">" + std::to_string(link.to + 1));
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a report indented under an action is about it, and so is the one after it") {
    ArchiveBuilder builder;
    builder.document("2024-01-10").act("Order gravel");
    at(builder, 100, 300, 10);
    builder.progress("Asked three yards", "");
    at(builder, 120, 300, 11);
    builder.progress("Two have answered", "");
    at(builder, 120, 300, 12);
    builder.progress("The gate was mended", "");
    at(builder, 100, 300, 13);
    CHECK(placed(builder) == Lines{"under 1>2", "under 1>3"});
}

TEST_CASE("a report far below, or on another page, is under nothing") {
    ArchiveBuilder builder;
    builder.document("2024-01-10").act("Order gravel");
    at(builder, 100, 300, 10);
    builder.progress("Asked three yards", "");
    at(builder, 120, 300, 15);
    CHECK(placed(builder).empty());
}

TEST_CASE("cells of one row stand beside each other, sentences of one line do not") {
    ArchiveBuilder builder;
    builder.document("2024-01-10").act("Order gravel");
    at(builder, 100, 200, 10);
    builder.progress("In hand", "");
    at(builder, 300, 400, 10);
    builder.act("Mend the gate");
    at(builder, 100, 200, 20);
    builder.act("Paint it too");
    at(builder, 205, 290, 20);
    CHECK(placed(builder) == Lines{"beside 1>2"});
}

TEST_CASE("a task within a longer report is part of it") {
    ArchiveBuilder builder;
    builder.document("2024-01-10").progress("Still waiting. Clerk to ring the yard again", "");
    at(builder, 100, 400, 10, 2);
    builder.act("Clerk to ring the yard again");
    at(builder, 180, 400, 11);
    CHECK(placed(builder) == Lines{"inside 1>2"});
}
