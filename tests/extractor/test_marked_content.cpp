// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "extractor/read_document.h"
#include "extractor/views.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"

using namespace arising;
using extractor::Document;
using tests::pdf_of;
using tests::stream_object;

namespace {

/// A tagged page: object 6 is the structure tree's root, further objects are its elements; 5 is the font.
Document read(const std::string& content, const std::string& properties, const std::vector<std::string>& tree,
              const std::string& catalog = {}) {
    std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R " + catalog + " >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /StructParents 0 /Resources << /Font << "
        "/F1 5 0 R >> /Properties << " +
            properties + " >> >> >>",
        stream_object("", content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
    objects.insert(objects.end(), tree.begin(), tree.end());
    Document document = extractor::read_document(pdf_of(objects), "a.pdf");
    std::string why;
    CHECK(extractor::is_consistent(document, &why));
    CHECK(why.empty());
    return document;
}

std::string line(int y, const std::string& words) {
    return "BT /F1 12 Tf 72 " + std::to_string(y) + " Td (" + words + ") Tj ET\n";
}

}  // namespace

TEST_CASE("marked content whose properties have a name is found in the page's resources", "[extractor]") {
    const std::string content = "/H1 /MC0 BDC " + line(700, "The first heading") + "EMC /P/MC#31 BDC " +
                                line(650, "The paragraph below it has") + "/OC /Layer BDC " + line(636, "two lines,") +
                                "EMC " + line(622, "or three.") + "EMC /Artifact /MC2 BDC " + line(30, "Page 1") +
                                "EMC /Span /MC3 BDC " + line(600, "f") + "EMC\n";
    const Document document =
        read(content,
             "/MC0 << /MCID 0 >> /MC1 << /MCID 1 >> /MC2 << /Type /Pagination >> /MC3 << /MCID 2 /ActualText (Final "
             "\\(words\\)) >> /Layer << /Type /OCG /Name (L) >>",
             {"<< /Type /StructTreeRoot /K 7 0 R >>",
              "<< /Type /StructElem /S /Document /P 6 0 R /K [8 0 R 9 0 R 10 0 R] >>",
              "<< /Type /StructElem /S /H1 /P 7 0 R /Pg 3 0 R /K 0 >>",
              "<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K 1 >>",
              "<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K 2 >>"});
    CHECK(extractor::view_blocks(document) ==
          "p1 heading 1 The first heading\n"
          "p1 paragraph The paragraph below it has two lines, or three.\n"
          "p1 paragraph Final (words)\n"
          "p1 furniture Page 1\n");
    CHECK(document.text_source == extractor::TextSource::tags);
}

TEST_CASE("a named property list that is not there marks nothing and loses nothing", "[extractor]") {
    const Document document = read("/P /Missing BDC " + line(700, "Some words stand here.") + "EMC\n", "", {"<< >>"});
    CHECK(extractor::view_blocks(document) == "p1 paragraph Some words stand here.\n");
}
