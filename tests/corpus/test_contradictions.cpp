// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using rules::ProgressStatus;
using tests::ArchiveBuilder;

namespace {

const std::string ramp = "Obtain three quotes for the car park ramp";

/// A figure in the sentence of the last statement.
void measure(ArchiveBuilder& builder, double value, const std::string& of, bool approximate = false) {
    corpus::Record figure = builder.last_statement();
    figure.statement = {};
    figure.statement.kind = rules::StatementKind::figure;
    figure.statement.rule = "test.figure";
    figure.statement.figure = rules::Figure{value, "count", approximate, of, {}};
    builder.add_record(figure);
}

std::vector<std::string> reasons(const corpus::Archive& archive) {
    std::vector<std::string> lines;
    for (const corpus::Trail& trail : archive.trails) {
        for (const corpus::Contradiction& contradiction : trail.contradictions) {
            CHECK(contradiction.statements.size() == 2);
            lines.push_back(contradiction.because);
        }
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a matter that is complete and not complete on one day is a contradiction") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02");
    builder.document("2023-01-25")
        .progress("In hand", "Dec22.02")
        .progress("Done", "Dec22.02", ProgressStatus::complete);
    builder.progress("Still in hand", "Dec22.02");
    CHECK(reasons(builder.archive()) == Lines{"on one day complete and not complete"});
}

TEST_CASE("a note below what is done takes nothing back, another document does") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02");
    builder.document("2023-01-25").act(ramp, "Dec22.02");
    builder.progress("Three quotes for the car park ramp were obtained", "Dec22.02", ProgressStatus::complete);
    builder.progress("No quote for the car park ramp is in writing yet", "");
    CHECK(reasons(builder.archive()).empty());
    builder.document("2023-01-25").progress("Still awaited", "Dec22.02");
    CHECK(reasons(builder.archive()) == Lines{"on one day complete and not complete"});
}

TEST_CASE("two values in one sentence are no contradiction") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02");
    builder.document("2023-01-25").progress("Of the quotes received, two quotes received were late", "Dec22.02");
    measure(builder, 2, "quotes received");
    measure(builder, 5, "quotes received");
    CHECK(reasons(builder.archive()).empty());
}

TEST_CASE("progress from one meeting to the next is no contradiction") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02").progress("In hand", "Dec22.02");
    builder.document("2023-01-25").progress("Done", "Dec22.02", ProgressStatus::complete);
    CHECK(reasons(builder.archive()).empty());
}

TEST_CASE("one indicator with two values on one day is a contradiction") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02");
    builder.document("2023-01-25").progress("Two quotes were received", "Dec22.02");
    measure(builder, 2, "quotes received");
    builder.progress("The quotes received number five", "Dec22.02");
    measure(builder, 5, "quotes received");
    measure(builder, 6, "quotes received", true);
    builder.document("2023-02-25").progress("Now there are seven quotes", "Dec22.02");
    measure(builder, 7, "quotes received");
    CHECK(reasons(builder.archive()) == Lines{"two values of \"quotes received\" on one day: 2 and 5"});
}
