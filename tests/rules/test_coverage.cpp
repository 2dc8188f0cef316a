// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/coverage.h"

#include <string>

#include "rules/rule_error.h"
#include "rules/rule_meter.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/temporary_pack.h"

using namespace arising;

namespace {

std::vector<rules::CoverageWord> words(const tests::TemporaryFolder& folder, const std::string& text) {
    return rules::load_coverage_words(folder.write("words.toml", text));
}

}  // namespace

TEST_CASE("sentences with a word that no rule claims are listed under the first word they have") {
    const tests::TemporaryFolder folder;
    const auto list =
        words(folder, "[coverage]\nrecommendation = [\"recommend*\"]\naction = [\"is to\", \"resolved\"]\n");
    const rules::RuleSet rules = tests::rules_of(tests::small_pack);
    const extractor::Document document = tests::document_of(
        "# She is to write\n\nShe is  to write as recommended. It was resolved to go. The Warden Is\nTo call.\n\n"
        "She resisted. Unresolved.");
    const rules::Coverage coverage = rules::cover(rules, document, list);
    CHECK(coverage.sentences == std::vector<std::size_t>{1, 1, 1});
    REQUIRE(coverage.unclaimed.size() == 2);
    CHECK(coverage.unclaimed[0].word == 0);
    CHECK(coverage.unclaimed[0].page == 1);
    CHECK(coverage.unclaimed[1].text == "The Warden Is To call.");
}

TEST_CASE("mistakes in a file of words are shown") {
    const tests::TemporaryFolder folder;
    CHECK_THROWS_AS(words(folder, "[coverage]\nactoin = [\"x\"]\n"), rules::RuleError);
    CHECK_THROWS_AS(words(folder, "[coverage]\naction = [\"*\"]\n"), rules::RuleError);
    CHECK_THROWS_AS(words(folder, "[coverage]\n"), rules::RuleError);
    CHECK_THROWS_AS(rules::load_coverage_words(folder / "missing.toml"), rules::RuleError);
}

TEST_CASE("a search that runs out of memory tries every rule, finds the same and is counted") {
    const tests::TemporaryFolder folder;
    const std::string pack = tests::write_small_pack(folder);
    const extractor::Document document = tests::document_of("It was RESOLVED to go.\n\nNobody came.");
    const rules::MinedDocument plenty = rules::RuleSet::load({pack}).mine(document);
    const rules::LoadOptions too_little{.library = {}, .prefilter_memory = 1};
    const rules::MinedDocument scarce = rules::RuleSet::load({pack}, too_little).mine(document);
    CHECK(plenty.prefilter_fallbacks == 0);
    CHECK(scarce.prefilter_fallbacks == 2);
    REQUIRE(scarce.statements.size() == 1);
    CHECK(scarce.statements.front().span == plenty.statements.front().span);
}

TEST_CASE("a meter counts what each rule is tried on, finds and keeps") {
    const rules::RuleSet rules = tests::rules_of(tests::small_pack);
    const extractor::Document document = tests::document_of("It was RESOLVED to go. So resolved.\n\nNobody came.");
    rules::RuleMeter meter(rules.size());
    CHECK(rules.mine(document, meter).statements.size() == 2);
    CHECK(meter.costs()[0].candidates == 1);
    CHECK(meter.costs()[0].found == 2);
    CHECK(meter.costs()[0].stood == 2);
    CHECK(meter.costs()[0].time.count() > 0);
    CHECK(meter.total >= meter.prefilter);
}
