// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/same_matter.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/body_name.h"
#include "corpus/series.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using corpus::MatterEvidence;
using tests::ArchiveBuilder;

namespace {

using Seen = std::map<std::pair<std::size_t, std::size_t>, MatterEvidence>;

/// What is seen of every pair, by positions counted from 0.
Seen seen_in(ArchiveBuilder& builder) {
    const corpus::Archive archive = builder.archive();
    const std::vector<corpus::Series> all = corpus::find_series(archive, corpus::body_keys(archive.documents));
    const corpus::ArchiveWordings wordings(archive, all);
    const corpus::SeriesText text(archive, all.at(0));
    const corpus::CandidateIndex index(corpus::wordings_of(all[0], wordings), 400);
    const corpus::EmptyWordings empty(text, wordings, index, 0.3);
    const corpus::MatterPairs pairs(text, wordings, index, empty, {});
    Seen seen;
    pairs.for_each(0.05, [&seen](std::size_t from, std::size_t to, const MatterEvidence& evidence) {
        CHECK(seen.emplace(std::pair(from, to), evidence).second);
    });
    return seen;
}

const std::string stile = "Mend the broken stile beside the otter holt";

void add_other_matters(ArchiveBuilder& builder) {
    builder.act("Invite hedge contractors for annual trimming").act("Purchase new goal nets before autumn");
}

}  // namespace

TEST_CASE("pairs are of different dates, and never two recommendations") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act(stile).act(stile + " again").recommend(stile + " soon");
    add_other_matters(builder);
    builder.document("2022-02-10").act(stile).recommend(stile + " now");
    const Seen seen = seen_in(builder);
    CHECK(seen.contains({0, 5}));
    CHECK(seen.contains({0, 6}));
    CHECK(seen.contains({2, 5}));
    CHECK_FALSE(seen.contains({2, 6}));
    CHECK_FALSE(seen.contains({0, 1}));
}

TEST_CASE("a pair is best where neither meeting has another matter that is more alike") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act(stile).act("Ask who owns the otter holt");
    add_other_matters(builder);
    builder.document("2022-02-10").act(stile + " at last");
    add_other_matters(builder);
    const Seen seen = seen_in(builder);
    CHECK(seen.at({0, 4}).best_there == 1.0);
    CHECK(seen.at({1, 4}).best_there < 1.0);
    CHECK(seen.at({0, 4}).above_own > seen.at({1, 4}).above_own);
    CHECK(corpus::MatterModel().probability(seen.at({0, 4})) > corpus::MatterModel().probability(seen.at({1, 4})));
}

TEST_CASE("the same owner is evidence, less so of one who is named in everything") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-10", "2022-02-10"}) {
        builder.document(date).act("Vera Vole mends the stile").last_statement().statement.owner = "Vera Vole";
        builder.act("Clerk counts the owls of the holt").last_statement().statement.owner = "Clerk";
        builder.act("Clerk oils the pump of the pond").last_statement().statement.owner = "Clerk";
        builder.act("Paint the urn of the tearoom");
    }
    const Seen seen = seen_in(builder);
    CHECK(seen.at({0, 4}).same_owner > seen.at({1, 5}).same_owner);
    CHECK(seen.at({1, 5}).same_owner > 0);
    CHECK(seen.at({3, 7}).same_owner == 0);
}

TEST_CASE("different numbers, two decisions and long silences count against a pair") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").decide(stile + ", 22/00001/F").act(stile);
    add_other_matters(builder);
    builder.document("2022-02-10").decide(stile + ", 22/00002/F");
    add_other_matters(builder);
    builder.document("2025-02-10").act(stile);
    const Seen seen = seen_in(builder);
    CHECK(seen.at({0, 4}).numbers_differ);
    CHECK(seen.at({0, 4}).both_decide);
    CHECK_FALSE(seen.at({1, 4}).numbers_differ);
    CHECK_FALSE(seen.at({1, 4}).both_decide);
    // Next meeting but one of those that are there; three years of minutes are missing.
    CHECK(seen.at({1, 4}).apart == 0);
    CHECK(seen.at({1, 7}).apart > 2.5);
    const corpus::MatterModel model;
    MatterEvidence plain = seen.at({1, 4});
    const double probable = model.probability(plain);
    plain.apart = seen.at({1, 7}).apart;
    CHECK(model.probability(plain) < probable);
}

TEST_CASE("statements of one passage may be one matter, others of a meeting are different ones") {
    ArchiveBuilder builder;
    builder.document("2022-01-10").act(stile).act("Ask the owner");
    builder.last_statement().before = stile;
    builder.act("Count the owls");
    const corpus::Archive archive = builder.archive();
    const std::vector<corpus::Series> all = corpus::find_series(archive, corpus::body_keys(archive.documents));
    const corpus::ArchiveWordings wordings(archive, all);
    const corpus::SeriesText text(archive, all.at(0));
    const corpus::CandidateIndex index(corpus::wordings_of(all[0], wordings), 400);
    const corpus::EmptyWordings empty(text, wordings, index, 0.3);
    const corpus::MatterPairs pairs(text, wordings, index, empty, {});
    CHECK(pairs.may_be_one(0, 1));
    CHECK_FALSE(pairs.may_be_one(0, 2));
    CHECK_FALSE(pairs.may_be_one(1, 2));
}
