// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/missing_unicode.h"

#include <string>

#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/raw_page_builder.h"

using namespace arising;
using tests::RawPageBuilder;

namespace {

/// Turns every letter of the last page into one for private use.
void make_private(RawPageBuilder& page) {
    for (extractor::Glyph& glyph : page.document.pages.back().glyphs) {
        glyph.text = glyph.text == ' ' ? glyph.text : 0xF000 + glyph.text;
    }
}

}  // namespace

TEST_CASE("characters that nobody knows are counted, and a page of them is to be read from its picture",
          "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "The gate by the pond was mended.").page().text(50, 100, "\uFFFD gate");
    CHECK_FALSE(extractor::is_mostly_unknown(page.document.pages[0], page.document.fonts));
    CHECK_FALSE(extractor::is_mostly_unknown(page.document.pages[1], page.document.fonts));
    page.page().text(50, 100, "The gate by the pond was mended.");
    make_private(page);
    CHECK(extractor::is_mostly_unknown(page.document.pages[2], page.document.fonts));
    const extractor::Document document = extractor::compose_document(page.document);
    REQUIRE(document.diagnostics.size() == 1);
    CHECK(document.diagnostics[0].page == 2);
    CHECK_THAT(document.diagnostics[0].message, Catch::StartsWith("27 characters on 2 pages cannot be told"));
}

TEST_CASE("symbols, and a few bullets in any font, are as they should be", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "Wingdings draws its ticks and bullets in just that place.");
    make_private(page);
    page.document.fonts[0].name = "ABCDEF+Wingdings-Regular";
    CHECK(extractor::compose_document(page.document).diagnostics.empty());
    RawPageBuilder bullets;
    bullets.page().text(50, 100, "\uF0B7 mend the gate").text(50, 120, "\uF0B7 oil the hinge");
    CHECK(extractor::compose_document(bullets.document).diagnostics.empty());
}
