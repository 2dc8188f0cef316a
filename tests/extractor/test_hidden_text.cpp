// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "extractor/painted_areas.h"
#include "extractor/read_document.h"
#include "extractor/views.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"

using namespace arising;
using extractor::Document;
using tests::pdf_of;
using tests::stream_object;

namespace {

constexpr const char* font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// Object 6 is a picture of one grey point, 7 a form that says "layered" on layer 8 (off) and "framed" 9 (on).
std::string pdf_with(const std::string& content) {
    return pdf_of(
        {"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [8 0 R 9 0 R] /D << /OFF [8 0 R] >> >> >>",
         "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
         "/XObject << /I1 6 0 R /X1 7 0 R >> /Properties << /Off 8 0 R /On 9 0 R >> /ExtGState << /Half << /ca 0.5 >> "
         "/None << /ca 0 >> >> /Shading << /S1 << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 595 0] /Function "
         "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [0 0 1] /N 1 >> >> >> >> >>",
         stream_object("", content), font,
         stream_object("/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Width 1 /Height 1",
                       "\x80\n"),
         stream_object("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /OC 8 0 R /Resources << /Font << /F1 5 0 R "
                       ">> >>",
                       "BT /F1 12 Tf 72 300 Td (layered) Tj ET\n"),
         "<< /Type /OCG /Name (Off) >>", "<< /Type /OCG /Name (On) >>"});
}

Document read(const std::string& content, bool hidden_text = false) {
    extractor::ReadOptions options;
    options.ocr = extractor::Ocr::never;
    options.hidden_text = hidden_text;
    // What stands at the top of every page keeps it from being a scan.
    Document document = extractor::read_document(
        pdf_with("BT /F1 12 Tf 72 800 Td (Everybody sees this line of the page.) Tj ET\n" + content), "a.pdf", options);
    std::string why;
    CHECK(extractor::is_consistent(document, &why));
    CHECK(why.empty());
    return document;
}

std::string text_at_72_500(const std::string& words) {
    return "BT /F1 12 Tf 72 500 Td (" + words + ") Tj ET\n";
}

std::string hidden_part(const Document& document) {
    std::string text;
    for (const extractor::Block& block : document.blocks) {
        if (block.kind == extractor::BlockKind::hidden) {
            text += document.text_of(block);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("text that nobody sees on the page is kept apart", "[extractor]") {
    struct Case {
        const char* name;
        std::string content;
        const char* reason;
    };
    const std::string text = text_at_72_500("secret");
    const std::vector<Case> cases = {
        {"white on the page", "1 g " + text, "6 in the colour of what they stand on"},
        {"nearly white", "0.97 0.97 0.96 rg " + text, "6 in the colour of what they stand on"},
        {"white of four inks", "0 0 0 0 k " + text, "6 in the colour of what they stand on"},
        {"black on a black bar", "0 g 60 490 200 30 re f " + text, "6 in the colour of what they stand on"},
        {"white where a dark bar was painted over in white", "0 g 60 490 200 30 re f 1 g 60 490 200 30 re f " + text,
         "6 in the colour of what they stand on"},
        {"under a bar", text + "0 g 60 490 200 30 re f ", "6 painted over"},
        {"under a thick line", text + "20 w 60 505 m 200 505 l S ", "6 painted over"},
        {"under a picture", text + "q 200 0 0 50 60 480 cm /I1 Do Q ", "6 under a picture"},
        {"cut off", "q 300 300 50 50 re W n " + text + "Q ", "6 cut off"},
        {"wholly transparent", "q /None gs " + text + "Q ", "6 in invisible ink"},
        {"invisible ink", "BT 3 Tr ET " + text, "6 in invisible ink"},
        {"too small", "BT /F1 0.1 Tf 72 500 Td (secret) Tj ET ", "6 too small"},
        {"on a layer that is off", "/OC /Off BDC " + text + "EMC ", "6 on a layer that is switched off"},
        {"in a form on a layer that is off", "/X1 Do ", "7 on a layer that is switched off"},
        {"outside the page", "BT /F1 12 Tf 800 500 Td (secret) Tj ET ", "6 outside the page"},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const Document document = read(c.content);
        const std::string words = std::string(c.name).find("form") == std::string::npos ? "secret" : "layered";
        CHECK(hidden_part(document) == words);
        REQUIRE(document.diagnostics.size() == 1);
        CHECK(document.diagnostics[0].severity == extractor::Severity::note);
        CHECK_THAT(document.diagnostics[0].message,
                   Catch::EndsWith("on 1 page cannot be seen and were not mined: " + std::string(c.reason)));
        const Document shown = read(c.content, true);
        CHECK(hidden_part(shown).empty());
        CHECK(shown.text.find(words) != std::string::npos);
        CHECK(shown.diagnostics.empty());
    }
}

TEST_CASE("text that can be seen is not hidden", "[extractor]") {
    const std::string text = text_at_72_500("seen");
    const std::vector<std::pair<const char*, std::string>> cases = {
        {"white on a dark bar", "0 0 0.4 rg 60 490 200 30 re f 1 g " + text},
        {"white on a picture", "q 200 0 0 50 60 480 cm /I1 Do Q 1 g " + text},
        {"white on a round shape", "0 g 60 490 m 200 490 l 220 505 l 200 520 l 60 520 l f 1 g " + text},
        {"white on a shading", "q 60 490 200 30 re W n /S1 sh Q 1 g " + text},
        {"white on a thick line", "20 w 60 505 m 200 505 l S 1 g " + text},
        {"white with a black outline", "1 g BT 2 Tr ET " + text},
        {"grey on white", "0.8 g " + text},
        {"black on a bar painted before", "0.9 g 60 490 200 30 re f 0 g " + text},
        {"beside a bar", text + "0 g 300 490 200 30 re f "},
        {"half under a bar", text + "0 g 60 490 200 14 re f "},
        {"under something transparent", text + "q /Half gs 0 g 60 490 200 30 re f Q "},
        {"inside a frame", text + "0 g 60 490 200 30 re 65 495 190 20 re f* "},
        {"underlined", text + "0 g 60 498 200 1 re f "},
        {"in a clip", "q 60 480 200 60 re W n " + text + "Q "},
        {"on a layer that is on", "/OC /On BDC " + text + "EMC "},
        {"after a layer that is off", "/OC /Off BDC EMC " + text},
    };
    for (const auto& [name, content] : cases) {
        INFO(name);
        const Document document = read(content);
        CHECK(hidden_part(document).empty());
        CHECK(document.text.find("seen") != std::string::npos);
        CHECK(document.diagnostics.empty());
    }
}

TEST_CASE("the text layer of a scan is its text, under the picture or in invisible ink", "[extractor]") {
    const std::string picture = "q 595 0 0 842 0 0 cm /I1 Do Q ";
    std::string layer = "BT /F1 12 Tf 72 700 Td (The words of a page that somebody has recognised before.) Tj ET ";
    extractor::ReadOptions options;
    options.ocr = extractor::Ocr::never;
    for (const std::string& content :
         {layer + picture, picture + "BT 3 Tr ET " + layer, "BT 3 Tr ET " + layer + picture}) {
        INFO(content);
        const Document document = extractor::read_document(pdf_with(content), "a.pdf", options);
        CHECK(hidden_part(document).empty());
        CHECK(document.text.find("recognised before") != std::string::npos);
        CHECK(document.text_source == extractor::TextSource::ocr);
        CHECK(document.diagnostics.empty());
    }
}

TEST_CASE("beyond its bounds everything is visible", "[extractor]") {
    extractor::PaintedAreas areas;
    areas.begin_page();
    extractor::Glyph glyph;
    glyph.x1 = 5;
    glyph.baseline = 100;
    glyph.size = 10;
    CHECK(areas.swallows(glyph, extractor::Colour{1, 1, 1}));
    CHECK_FALSE(areas.swallows(glyph, extractor::Colour{0, 0, 0}));
    CHECK(areas.has_painted(extractor::PaintedAreas::colours_like({1, 1, 1})));
    CHECK_FALSE(areas.has_painted(extractor::PaintedAreas::colours_like({0, 0, 0})));
    for (int i = 0; !areas.full(); ++i) {
        REQUIRE(i < 1'000'000);
        areas.add({200, 200, 300, 300, extractor::Colour{0, 0, 0}, true, false}, 0);
    }
    CHECK_FALSE(areas.swallows(glyph, extractor::Colour{1, 1, 1}));
}
