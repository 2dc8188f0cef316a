// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/meetings.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/body_name.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using tests::ArchiveBuilder;

namespace {

/// date, committee, number of documents
std::vector<std::string> lines_of(const corpus::Archive& archive) {
    std::vector<std::string> lines;
    for (const corpus::Meeting& meeting : archive.meetings) {
        lines.push_back(meeting.date + " " + meeting.committee + " " + std::to_string(meeting.documents.size()));
    }
    return lines;
}

}  // namespace

TEST_CASE("agenda and minutes of one date are one meeting, another committee is another") {
    ArchiveBuilder builder;
    builder.document("2022-02-01").act("x").document("2022-02-01", "WESTMARSH DISTRICT", "Scrutiny committee");
    builder.document("2022-01-01").document("2022-02-01", "Westmarsh District Council", "Cabinet").document("");
    const corpus::Archive archive = builder.archive();
    const std::vector<std::string> lines = lines_of(archive);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "2022-01-01 Scrutiny Committee 1");
    CHECK(std::count(lines.begin(), lines.end(), "2022-02-01 Scrutiny Committee 2") == 1);
    CHECK(std::count(lines.begin(), lines.end(), "2022-02-01 Cabinet 1") == 1);
    CHECK(!archive.statements[0].meeting.empty());
}

TEST_CASE("agenda, draft and approved minutes are of one meeting, whatever the body is called there") {
    ArchiveBuilder builder;
    for (const char* body : {"Westmarsh District Council", "The District Council of Westmarsh", "WESTMARSH DISTRICT"}) {
        builder.document("2022-02-01", body).act("Mend the stile beside the otter holt");
    }
    const corpus::Archive archive = builder.archive();
    CHECK(lines_of(archive) == std::vector<std::string>{"2022-02-01 Scrutiny Committee 3"});
    for (const corpus::Record& record : archive.statements) {
        CHECK(record.meeting == archive.meetings.at(0).id);
    }
}

TEST_CASE("two bodies that meet on one day are never one meeting") {
    ArchiveBuilder builder;
    builder.document("2022-02-01", "Westmarsh District Council", "").act("Mend the stile");
    builder.document("2022-02-01", "Eastmarsh District Council", "").act("Mend the stile");
    builder.document("2022-02-01", "Westmarsh Town Council", "").act("Mend the stile");
    const corpus::Archive archive = builder.archive();
    CHECK(archive.meetings.size() == 3);
    CHECK(archive.trails.empty());
}

TEST_CASE("an inspection is a meeting of the body inspected with its inspectorate") {
    ArchiveBuilder builder;
    builder.document("2019-05-01", "Westmarsh", "");
    builder.last_document().facts.kind = rules::DocumentKind::inspection_report;
    builder.last_document().facts.author = "Care and Learning Inspectorate";
    CHECK(lines_of(builder.archive()) == std::vector<std::string>{"2019-05-01 Care and Learning Inspectorate 1"});
}

TEST_CASE("an inspection whose report has no date is of the day on which it ended") {
    ArchiveBuilder builder;
    builder.document("", "Westmarsh", "").recommend("x");
    builder.last_document().facts.kind = rules::DocumentKind::inspection_report;
    builder.last_document().facts.author = "Care and Learning Inspectorate";
    builder.last_document().facts.inspection.end = "2019-05-01";
    const corpus::Archive archive = builder.archive();
    CHECK(lines_of(archive) == std::vector<std::string>{"2019-05-01 Care and Learning Inspectorate 1"});
    CHECK(!archive.statements[0].meeting.empty());
}

TEST_CASE("bodies are compared without the words that say what sort they are") {
    const auto same = [](const std::string& a, const std::string& b) {
        return corpus::body_key(a) == corpus::body_key(b);
    };
    CHECK(same("Westmarsh County Council", "westmarsh"));
    CHECK(same("The Royal Borough of St Mary's", "St. Mary’s Borough Council"));
    CHECK(same("London Borough of Westmarsh Council", "Westmarsh"));
    CHECK(same("Ynys Môn", "YNYS MON"));
    CHECK_FALSE(same("Westmarsh Town Council", "Westmarsh District Council"));
    CHECK_FALSE(same("Westmarsh", "Eastmarsh"));
    CHECK_FALSE(corpus::body_key(std::string("City Council")).empty());
}

TEST_CASE("documents that do not say whose they are go by their folder") {
    const auto keys = [](const std::vector<std::pair<std::string, std::string>>& paths_and_bodies) {
        std::vector<corpus::DocumentRecord> documents;
        for (const auto& [path, body] : paths_and_bodies) {
            documents.emplace_back();
            documents.back().path = path;
            documents.back().facts.body = body;
        }
        return corpus::body_keys(documents);
    };
    using Keys = std::vector<std::string>;
    CHECK(keys({{"north/a.pdf", ""}, {"north/b.pdf", ""}, {"south/a.pdf", ""}}) == Keys{"/north", "/north", "/south"});
    CHECK(keys({{"north/a.pdf", "Parish Council"}, {"north/b.pdf", "Westmarsh Council"}}) ==
          Keys{"westmarsh", "westmarsh"});
    CHECK(keys({{"a.pdf", ""}, {"b.pdf", "Westmarsh"}, {"c.pdf", "Eastmarsh"}}) == Keys{"/", "westmarsh", "eastmarsh"});
}
