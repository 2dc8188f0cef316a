// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"

using namespace arising;
using extractor::Document;
using extractor::ReadOptions;

namespace {

Document read_at_most(std::size_t glyphs) {
    ReadOptions options;
    options.max_glyphs = glyphs;
    return extractor::read_document(tests::minimal_pdf({"The gate was mended.", "The roof was not."}), "a.pdf",
                                    options);
}

}  // namespace

TEST_CASE("a last page that is cut at the limit of characters is reported", "[extractor]") {
    const Document document = read_at_most(20);
    CHECK(document.text == "The gate was mended.\n");
    CHECK(document.truncated);
    REQUIRE(document.diagnostics.size() == 1);
    CHECK(document.diagnostics[0].page == 1);
    CHECK(document.diagnostics[0].severity == extractor::Severity::error);
    CHECK_THAT(document.diagnostics[0].message, Catch::Contains("page 1") && Catch::Contains("more than 20 char"));
}

TEST_CASE("a document with just as many characters as are read is whole", "[extractor]") {
    const Document document = read_at_most(37);
    CHECK(document.text == "The gate was mended. The roof was not.\n");
    CHECK_FALSE(document.truncated);
    CHECK(document.diagnostics.empty());
}
