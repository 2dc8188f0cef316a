// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/series_vocabulary.h"

#include <string>
#include <vector>

#include "corpus/body_name.h"
#include "corpus/series.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using corpus::SeriesVocabulary;
using tests::ArchiveBuilder;
using Words = std::vector<std::string>;

namespace {

/// The only body of an archive, with what its way of writing shows.
struct Body {
    corpus::Archive archive;
    std::vector<corpus::Series> series;
    SeriesVocabulary vocabulary;

    explicit Body(ArchiveBuilder& builder)
        : archive(builder.archive()),
          series(corpus::find_series(archive, corpus::body_keys(archive.documents))),
          vocabulary(archive, series.at(0)) {}
};

ArchiveBuilder& act(ArchiveBuilder& builder, const std::string& owner, const std::string& text) {
    builder.act(text).last_statement().statement.owner = owner;
    return builder;
}

}  // namespace

TEST_CASE("who acts for a body, and its own name, tell no matter from another") {
    ArchiveBuilder builder;
    builder.document("2022-01-01", "Sallow Parish Council");
    act(builder, "Cllr Bream", "Cllr Bream to mend the stile");
    act(builder, "Cllr Tench", "Cllr Tench to paint the urn");
    act(builder, "Cllr Roach", "Cllr Roach to ask Cllr Perch about moles");
    act(builder, "Cllr Bream", "Cllr Bream to oil the pump");
    const Body body(builder);
    CHECK(body.vocabulary.telling_words("Cllr Bream to mend the Sallow stile") == Words{"to", "mend", "the", "stile"});
    // Perch never has to act, but stands behind the title of those who do.
    CHECK(body.vocabulary.is_own_name("perch"));
    CHECK_FALSE(body.vocabulary.is_own_name("stile"));
}

TEST_CASE("what meetings do with every matter tells none") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").decide("The urn is to be painted");
    const Body body(builder);
    CHECK(body.vocabulary.telling_words("Resolved: motion carried unanimously, urn") == Words{"urn"});
}

TEST_CASE("two words are also their compound where the body writes it as one") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Mend the footbridge");
    const Body body(builder);
    CHECK(body.vocabulary.telling_words("foot bridge") == Words{"foot", "bridge", "footbridge"});
    CHECK(body.vocabulary.telling_words("pond bridge") == Words{"pond", "bridge"});
}

TEST_CASE("no acronym of a body stands for one of its members") {
    ArchiveBuilder builder;
    builder.document("2022-01-01");
    act(builder, "Cllr Bream", "The CDC replied to Cllr Dora Carp");
    act(builder, "Cllr Tench", "Ask Cllr Dora Carp about the CDC");
    act(builder, "Cllr Roach", "Chalk Down Conservators to be thanked");
    const Body body(builder);
    CHECK(body.vocabulary.telling_words("CDC") == Words{"cdc", "chalk", "down", "conservators"});
}

TEST_CASE("a heading says less of a statement, the more stands under it and the more documents have it") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01", "2022-05-01"}) {
        builder.document(date).act("Mend the stile of " + std::string(date)).under("Updates");
        builder.act("Count owls on " + std::string(date)).under("7. Owls " + std::string(date).substr(0, 4));
        builder.act("Feed owls on " + std::string(date)).under("8. Owls");
    }
    builder.act("Name the pond").under("Pond");
    const Body body(builder);
    const auto weight = [&body](std::size_t saying) {
        return body.vocabulary.weight_of_heading(body.series[0].sayings[saying]);
    };
    CHECK(weight(15) > 0.8F);       // "Pond": one statement, one document
    CHECK(weight(0) < weight(15));  // "Updates": one statement, in all documents
    CHECK(weight(1) < weight(0));   // "Owls", whatever its number: two statements, in all documents
    CHECK(weight(1) == Approx(weight(2)));
}
