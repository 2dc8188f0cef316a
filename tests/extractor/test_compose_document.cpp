// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/read_document.h"
#include "extractor/views.h"
#include "tests/support/catch.h"
#include "tests/support/raw_page_builder.h"

using arising::extractor::compose_document;
using arising::extractor::Document;
using arising::extractor::is_consistent;
using arising::extractor::Role;
using arising::extractor::TextSource;
using arising::extractor::view_blocks;
using arising::tests::RawPageBuilder;

namespace {

std::string blocks_of(RawPageBuilder& page) {
    const Document document = compose_document(page.document);
    std::string why;
    INFO(why);
    REQUIRE(is_consistent(document, &why));
    return view_blocks(document);
}

}  // namespace

TEST_CASE("lines at the usual distance are one paragraph", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .text(50, 100, "The roof of the hall was mended in spring by")
        .text(50, 112, "two builders from the village, and paid.");
    page.text(50, 140, "Another matter was raised.");
    CHECK(blocks_of(page) ==
          "p1 paragraph The roof of the hall was mended in spring by two builders from the village, and paid.\n"
          "p1 paragraph Another matter was raised.\n");
}

TEST_CASE("a soft hyphen joins a word and a hard one stays", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "The com\u00ADmit\u00AD").text(50, 112, "tee met a well-").text(50, 124, "known writer.");
    CHECK(blocks_of(page) == "p1 paragraph The committee met a well-known writer.\n");
}

TEST_CASE("a word broken at a line's end is joined where the document has the whole word", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "The committee met a well-").text(50, 112, "known man and the whole com-");
    page.text(50, 124, "mittee of the multi-").text(50, 136, "agency board, a multi-agency one.");
    CHECK(blocks_of(page) ==
          "p1 paragraph The committee met a well-known man and the whole committee of the multi-agency board, a "
          "multi-agency one.\n");
}

TEST_CASE("an ordinal's raised letters stay with their number and a footnote's mark is left out", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .text(50, 100, "held on 23")
        .text(100, 96, "rd", 6)
        .text(106, 100, " March by the Board")
        .text(200, 96, "1", 6);
    page.text(205, 100, " of trustees.");
    CHECK(blocks_of(page) == "p1 paragraph held on 23rd March by the Board of trustees.\n");
}

TEST_CASE("a raised number of its own and an exponent stay in the text", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "to pay").text(84, 97, "250", 7).text(100, 100, "pounds for 10").text(165, 96, "6", 6);
    page.text(169, 100, " cells.");
    CHECK(blocks_of(page) == "p1 paragraph to pay 250 pounds for 10\u2076 cells.\n");
}

TEST_CASE("ligatures are written out and accents composed", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "The o\uFB03ce of Si\u0302an was \uFB01lled.");
    CHECK(blocks_of(page) == "p1 paragraph The office of Sîan was filled.\n");
}

TEST_CASE("two columns are read one after the other", "[extractor]") {
    RawPageBuilder page;
    page.page();
    const char* left[] = {"The first column starts here and fills", "its width with words, line after line,",
                          "down to the foot of the page, where it", "goes on at the top of the next column"};
    const char* right[] = {"which is the second. It is read after", "the first one is done, not across the",
                           "gutter, as a simple program would read", "it, mixing the two into nonsense now."};
    for (int i = 0; i < 4; ++i) {
        page.text(40, 100 + 12.0F * static_cast<float>(i), left[i])
            .text(320, 100 + 12.0F * static_cast<float>(i), right[i]);
    }
    CHECK(
        blocks_of(page) ==
        "p1 paragraph The first column starts here and fills its width with words, line after line, down to the foot "
        "of the page, where it goes on at the top of the next column\n"
        "p1 paragraph which is the second. It is read after the first one is done, not across the gutter, as a simple "
        "program would read it, mixing the two into nonsense now.\n");
}

TEST_CASE("a ruled table keeps its rows and columns", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 80, "Actions from the last meeting are these.");
    page.grid({50, 150, 350}, {100, 120, 160}).text(55, 113, "Owner").text(155, 113, "Action");
    page.text(55, 133, "TB").text(155, 133, "Mend the gate by the").text(155, 145, "end of the month");
    CHECK(blocks_of(page) ==
          "p1 paragraph Actions from the last meeting are these.\n"
          "p1 table_cell t0 r0 c0 Owner\n"
          "p1 table_cell t0 r0 c1 Action\n"
          "p1 table_cell t0 r1 c0 TB\n"
          "p1 table_cell t0 r1 c1 Mend the gate by the end of the month\n");
}

TEST_CASE("initials in the margin stand behind the paragraph that they are beside", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .text(50, 100, "The lamp by the pond is broken and has to be mended soon,")
        .text(50, 112, "so that nobody falls into it.");
    page.text(520, 112, "TB").text(50, 140, "The next matter is the gate of the field, which is also broken.");
    CHECK(blocks_of(page) ==
          "p1 paragraph The lamp by the pond is broken and has to be mended soon, so that nobody falls into it.\n"
          "p1 paragraph TB\n"
          "p1 paragraph The next matter is the gate of the field, which is also broken.\n");
}

TEST_CASE("entries of a table of contents are told by their leaders", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "Findings ................ 3").text(50, 112, "What was seen .......... 14");
    CHECK(blocks_of(page) ==
          "p1 contents Findings ................ 3\n"
          "p1 contents What was seen .......... 14\n");
}

TEST_CASE("small type with a number at the foot of the page is a footnote", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "The board met twice in the year, as the rules say that it has to.");
    page.text(50, 700, "1 See the rules of the board.", 8);
    CHECK(blocks_of(page) ==
          "p1 paragraph The board met twice in the year, as the rules say that it has to.\n"
          "p1 note 1 See the rules of the board.\n");
}

TEST_CASE("a first row in bold is a header", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .grid({50, 150, 350}, {100, 120, 160})
        .text(55, 113, "Owner", 10, true)
        .text(155, 113, "Action", 10, true);
    page.text(55, 133, "TB").text(155, 133, "Mend the gate");
    const Document document = compose_document(page.document);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].header_rows == 1);
}

TEST_CASE("running headers, page numbers and artifacts are furniture", "[extractor]") {
    RawPageBuilder page;
    for (int i = 1; i <= 3; ++i) {
        page.page()
            .text(50, 40, "Lower Marsh minutes, sheet " + std::to_string(i))
            .text(50, 300, "Text of its own: " + std::string(static_cast<std::size_t>(i), 'x') + ".");
        page.text(300, 780, std::to_string(i)).text(400, 780, "printed twice").artifact();
    }
    const std::string blocks = blocks_of(page);
    CHECK(blocks.find("p2 furniture Lower Marsh minutes, sheet 2\n") != std::string::npos);
    CHECK(blocks.find("p2 furniture 2\n") != std::string::npos);
    CHECK(blocks.find("p2 furniture printed twice\n") != std::string::npos);
    CHECK(blocks.find("p2 paragraph Text of its own: xx.\n") != std::string::npos);
}

TEST_CASE("a paragraph that a page break cuts is joined", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 700, "The council thanked all of those who had helped with the");
    page.page().text(50, 100, "fair and the flood.");
    CHECK(blocks_of(page) ==
          "p1 paragraph The council thanked all of those who had helped with the fair and the flood.\n");
}

TEST_CASE("hidden text is kept apart, but the text under a scan is its text", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "What everybody sees on this page.").text(50, 200, "secret").hidden();
    page.page().picture().text(50, 100, "Read off the picture.").hidden();
    page.page().text(50, 100, "Nothing but this, and no picture.").hidden();
    CHECK(blocks_of(page) ==
          "p1 paragraph What everybody sees on this page.\n"
          "p1 hidden secret\n"
          "p2 paragraph Read off the picture.\n"
          "p3 hidden Nothing but this, and no picture.\n");
}

TEST_CASE("what cannot be seen parts no paragraph, and blanks are nothing that anybody hides", "[extractor]") {
    for (const char* unseen : {"  ", "secret"}) {
        RawPageBuilder page;
        page.page().text(50, 700, "The council thanked all of those who had helped with the");
        page.text(400, 700, unseen).hidden();
        page.page().text(50, 100, "fair and the flood.");
        CHECK(blocks_of(page) ==
              "p1 paragraph The council thanked all of those who had helped with the fair and the flood.\n" +
                  std::string(unseen[0] == ' ' ? "" : "p1 hidden secret\n"));
    }
}

TEST_CASE("headings are told by weight and size, and sections nest", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 60, "Minutes", 18, true).text(50, 100, "Finance", 10, true);
    page.text(50, 120, "The accounts were shown to all who had come, and nobody objected.");
    const Document document = compose_document(page.document);
    CHECK(view_blocks(document) ==
          "p1 heading 1 Minutes\n"
          "p1 heading 2 Finance\n"
          "p1 paragraph The accounts were shown to all who had come, and nobody objected.\n");
    REQUIRE(document.sections.size() == 2);
    CHECK(document.heading_path(document.blocks[2]) == std::vector<std::int32_t>{0, 1});
}

TEST_CASE("a lead-in in bold is no heading", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 60, "Finance", 10, true).text(50, 100, "RESOLVED that:", 10, true);
    page.text(50, 120, "a) the grant be paid in full to the hall before the end of the year")
        .text(50, 140, "b) the fee stay as it is");
    CHECK(blocks_of(page) ==
          "p1 heading 1 Finance\n"
          "p1 paragraph RESOLVED that:\n"
          "p1 list_item 1 [a)] the grant be paid in full to the hall before the end of the year\n"
          "p1 list_item 1 [b)] the fee stay as it is\n");
}

TEST_CASE("titles of numbered items are headings", "[extractor]") {
    RawPageBuilder page;
    page.page();
    const char* titles[] = {"1. Apologies", "2. Minutes", "3. Finance"};
    float y = 60;
    for (const char* title : titles) {
        page.text(50, y, title)
            .text(50, y + 24, "What was said of it was written down here, and nobody disagreed with it.");
        y += 60;
    }
    const Document document = compose_document(page.document);
    REQUIRE(document.sections.size() == 3);
    CHECK(document.blocks[0].label == "1.");
}

TEST_CASE("the author's tags give headings, lists with labels and depth, and tables", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 60, "Plan", 14).mark(0).text(50, 80, "1.").mark(1).text(70, 80, "First thing").mark(2);
    page.text(90, 92, "a)")
        .mark(3)
        .text(110, 92, "its part")
        .mark(4)
        .text(50, 120, "Who")
        .mark(5)
        .text(150, 120, "What")
        .mark(6);
    const auto root = page.element(-1, Role::group);
    page.leaf(page.element(root, Role::heading, 1), 1, 0);
    const auto list = page.element(root, Role::list);
    const auto item = page.element(list, Role::list_item);
    page.leaf(page.element(item, Role::label), 1, 1);
    const auto body = page.element(item, Role::list_body);
    page.leaf(body, 1, 2);
    const auto inner = page.element(page.element(body, Role::list), Role::list_item);
    page.leaf(page.element(inner, Role::label), 1, 3);
    page.leaf(page.element(inner, Role::list_body), 1, 4);
    const auto row = page.element(page.element(root, Role::table), Role::table_row);
    page.leaf(page.element(row, Role::table_header), 1, 5);
    page.leaf(page.element(row, Role::table_header), 1, 6);
    const Document document = compose_document(page.document);
    CHECK(document.text_source == TextSource::tags);
    CHECK(view_blocks(document) ==
          "p1 heading 1 Plan\n"
          "p1 list_item 1 [1.] First thing\n"
          "p1 list_item 2 [a)] its part\n"
          "p1 table_cell t0 r0 c0 header Who\n"
          "p1 table_cell t0 r0 c1 header What\n");
}

TEST_CASE("a tagged table that only lays out numbered minutes is dissolved", "[extractor]") {
    RawPageBuilder page;
    const std::string text =
        "The roof of the hall was mended in spring by two builders from the village, and paid for out of the fund that "
        "was set up for it in the year before.";
    page.page(900, 800)
        .text(50, 60, "1.")
        .mark(0)
        .text(90, 60, text)
        .mark(1)
        .text(50, 90, "2.")
        .mark(2)
        .text(90, 90, text)
        .mark(3);
    const auto table = page.element(page.element(-1, Role::group), Role::table);
    for (std::int32_t row = 0; row < 2; ++row) {
        const auto cells = page.element(table, Role::table_row);
        page.leaf(page.element(cells, Role::table_data), 1, 2 * row);
        page.leaf(page.element(cells, Role::table_data), 1, 2 * row + 1);
    }
    CHECK(blocks_of(page) == "p1 list_item 1 [1.] " + text + "\np1 list_item 1 [2.] " + text + "\n");
}

TEST_CASE("text that the tags leave out is placed by its position", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 60, "The first paragraph of the page, tagged.").mark(0).text(50, 100, "Left out.");
    page.text(50, 140, "The last paragraph of the page, tagged.").mark(1);
    const auto root = page.element(-1, Role::group);
    page.leaf(page.element(root, Role::paragraph), 1, 0);
    page.leaf(page.element(root, Role::paragraph), 1, 1);
    CHECK(blocks_of(page) ==
          "p1 paragraph The first paragraph of the page, tagged.\n"
          "p1 paragraph Left out.\n"
          "p1 paragraph The last paragraph of the page, tagged.\n");
}

TEST_CASE("tags that name little of the text are not trusted", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .text(50, 60, "Tagged.")
        .mark(0)
        .text(50, 100, "Everything else on this long page is not tagged at all.");
    page.leaf(page.element(-1, Role::paragraph), 1, 0);
    const Document document = compose_document(page.document);
    CHECK(document.text_source == TextSource::layout);
    REQUIRE(document.diagnostics.size() == 1);
    CHECK(document.diagnostics[0].message ==
          "the tags leave out most of the text; the layout of the pages was read instead");
}

TEST_CASE("spans give back pages and boxes", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .text(50, 100, "The roof of the hall was mended in spring by")
        .text(50, 112, "two builders from the village, and paid.");
    const Document document = compose_document(page.document);
    const auto begin = static_cast<std::uint32_t>(document.text.find("spring"));
    const auto end = static_cast<std::uint32_t>(document.text.find("builders") + 8);
    const auto boxes = document.boxes_of({begin, end});
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[0].x0 == Approx(50 + 35 * 5));
    CHECK(boxes[1].x0 == Approx(50));
    CHECK(boxes[1].x1 == Approx(50 + 12 * 5));
    CHECK(document.page_at(begin) == 1);
}

TEST_CASE("a table without rulings is told by its columns", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 80, "What was paid in the year is shown below, by the month that it was paid in.");
    const char* rows[][3] = {
        {"Month", "Paid", "Late"}, {"May", "14.00", "2"}, {"June", "9.50", "0"}, {"July", "11.25", "1"}};
    float y = 110;
    for (const auto& row : rows) {
        page.text(60, y, row[0]).text(200, y, row[1]).text(300, y, row[2]);
        y += 14;
    }
    page.text(50, 190, "None of it was late by more than a week, as the clerk told the meeting.");
    CHECK(blocks_of(page) ==
          "p1 paragraph What was paid in the year is shown below, by the month that it was paid in.\n"
          "p1 table_cell t0 r0 c0 Month\n"
          "p1 table_cell t0 r0 c1 Paid\n"
          "p1 table_cell t0 r0 c2 Late\n"
          "p1 table_cell t0 r1 c0 May\n"
          "p1 table_cell t0 r1 c1 14.00\n"
          "p1 table_cell t0 r1 c2 2\n"
          "p1 table_cell t0 r2 c0 June\n"
          "p1 table_cell t0 r2 c1 9.50\n"
          "p1 table_cell t0 r2 c2 0\n"
          "p1 table_cell t0 r3 c0 July\n"
          "p1 table_cell t0 r3 c1 11.25\n"
          "p1 table_cell t0 r3 c2 1\n"
          "p1 paragraph None of it was late by more than a week, as the clerk told the meeting.\n");
}

TEST_CASE("numbered paragraphs with their numbers set apart are no table", "[extractor]") {
    RawPageBuilder page;
    page.page();
    for (int i = 0; i < 5; ++i) {
        const float y = 100 + 14.0F * static_cast<float>(i);
        page.text(50, y, std::to_string(i + 1) + ".").text(90, y, "A matter of its own, with some words in it.");
    }
    const Document document = compose_document(page.document);
    CHECK(document.tables.empty());
    REQUIRE(document.blocks.size() == 5);
    CHECK(document.blocks[4].label == "5.");
}
