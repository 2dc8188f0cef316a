// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/loose_reports.h"

#include <string>
#include <vector>

#include "corpus/body_name.h"
#include "corpus/contradictions.h"
#include "corpus/series.h"
#include "corpus/trail_maker.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using corpus::Link;
using corpus::LinkReason;
using corpus::Mention;
using rules::ProgressStatus;
using tests::ArchiveBuilder;

namespace {

/// An action, then two reports on it, each of a day of its own.
corpus::Archive ramp_and_reports() {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Mend the ramp at the library", "Jan22.01");
    builder.document("2022-02-01").progress("Builder asked", "Jan22.01");
    builder.document("2022-03-01").progress("Ramp mended", "Jan22.01", ProgressStatus::complete);
    return builder.archive();
}

Link link(const corpus::Archive& archive, std::size_t from, std::size_t to, LinkReason reason, double score) {
    return {archive.statements[from].id, archive.statements[to].id, reason, score, "for a test"};
}

/// By statement.
std::vector<bool> loose(const corpus::Archive& archive, const std::vector<Link>& links) {
    std::vector<Mention> matter;
    for (const corpus::Record& record : archive.statements) {
        matter.push_back({&record, "2022-01-01", false});
    }
    corpus::mark_loose_reports(matter, links);
    std::vector<bool> is_loose;
    for (const Mention& mention : matter) {
        is_loose.push_back(mention.is_loose);
    }
    return is_loose;
}

using Loose = std::vector<bool>;

}  // namespace

TEST_CASE("a report is loose where no way of sure links leads to what is asked") {
    const corpus::Archive archive = ramp_and_reports();
    const Link sure = link(archive, 0, 1, LinkReason::reports_progress, 0.5);
    const Link weak = link(archive, 1, 2, LinkReason::reports_progress, 0.49);
    CHECK(loose(archive, {sure, weak}) == Loose{false, false, true});
    CHECK(loose(archive, {link(archive, 0, 1, LinkReason::reports_progress, 0.49),
                          link(archive, 1, 2, LinkReason::same_wording, 0.9)}) == Loose{false, true, true});
    CHECK(loose(archive, {sure, link(archive, 0, 2, LinkReason::same_matter, 0.8)}) == Loose{false, false, false});
}

TEST_CASE("numbers, quotations, persons and places are sure, whatever their score") {
    corpus::Archive archive = ramp_and_reports();
    for (const LinkReason reason : {LinkReason::same_number, LinkReason::cites, LinkReason::by_hand}) {
        CHECK(loose(archive, {link(archive, 0, 2, reason, 0.1)}) == Loose{false, false, false});
    }
    archive.statements[2].document = archive.statements[0].document;
    CHECK(loose(archive, {link(archive, 0, 2, LinkReason::same_matter, 0.1)}) == Loose{false, false, false});
}

TEST_CASE("nothing is loose without a link, or where nothing is asked") {
    corpus::Archive archive = ramp_and_reports();
    CHECK(loose(archive, {}) == Loose{false, false, false});
    archive.statements.erase(archive.statements.begin());
    CHECK(loose(archive, {link(archive, 0, 1, LinkReason::same_wording, 0.1)}) == Loose{false, false});
}

TEST_CASE("a trail is not complete by a loose report") {
    const corpus::Archive archive = ramp_and_reports();
    const std::vector<corpus::Series> series = corpus::find_series(archive, corpus::body_keys(archive.documents));
    const corpus::Contradictions contradictions(archive);
    const corpus::TrailMaker maker(archive, series.at(0), contradictions, 3);
    const auto status = [&](double score) {
        return maker
            .make({0, 1, 2}, {link(archive, 0, 1, LinkReason::same_number, 1),
                              link(archive, 1, 2, LinkReason::reports_progress, score)})
            .status;
    };
    CHECK(status(0.5) == corpus::TrailStatus::complete);
    CHECK(status(0.45) == corpus::TrailStatus::open);
}
