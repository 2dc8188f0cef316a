// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/surroundings.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/document_builder.h"

using namespace arising;
using corpus::Surroundings;
using Texts = std::vector<std::string>;

namespace {

Surroundings around(std::string_view text, std::string_view statement) {
    const extractor::Document document = tests::document_of(text);
    const std::size_t at = document.text.find(statement);
    REQUIRE(at != std::string::npos);
    const auto begin = static_cast<std::uint32_t>(at);
    return corpus::SurroundingsFinder(document).around({begin, begin + static_cast<std::uint32_t>(statement.size())});
}

}  // namespace

TEST_CASE("a statement stands under the list items that enclose it") {
    const char* text = "# Matters\n\n- Pond\n  - Reeds\n    - Clerk to chase\n  - Ducks\n- Barn\n";
    CHECK(around(text, "Clerk to chase").under == Texts{"Pond", "Reeds"});
    CHECK(around(text, "Ducks").under == Texts{"Pond"});
    CHECK(around(text, "Barn").under.empty());
}

TEST_CASE("nothing stands under an item beyond the next heading") {
    CHECK(around("- Pond\n\n# Barn\n\n  - Clerk to chase\n", "Clerk to chase").under.empty());
}

TEST_CASE("a cell stands under the short cells to its left, but not under numbers") {
    const char* text =
        "| No | Matter | Action |\n|---|---|---|\n| 7 | Pond | Clerk to chase |\n| 8 | Barn | Ask Ann |\n";
    CHECK(around(text, "Clerk to chase").under == Texts{"Pond"});
    CHECK(around(text, "Ask Ann").under == Texts{"Barn"});
}

TEST_CASE("what a passage says before a statement is kept, of much its beginning and its end") {
    CHECK(around("The pond is low. Clerk to chase.\n", "Clerk to chase.").before == "The pond is low.");
    CHECK(around("Clerk to chase.\n", "Clerk to chase.").before.empty());
    std::string much = "The pond is low.";
    for (int i = 0; i < 80; ++i) {
        much += " It rained" + std::to_string(i) + ".";
    }
    const std::string kept = around(much + " Clerk to chase.\n", "Clerk to chase.").before;
    CHECK(kept.size() < much.size());
    CHECK(kept.starts_with("The pond is low."));
    CHECK(kept.ends_with("It rained79."));
}

TEST_CASE("where a statement opens its paragraph, the one before is kept, and marked") {
    CHECK(around("The pond is low.\n\nClerk to chase.\n", "Clerk to chase.").before ==
          "The pond is low. " + std::string(corpus::paragraph_break));
    CHECK(around("The pond is low.\n\n# Barn\n\nClerk to chase.\n", "Clerk to chase.").before.empty());
}
