// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/certain_links.h"

#include <string>
#include <vector>

#include "corpus/archive_wordings.h"
#include "corpus/body_name.h"
#include "corpus/candidate_index.h"
#include "corpus/series.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using tests::ArchiveBuilder;
using Lines = std::vector<std::string>;

namespace {

/// "reason from>to because", with positions counted from 0.
Lines certain_links(ArchiveBuilder& builder) {
    const corpus::Archive archive = builder.archive();
    const std::vector<corpus::Series> all = corpus::find_series(archive, corpus::body_keys(archive.documents));
    const corpus::ArchiveWordings wordings(archive, all);
    const corpus::SeriesText text(archive, all.at(0));
    const corpus::CandidateIndex index(corpus::wordings_of(all[0], wordings), 400);
    const corpus::EmptyWordings empty(text, wordings, index, 0.3);
    Lines lines;
    for (const corpus::ProposedLink& link : corpus::find_certain_links(text, empty)) {
        CHECK(link.tie == corpus::Tie::certain);
        lines.push_back(std::string(corpus::name_of(link.reason)) + " " + std::to_string(link.from) + ">" +
                        std::to_string(link.to) + " " + link.because);
    }
    return lines;
}

}  // namespace

TEST_CASE("a number ties two meetings, shown as the later one prints it") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act("Mend the stile", "JAN22.01").document("2022-02-10").act("Chase", "Jan22.01");
    CHECK(certain_links(builder) == Lines{"same_number 0>1 both carry the number Jan22.01"});
}

TEST_CASE("a report in a list below an item is about it, however far below") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act("Mend the stile by the pond").act("Count the owls of the parish");
    builder.progress("No reply came", "").last_statement().under = {"Pond", "Mend the stile by the pond"};
    CHECK(certain_links(builder) == Lines{"reports_progress 0>2 the later one stands in a list below the earlier"});
}

TEST_CASE("a report that repeats an action's words is about it, one that shares a word or two is not") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act("Mend the stile by the pond").act("Paint it");
    builder.document("2022-02-10").progress("It is done", "Mend the stile by the pond").progress("Wet", "Paint it");
    CHECK(certain_links(builder) == Lines{"reports_progress 0>2 the later one reports on \"Mend the stile by the "
                                          "pond\", the words of the earlier one"});
}

TEST_CASE("what is said twice in one place is one matter") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act("Mend the stile by the pond");
    builder.last_statement().boxes = {{1, 72, 100, 400, 112}};
    builder.decide("Mend the stile by the pond");
    builder.last_statement().boxes = {{1, 72, 100, 400, 112}};
    CHECK(certain_links(builder) == Lines{"same_matter 0>1 the same words say both"});
}

TEST_CASE("words alone are never certain") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act("Mend the stile by the pond");
    builder.document("2022-02-10").act("Mend the stile by the pond");
    CHECK(certain_links(builder).empty());
}
