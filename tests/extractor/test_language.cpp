// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/language.h"

#include <string>

#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/raw_page_builder.h"

using arising::extractor::language_of_words;

namespace {

const std::string english =
    "The minutes of the last meeting were approved and signed by the chair. It was agreed that the gate by the pond "
    "will be mended with the money from the fair, which has been counted. ";
const std::string welsh =
    "Cafodd cofnodion y cyfarfod eu cymeradwyo ac mae'r cadeirydd wedi eu llofnodi. Mae angen trwsio'r giât yn y cae "
    "ar unwaith gan fod y defaid yn dianc, ac mae'r clerc yn ysgrifennu at y ffermwr. ";

}  // namespace

TEST_CASE("a text's language is told by its commonest words", "[extractor]") {
    CHECK(language_of_words(english) == "en");
    CHECK(language_of_words(welsh) == "cy");
    CHECK(language_of_words(english + english + english + welsh) == "en");
    CHECK(language_of_words(english + welsh).empty());
    CHECK(language_of_words("The gate is broken.").empty());
    CHECK(language_of_words("Der Ausschuss hat beschlossen, dass das Tor am Teich repariert wird.").empty());
    CHECK(language_of_words("").empty());
}

TEST_CASE("the words tell a document's language only where the file does not", "[extractor]") {
    arising::tests::RawPageBuilder page;
    page.page(4000);
    page.text(50, 100, welsh);
    CHECK(arising::extractor::compose_document(page.document).language == "cy");
    page.document.metadata.language = "en-GB";
    CHECK(arising::extractor::compose_document(page.document).language == "en");
}
