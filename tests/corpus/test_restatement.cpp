// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/restatement.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/body_name.h"
#include "corpus/expansion.h"
#include "corpus/series.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using corpus::Restatement;
using tests::ArchiveBuilder;

namespace {

/// What an inspectorate of footpaths writes elsewhere: enough to show which words keep company.
void add_other_bodies(ArchiveBuilder& builder) {
    const std::vector<std::string> texts = {
        "Wardens should walk every footpath and log broken stiles",
        "Footpath wardens and volunteers should log broken stiles and gates",
        "Volunteers should report fallen waymarks and broken gates",
        "Replace fallen waymarks along bridleways before summer",
        "Keep an inventory of waymarks and fingerposts on bridleways",
        "Train volunteers in reporting fingerposts and waymarks",
        "Tearooms need clearer prices and longer opening hours",
        "Prices in tearooms should be shown with opening hours",
        "Opening hours of tearooms should follow the season",
    };
    int year = 2010;
    for (const std::string& text : texts) {
        ++year;
        builder.document(std::to_string(year) + "-03-01", "Body " + std::to_string(year) + "x Council");
        builder.last_document().facts.author = "Inspectorate of Footpaths";
        builder.recommend(text);
    }
}

ArchiveBuilder restated() {
    ArchiveBuilder builder;
    add_other_bodies(builder);
    builder.document("2020-05-01");
    builder.last_document().facts.author = "Inspectorate of Footpaths";
    builder.recommend("Ensure that broken stiles are logged by footpath wardens so that they can be mended");
    builder.recommend("Opening hours of the tearooms should be longer at weekends");
    builder.document("2023-05-01");
    builder.last_document().facts.author = "Inspectorate of Footpaths";
    builder.recommend("The logging of broken stiles (paragraphs 12, 14)");
    return builder;
}

std::vector<Restatement> pairs_of(const corpus::Archive& archive) {
    const std::vector<corpus::Series> all = corpus::find_series(archive, corpus::body_keys(archive.documents));
    const corpus::Restatements restatements(archive, all);
    for (const corpus::Series& series : all) {
        if (series.sayings.size() == 3) {
            return restatements.in(series);
        }
    }
    return {};
}

}  // namespace

TEST_CASE("a recommendation made again in other words is more probable than another one") {
    const corpus::Archive archive = restated().archive();
    const std::vector<Restatement> pairs = pairs_of(archive);
    REQUIRE_FALSE(pairs.empty());
    const auto best = std::max_element(pairs.begin(), pairs.end(), [](const Restatement& a, const Restatement& b) {
        return a.probability < b.probability;
    });
    CHECK(best->from == 0);
    CHECK(best->to == 2);
    CHECK(best->probability > 0.5);
    for (const Restatement& pair : pairs) {
        CHECK(pair.from < pair.to);
        CHECK((pair.from == 0 || pair.probability < 0.4));
    }
}

TEST_CASE("more evidence is never less probable") {
    const corpus::RestatementModel model;
    corpus::RestatementEvidence weak{0.1, 0.1, 0.1, 0.1, -0.1, -0.1, 0.1, -1};
    corpus::RestatementEvidence strong{0.9, 0.9, 0.9, 0.9, 0.3, 0.3, 0.9, 1};
    CHECK(model.probability(weak) < 0.1);
    CHECK(model.probability(strong) > 0.9);
}

TEST_CASE("a wording is expanded by what its neighbours say, not by its own copies") {
    corpus::Wordings wordings;
    const std::size_t stiles = wordings.add("broken stiles");
    const std::size_t copy = wordings.add("broken stiles");
    const std::size_t neighbour = wordings.add("broken gates");
    const std::size_t gates = wordings.add("rusty gates");
    for (int i = 0; i < 20; ++i) {
        wordings.add("filler" + std::to_string(i) + "x other" + std::to_string(i) + "x");
    }
    wordings.freeze();
    std::vector<const corpus::WordingVector*> all;
    for (std::size_t i = 0; i < 24; ++i) {
        all.push_back(&wordings.vector(i));
    }
    const std::vector<corpus::WordingVector> echoes = corpus::expanded(all);
    CHECK(similarity(wordings.vector(stiles), wordings.vector(gates)) == Approx(0.0));
    CHECK(similarity(echoes[stiles], echoes[gates]) > 0.1);
    CHECK(echoes[stiles].size() == echoes[copy].size());
    CHECK(similarity(echoes[neighbour], echoes[stiles]) > similarity(echoes[gates], echoes[stiles]));
    CHECK(similarity(echoes[10], wordings.vector(10)) == Approx(1.0).margin(1e-4));
}
