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

/// A tagged page written down: every line is painted below the last one, in marked content numbered from 0. Elements
/// are objects 7, 8, ... in the order given, 7 being the Document; `%N` in one means the object of the N-th (from 0).
class TaggedPage {
public:
    explicit TaggedPage(std::string root_entries = {}) : root_entries_(std::move(root_entries)) {}

    TaggedPage& line(const std::string& words, const std::string& tag = "/P") {
        const std::string begin = tag.empty() ? "" : tag + " <</MCID " + std::to_string(mcid_++) + ">> BDC ";
        content_ += begin + "BT /F1 12 Tf 72 " + std::to_string(y_) + " Td (" + words + ") Tj ET " +
                    (tag.empty() ? "" : "EMC") + "\n";
        y_ -= distance_;
        return *this;
    }
    /// Of the baselines of lines that come now, in points.
    TaggedPage& distance(int points) {
        distance_ = points;
        return *this;
    }
    /// Painted as it is.
    TaggedPage& raw(const std::string& content) {
        content_ += content;
        return *this;
    }
    /// `entries` of a structure element: role, kids and attributes.
    TaggedPage& element(const std::string& entries) {
        std::string written;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (entries[i] != '%') {
                written += entries[i];
                continue;
            }
            std::size_t digits = 0;
            const int number = std::stoi(entries.substr(i + 1), &digits);
            written += std::to_string(number + 7) + " 0 R";
            i += digits;
        }
        elements_.push_back("<< /Type /StructElem /Pg 3 0 R " + written + " >>");
        return *this;
    }

    [[nodiscard]] Document read() const {
        std::vector<std::string> objects = {
            "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R "
            "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >> >> >>",
            stream_object("", content_),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /StructTreeRoot /K 7 0 R " + root_entries_ + " >>"};
        objects.insert(objects.end(), elements_.begin(), elements_.end());
        Document document = extractor::read_document(pdf_of(objects), "a.pdf");
        std::string why;
        CHECK(extractor::is_consistent(document, &why));
        CHECK(why.empty());
        return document;
    }
    [[nodiscard]] std::string blocks() const { return extractor::view_blocks(read()); }

private:
    std::string root_entries_;
    std::string content_;
    std::vector<std::string> elements_;
    int mcid_ = 0;
    int y_ = 780;
    int distance_ = 30;
};

}  // namespace

TEST_CASE("role maps are followed, also in chains, and loops end", "[extractor]") {
    TaggedPage page("/RoleMap << /Ueberschrift /Titel /Titel /H2 /Loop /Pool /Pool /Loop >>");
    page.line("The mapped heading", "/Ueberschrift").line("A paragraph of an unknown kind.", "/Loop");
    page.element("/S /Document /K [%1 %2]").element("/S /Ueberschrift /K 0").element("/S /Loop /K 1");
    CHECK(page.blocks() ==
          "p1 heading 2 The mapped heading\n"
          "p1 paragraph A paragraph of an unknown kind.\n");
}

TEST_CASE("actual text replaces, alternate text and expansions do not", "[extractor]") {
    TaggedPage page;
    page.line("The gaXte is open.").line("The wh0le p4ragraph").line("etc.").line("words in a drawing");
    page.raw(
        "/P <</MCID 4>> BDC BT /F1 12 Tf 72 600 Td (Mend the ) Tj ET EMC /Span <</MCID 5>> BDC BT /F1 12 Tf 130 "
        "600 Td (o\\001ce) Tj ET EMC /P <</MCID 6>> BDC BT /F1 12 Tf 170 600 Td ( door.) Tj ET EMC\n");
    page.element("/S /Document /K [%1 %2 %3 %4 %5]");
    page.element("/S /P /K 0");
    page.element("/S /P /K 1 /ActualText (The whole paragraph)");
    page.element("/S /P /K 2 /E (et cetera)");
    page.element("/S /Figure /K 3 /Alt (A drawing of a gate that nobody described on the page)");
    page.element("/S /P /K [4 %6 6]").element("/S /Span /K 5 /ActualText (office)");
    const std::string blocks = page.blocks();
    CHECK_THAT(blocks, Catch::Contains("p1 paragraph The whole paragraph\n"));
    CHECK_THAT(blocks, Catch::Contains("p1 paragraph etc.\n"));
    CHECK_THAT(blocks, Catch::Contains("words in a drawing"));
    CHECK_THAT(blocks, !Catch::Contains("nobody described") && !Catch::Contains("et cetera"));
    CHECK_THAT(blocks, Catch::Contains("p1 paragraph Mend the office door.\n"));
}

TEST_CASE("lists nest, labels are labels, and a second paragraph of an item is no item", "[extractor]") {
    TaggedPage page;
    page.line("1.", "/Lbl").line("Mend the gate.", "/LBody").line("a\\)", "/Lbl").line("Buy wood.", "/LBody");
    page.line("It must be oak.", "/P").line("2.", "/Lbl").line("Oil the hinge.", "/LBody");
    page.element("/S /Document /K %1").element("/S /L /K [%2 %10]");
    page.element("/S /LI /K [%3 %4]").element("/S /Lbl /K 0").element("/S /LBody /K [1 %5]");
    page.element("/S /L /K %6").element("/S /LI /K [%7 %8]").element("/S /Lbl /K 2");
    page.element("/S /LBody /K [3 %9]").element("/S /P /K 4");
    page.element("/S /LI /K [%11 %12]").element("/S /Lbl /K 5").element("/S /LBody /K 6");
    CHECK(page.blocks() ==
          "p1 list_item 1 [1.] Mend the gate.\n"
          "p1 list_item 2 [a)] Buy wood.\n"
          "p1 paragraph 2 It must be oak.\n"
          "p1 list_item 1 [2.] Oil the hinge.\n");
}

TEST_CASE("tables keep spans, and know the headers of columns from those of rows", "[extractor]") {
    TaggedPage page;
    for (const char* cell : {"Action", "When", "Gate", "Mend", "May", "Oil", "June"}) {
        page.line(cell, "/TD");
    }
    page.element("/S /Document /K %1").element("/S /Table /K [%2 %3]").element("/S /THead /K %4");
    page.element("/S /TBody /K [%5 %6]").element("/S /TR /K [%7 %8]").element("/S /TR /K [%9 %10 %11]");
    page.element("/S /TR /K [%12 %13]");
    page.element("/S /TH /K 0 /A [<< /O /Table /ColSpan 2 /Scope /Column >>]").element("/S /TH /K 1");
    page.element("/S /TH /K 2 /A << /O /Table /RowSpan 2 /Scope /Row >>").element("/S /TD /K 3");
    page.element("/S /TD /K 4").element("/S /TD /K 5").element("/S /TD /K 6");
    const Document document = page.read();
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 3);
    CHECK(document.tables[0].columns == 3);
    CHECK(document.tables[0].header_rows == 1);
    REQUIRE(document.blocks.size() == 7);
    CHECK(document.blocks[0].column_span == 2);
    CHECK(document.blocks[0].header);
    CHECK(document.blocks[1].column == 2);
    CHECK(document.blocks[2].row_span == 2);
    CHECK_FALSE(document.blocks[2].header);
    CHECK(document.blocks[5].column == 1);  // the row header beside it comes from above
    CHECK(document.blocks[6].column == 2);
}

TEST_CASE("notes, contents and artifacts are what they are, however deep they are tagged", "[extractor]") {
    TaggedPage page;
    page.line("Contents", "/H1").line("The gate 3", "/TOCI").line("The hinge 4", "/P").line("The text itself.");
    page.line("A note below the text.", "/P").line("Page 1 of 2", "/Artifact");
    page.element("/S /Document /K [%1 %5 %6 %8]");
    page.element("/S /TOC /K [%2 %3 %4]").element("/S /H1 /K 0").element("/S /TOCI /K 1").element("/S /P /K 2");
    page.element("/S /P /K 3").element("/S /Note /K %7").element("/S /P /K 4").element("/S /Artifact /K 5");
    const std::string blocks = page.blocks();
    CHECK_THAT(blocks, Catch::Contains("p1 contents The gate 3\np1 contents The hinge 4\n"));
    CHECK_THAT(blocks, Catch::Contains("p1 paragraph The text itself.\np1 note A note below the text.\n"));
    CHECK_THAT(blocks, Catch::Contains("p1 furniture Page 1 of 2\n"));
}

TEST_CASE("glyphs that no tag names stand where they are on the page", "[extractor]") {
    TaggedPage page;
    page.line("The first paragraph, which is tagged.").line("The second one, which is not.", "");
    page.line("The third paragraph, tagged again.");
    page.element("/S /Document /K [%1 %2]").element("/S /P /K 0").element("/S /P /K 1");
    const Document document = page.read();
    CHECK(extractor::view_blocks(document) ==
          "p1 paragraph The first paragraph, which is tagged.\n"
          "p1 paragraph The second one, which is not.\n"
          "p1 paragraph The third paragraph, tagged again.\n");
    CHECK(document.text_source == extractor::TextSource::tags);
}

TEST_CASE("an item that is nothing but its label keeps its place", "[extractor]") {
    const bool blank_body = GENERATE(false, true);
    TaggedPage page;
    page.line("1.", "/Lbl").line("Mend the gate.", "/LBody").line("2.", "/Lbl").line(" ", "/LBody");
    page.line("3.", "/Lbl").line("Oil the hinge.", "/LBody");
    page.element("/S /Document /K %1").element("/S /L /K [%2 %5 %8]");
    page.element("/S /LI /K [%3 %4]").element("/S /Lbl /K 0").element("/S /LBody /K 1");
    page.element(blank_body ? "/S /LI /K [%6 %7]" : "/S /LI /K %6").element("/S /Lbl /K 2").element("/S /LBody /K 3");
    page.element("/S /LI /K [%9 %10]").element("/S /Lbl /K 4").element("/S /LBody /K 5");
    CHECK(page.blocks() ==
          "p1 list_item 1 [1.] Mend the gate.\n"
          "p1 list_item 1 2.\n"
          "p1 list_item 1 [3.] Oil the hinge.\n");
}

TEST_CASE("a cell that holds a list of labels only has them as its text", "[extractor]") {
    TaggedPage page;
    page.line("No.", "/P").line("Title", "/P").line("272.", "/Lbl").line("Mend the gate by June.", "/P");
    page.line("273.", "/Lbl").line("Oil the hinge as well.", "/P");
    page.element("/S /Document /K %1").element("/S /Table /K [%2 %5 %10]");
    page.element("/S /TR /K [%3 %4]").element("/S /TH /K 0").element("/S /TH /K 1");
    page.element("/S /TR /K [%6 %9]").element("/S /TD /K %7").element("/S /L /K %8").element("/S /LI /K %15");
    page.element("/S /TD /K 3");
    page.element("/S /TR /K [%11 %14]").element("/S /TD /K %12").element("/S /L /K %13").element("/S /LI /K %16");
    page.element("/S /TD /K 5").element("/S /Lbl /K 2").element("/S /Lbl /K 4");
    CHECK(page.blocks() ==
          "p1 table_cell t0 r0 c0 header No.\n"
          "p1 table_cell t0 r0 c1 header Title\n"
          "p1 table_cell t0 r1 c0 272.\n"
          "p1 table_cell t0 r1 c1 Mend the gate by June.\n"
          "p1 table_cell t0 r2 c0 273.\n"
          "p1 table_cell t0 r2 c1 Oil the hinge as well.\n");
}

namespace {

/// Words in the running text of a browser's page, in marked content of their own.
std::string run(int mcid, int x, int y, const std::string& words) {
    return "/NonStruct <</MCID " + std::to_string(mcid) + ">> BDC BT /F1 12 Tf " + std::to_string(x) + " " +
           std::to_string(y) + " Td (" + words + ") Tj ET EMC\n";
}

}  // namespace

TEST_CASE("runs of one style that a browser tags are parts of their paragraph, item and cell", "[extractor]") {
    TaggedPage page;
    page.raw(run(0, 72, 780, "Action:") + run(1, 120, 780, " Ann to mend the gate."));
    page.raw(run(2, 72, 740, "1.") + run(3, 90, 740, "The ") + run(4, 112, 740, "roof"));
    page.element("/S /Document /K [%1 %4]");
    page.element("/S /P /K [%2 %3]").element("/S /NonStruct /K 0").element("/S /NonStruct /K 1");
    page.element("/S /L /K [%5]").element("/S /LI /K [%6 %8 %9]");
    page.element("/S /Lbl /K [%7]").element("/S /NonStruct /K 2");
    page.element("/S /NonStruct /K 3").element("/S /NonStruct /K 4");
    CHECK(page.blocks() ==
          "p1 paragraph Action: Ann to mend the gate.\n"
          "p1 list_item 1 [1.] The roof\n");
}

TEST_CASE("a run whose first word had room on the line before is a line of its own", "[extractor]") {
    TaggedPage page;
    page.raw(run(0, 72, 780, "Chair: Ann Reed") + run(1, 72, 766, "Apologies: Ben Oak"));
    page.raw(run(2, 72, 740, "A line that goes on to where the page ends, and then it is") + run(3, 72, 726, "broken"));
    page.element("/S /Document /K [%1 %4]");
    page.element("/S /P /K [%2 %3]").element("/S /NonStruct /K 0").element("/S /NonStruct /K 1");
    page.element("/S /P /K [%5 %6]").element("/S /NonStruct /K 2").element("/S /NonStruct /K 3");
    CHECK(page.blocks() ==
          "p1 paragraph Chair: Ann Reed\n"
          "p1 paragraph Apologies: Ben Oak\n"
          "p1 paragraph A line that goes on to where the page ends, and then it is broken\n");
}

TEST_CASE("boxes that a browser tags as of no meaning are blocks of their own", "[extractor]") {
    TaggedPage page;
    page.raw(run(0, 72, 780, "Above.") + run(1, 72, 760, "In the box.") + run(2, 72, 740, "Below."));
    page.element("/S /Document /K [%1]").element("/S /BlockQuote /K [%2 %3 %5]");
    page.element("/S /NonStruct /K 0").element("/S /NonStruct /K [%4]").element("/S /NonStruct /K 1");
    page.element("/S /NonStruct /K 2");
    CHECK(page.blocks() ==
          "p1 paragraph Above.\n"
          "p1 paragraph In the box.\n"
          "p1 paragraph Below.\n");
}

namespace {

/// A page whose producer tagged every printed line: a line for each of `lines`, with the role before the bar.
TaggedPage page_of_lines(const std::vector<std::string>& lines, int distance = 14) {
    TaggedPage page;
    page.distance(distance);
    std::string kids;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        page.line(lines[i].substr(lines[i].find('|') + 1));
        kids += " %" + std::to_string(i + 1);
    }
    page.element("/S /Document /K [" + kids + " ]");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        page.element("/S /" + lines[i].substr(0, lines[i].find('|')) + " /K " + std::to_string(i));
    }
    return page;
}

/// Two paragraphs of wrapped lines, which show that the tags cut at lines.
const std::vector<std::string> cut_lines = {
    "P|The clerk had written to the owner of the mill about the state of the weir and the",
    "P|sluice beside it. No answer had come by the day of the meeting, and so it was left",
    "P|open until the next one.",
    "P|It was agreed to ask three firms for their prices, to compare them in the spring and",
    "P|to let the cheaper one begin, as long as it has worked beside water before and can",
    "P|show its papers.",
};

std::vector<std::string> after_cut_lines(const std::vector<std::string>& more) {
    std::vector<std::string> lines = cut_lines;
    lines.insert(lines.end(), more.begin(), more.end());
    return lines;
}

/// What stands below the two paragraphs.
std::string blocks_below(const TaggedPage& page) {
    const std::string blocks = page.blocks();
    const std::string last = "show its papers.\n";
    REQUIRE(blocks.find(last) != std::string::npos);
    return blocks.substr(blocks.find(last) + last.size());
}

}  // namespace

TEST_CASE("lines that were tagged as paragraphs each are one, and other tags stay", "[extractor]") {
    std::vector<std::string> lines = {"H2|The weir"};
    lines.insert(lines.end(), cut_lines.begin(), cut_lines.end());
    lines.emplace_back("H2|The bridge");
    const Document document = page_of_lines(lines).read();
    CHECK(extractor::view_blocks(document) ==
          "p1 heading 2 The weir\n"
          "p1 paragraph The clerk had written to the owner of the mill about the state of the weir and the "
          "sluice beside it. No answer had come by the day of the meeting, and so it was left "
          "open until the next one.\n"
          "p1 paragraph It was agreed to ask three firms for their prices, to compare them in the spring and "
          "to let the cheaper one begin, as long as it has worked beside water before and can show its papers.\n"
          "p1 heading 2 The bridge\n");
    CHECK(document.text_source == extractor::TextSource::tags);
}

TEST_CASE("a full line goes on with a capital where the tags cut lines throughout", "[extractor]") {
    const std::string full = "P|The key of the old pump house is kept by the caretaker of the hall, who is called Mr";
    CHECK(blocks_below(page_of_lines(after_cut_lines({full, "P|Reed."}))) ==
          "p1 paragraph The key of the old pump house is kept by the caretaker of the hall, who is called Mr Reed.\n");
    CHECK(blocks_below(page_of_lines(after_cut_lines({full, "P|12. Money"}))) ==
          "p1 paragraph " + full.substr(2) + "\np1 list_item 1 [12.] Money\n");
    CHECK(blocks_below(page_of_lines(after_cut_lines({full, "P|72/31 Money"}))) ==
          "p1 paragraph " + full.substr(2) + "\np1 paragraph 72/31 Money\n");
}

TEST_CASE("paragraphs of one line are not joined: names, addresses, short lines, ends of sentences", "[extractor]") {
    const std::vector<std::string> single = {
        "P|Ann Reed, chair",
        "P|Ben Oak",
        "P|four residents of the parish",
        "P|Mill House",
        "P|14 Weir Lane",
        "P|plants for the green",
        "P|seats for the hall",
        "P|a\\) the prices of all the firms that were asked about work beside the mill, lock and weir,",
        "P|b\\) what the owner of the weir has answered to the letters that the clerk had written.",
        "P|and nothing else was said about it.",
    };
    std::string expected;
    for (const std::string& line : single) {
        std::string words = line.substr(2);
        const std::size_t escape = words.find('\\');
        if (escape == 1) {
            words = "[" + words.substr(0, 1) + words.substr(2, 1) + "]" + words.substr(3);
        }
        expected += (escape == 1 ? "p1 list_item 1 " : "p1 paragraph ") + words + "\n";
    }
    CHECK(blocks_below(page_of_lines(after_cut_lines(single))) == expected);
}

TEST_CASE("lines far apart, of another edge, size or weight are paragraphs of their own", "[extractor]") {
    const std::string full = "The key of the old pump house is kept by the caretaker of the hall, who is called";
    CHECK(blocks_below(page_of_lines(after_cut_lines({"P|" + full, "P|by its maker."}))) ==
          "p1 paragraph " + full + " by its maker.\n");
    const std::string place = GENERATE("/F1 12 Tf 72 672", "/F2 12 Tf 72 682", "/F1 12 Tf 120 682", "/F1 9 Tf 72 682");
    TaggedPage page;
    page.distance(14);
    std::string kids;
    const std::vector<std::string> lines = after_cut_lines({"P|" + full});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        page.line(lines[i].substr(2));
        kids += " %" + std::to_string(i + 1);
    }
    page.raw("/P <</MCID 7>> BDC BT " + place + " Td (by its maker.) Tj ET EMC\n");
    page.element("/S /Document /K [" + kids + " %8 ]");
    for (int i = 0; i < 8; ++i) {
        page.element("/S /P /K " + std::to_string(i));
    }
    const std::string kind = place.find("/F2") == 0 ? "heading 1" : "paragraph";  // bold type stands alone
    CHECK(blocks_below(page) == "p1 paragraph " + full + "\np1 " + kind + " by its maker.\n");
}

TEST_CASE("a document whose tags do not cut lines is left as its author tagged it", "[extractor]") {
    CHECK(page_of_lines({"P|The clerk had written to the owner of the mill about the state of the weir and the",
                         "P|sluice beside it.", "P|The gate was mended."})
              .blocks() ==
          "p1 paragraph The clerk had written to the owner of the mill about the state of the weir and the\n"
          "p1 paragraph sluice beside it.\n"
          "p1 paragraph The gate was mended.\n");
}
