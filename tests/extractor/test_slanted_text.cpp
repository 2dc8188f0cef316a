// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <string>

#include "extractor/proto_block.h"
#include "extractor/read_document.h"
#include "extractor/views.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/raw_page_builder.h"

using namespace arising;
using extractor::Document;

namespace {

/// Six lines of text, under a word in large type that is turned by so many degrees against the clock.
std::string stamped(double degrees, const std::string& begin = "120 500") {
    const double angle = degrees * std::acos(-1.0) / 180;
    const auto number = [](double value) { return std::to_string(value); };
    std::string content = "BT /F1 12 Tf 14 TL 72 700 Td\n";
    for (const char* line :
         {"The roof of the hall was mended in the spring by two", "builders from the village, who",
          "were paid out of the old fund that had been set up for", "it in the year before. Nobody",
          "objected, and the clerk was asked to write to them and", "to thank them for their work."}) {
        content += "(" + std::string(line) + ") Tj T*\n";
    }
    content += "ET BT /F1 70 Tf " + number(std::cos(angle)) + " " + number(std::sin(angle)) + " " +
               number(-std::sin(angle)) + " " + number(std::cos(angle)) + " " + begin + " Tm (DRAFT COPY) Tj ET\n";
    return tests::pdf_of(
        {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
         ">>",
         tests::stream_object("", content),
         "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"});
}

const std::string text_alone =
    "p1 paragraph The roof of the hall was mended in the spring by two builders from the village, who were paid out of "
    "the old fund that had been set up for it in the year before. Nobody objected, and the clerk was asked to write to "
    "them and to thank them for their work.\n";

}  // namespace

TEST_CASE("a slanted watermark is furniture, and cuts no line of the text", "[extractor]") {
    for (const double degrees : {-55.0, -30.0, 15.0, 30.0, 45.0, 55.0, 75.0, 120.0}) {
        CAPTURE(degrees);
        const char* begin = degrees < 0 ? "120 800" : degrees < 60 ? "120 500" : "300 300";
        const Document document = extractor::read_document(stamped(degrees, begin), "a.pdf");
        CHECK(extractor::is_consistent(document));
        CHECK(extractor::view_blocks(document) == text_alone + "p1 furniture DRAFT COPY\n");
    }
}

TEST_CASE("the box of slanted text is where it stands on the page", "[extractor]") {
    const Document document = extractor::read_document(stamped(45), "a.pdf");
    REQUIRE(document.blocks.size() == 2);
    const extractor::Box& box = document.blocks[1].box;  // from (120, 342 from above), some 445 points long
    CHECK(box.x0 == Approx(120 - 0.72 * 70 * 0.707).margin(15));
    CHECK(box.y1 == Approx(342 + 0.2 * 70 * 0.707).margin(15));
    CHECK(box.x1 == Approx(120 + 445 * 0.707).margin(25));
    CHECK(box.y0 == Approx(342 - (445 + 0.72 * 70) * 0.707).margin(25));
}

TEST_CASE("a page that leans a little is read as text", "[extractor]") {
    const Document document = extractor::read_document(stamped(8, "72 200"), "a.pdf");
    CHECK_THAT(extractor::view_blocks(document), !Catch::Contains("furniture"));
}

TEST_CASE("slanted text on a page that lies on its side keeps its place", "[extractor]") {
    tests::RawPageBuilder page;
    page.page(800, 600);
    page.text(-500, 100, "The roof of the hall was mended in spring.");
    page.text(-500, 112, "The gate was painted as well, and oiled.");
    page.text(-400, 300, "DRAFT", 40);
    for (extractor::Glyph& glyph : page.document.pages[0].glyphs) {
        glyph.direction = extractor::Direction::up;
        glyph.slant = glyph.size > 15 ? 30 : 0;
    }
    const extractor::RawDocument raw = page.document;
    const Document document = extractor::compose_document(raw);
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[1].kind == extractor::BlockKind::furniture);
    CHECK(document.text_of(document.blocks[1]) == "DRAFT");
    extractor::Box expected;
    for (const extractor::Glyph& glyph : raw.pages[0].glyphs) {
        if (glyph.slant != 0) {
            expected.join(extractor::box_of(raw, 0, glyph));
        }
    }
    CHECK(document.blocks[1].box.x0 == Approx(expected.x0).margin(0.1));
    CHECK(document.blocks[1].box.y0 == Approx(expected.y0).margin(0.1));
    CHECK(document.blocks[1].box.x1 == Approx(expected.x1).margin(0.1));
    CHECK(document.blocks[1].box.y1 == Approx(expected.y1).margin(0.1));
}
