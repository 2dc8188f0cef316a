// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/page_turn.h"

#include <string>

#include "extractor/read_document.h"
#include "extractor/views.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/raw_page_builder.h"

using namespace arising;
using extractor::Box;
using extractor::Document;
using tests::RawPageBuilder;

namespace {

/// A page of 600 x 800 that holds a table, a paragraph and a label beside it, read from `matrix` upwards.
std::string sideways_pdf(const std::string& matrix) {
    const std::string content =
        matrix +
        " cm BT /F1 12 Tf 14 TL 50 500 Td (The gate by the pond is broken, and has to be) Tj T* "
        "(mended before the fair begins.) Tj ET\n"
        "50 400 m 450 400 l S 50 420 m 450 420 l S 50 440 m 450 440 l S 50 400 m 50 440 l S "
        "200 400 m 200 440 l S 450 400 m 450 440 l S "
        "BT /F1 12 Tf 55 425 Td (Owner) Tj 150 0 Td (Action) Tj -150 -20 Td (Clerk) Tj 150 0 Td "
        "(Mend the gate) Tj ET\n";
    return tests::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] /Contents 4 0 R /Resources << /Font << "
                          "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
                          tests::stream_object("", content)});
}

}  // namespace

TEST_CASE("a page that lies on its side is read like one that stands", "[extractor]") {
    const Document standing = extractor::read_document(sideways_pdf("1 0 0 1 0 0"), "a.pdf");
    const std::string expected =
        "p1 paragraph The gate by the pond is broken, and has to be mended before the fair begins.\n"
        "p1 table_cell t0 r0 c0 Owner\n"
        "p1 table_cell t0 r0 c1 Action\n"
        "p1 table_cell t0 r1 c0 Clerk\n"
        "p1 table_cell t0 r1 c1 Mend the gate\n";
    REQUIRE(extractor::view_blocks(standing) == expected);
    const Box upright = standing.words[0].box;
    struct Case {
        const char* matrix;
        Box first;  // where the first word must stand
    };
    const Case cases[] = {
        {"0 1 -1 0 600 0", {1, upright.y0, 600 - upright.x1, upright.y1, 600 - upright.x0}},  // up
        {"0 -1 1 0 0 600", {1, 600 - upright.y1, upright.x0, 600 - upright.y0, upright.x1}},  // down
        {"-1 0 0 -1 600 600",
         {1, 600 - upright.x1, 600 - upright.y1, 600 - upright.x0, 600 - upright.y0}},  // head down
    };
    for (const Case& c : cases) {
        INFO(c.matrix);
        const Document document = extractor::read_document(sideways_pdf(c.matrix), "a.pdf");
        std::string why;
        CHECK(extractor::is_consistent(document, &why));
        CHECK(why.empty());
        CHECK(extractor::view_blocks(document) == expected);
        const Box box = document.words[0].box;
        CHECK(box.x0 == Approx(c.first.x0).margin(0.1));
        CHECK(box.y0 == Approx(c.first.y0).margin(0.1));
        CHECK(box.x1 == Approx(c.first.x1).margin(0.1));
        CHECK(box.y1 == Approx(c.first.y1).margin(0.1));
        CHECK(document.pages[0].width == 600);
    }
}

TEST_CASE("a few letters on their side turn no page", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "Nearly everything on this page is upright.").text(-300, 580, "margin");
    for (extractor::Glyph& glyph : page.document.pages[0].glyphs) {
        glyph.direction = glyph.x0 < 0 ? extractor::Direction::up : extractor::Direction::right;
    }
    const std::vector<extractor::PageTurn> turns = extractor::turn_upright(page.document);
    REQUIRE(turns.size() == 1);
    CHECK(turns[0].direction == extractor::Direction::right);
    CHECK(page.document.pages[0].width == 600);
}
