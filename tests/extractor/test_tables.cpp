// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "extractor/read_document.h"
#include "extractor/views.h"
#include "tests/support/catch.h"
#include "tests/support/raw_page_builder.h"

using arising::extractor::Block;
using arising::extractor::BlockKind;
using arising::extractor::compose_document;
using arising::extractor::Document;
using arising::extractor::is_consistent;
using arising::extractor::Role;
using arising::extractor::view_blocks;
using arising::extractor::view_markdown;
using arising::tests::RawPageBuilder;

namespace {

Document read(RawPageBuilder& page) {
    Document document = compose_document(page.document);
    std::string why;
    const bool consistent = is_consistent(document, &why);
    INFO(why);
    REQUIRE(consistent);
    return document;
}

const char* const sentence = "The roof of the hall was mended in spring by two builders from the village,";

/// Lines of running text as wide as a page, or as a column of `columns`.
void add_prose(RawPageBuilder& page, float x, float y, int lines, std::size_t characters = 75) {
    for (int i = 0; i < lines; ++i) {
        page.text(x, y + 12.0F * static_cast<float>(i), std::string(sentence).substr(0, characters));
    }
}

using Rows = std::vector<std::vector<std::string>>;

void add_rows(RawPageBuilder& page, const std::vector<float>& xs, float y, float step, const Rows& rows,
              bool bold = false) {
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (!row[c].empty()) {
                page.text(xs[c], y, row[c], 10, bold);
            }
        }
        y += step;
    }
}

const Rows payments = {{"May", "14.00", "2"}, {"June", "9.50", "0"}, {"July", "11.25", "1"}};

std::size_t cells_of(const Document& document) {
    return static_cast<std::size_t>(std::count_if(document.blocks.begin(), document.blocks.end(),
                                                  [](const Block& block) { return block.table >= 0; }));
}

}  // namespace

TEST_CASE("lines above, below the header and at the end bound a table", "[extractor]") {
    RawPageBuilder page;
    page.page();
    add_prose(page, 50, 60, 2);
    page.line(50, 100, 350, 100).line(50, 118, 350, 118).line(50, 175, 350, 175);
    add_rows(page, {55, 200, 300}, 112, 14, {{"Month", "Paid", "Late"}});
    add_rows(page, {55, 200, 300}, 132, 16, payments);
    add_prose(page, 50, 200, 2);
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 4);
    CHECK(document.tables[0].columns == 3);
    CHECK(document.tables[0].header_rows == 1);
    CHECK(view_markdown(document).find("| Month | Paid | Late |\n|---|---|---|\n| May | 14.00 | 2 |\n") !=
          std::string::npos);
}

TEST_CASE("a row between two lines of a table is a title inside it, a caption far from them is not", "[extractor]") {
    const auto tables = [](float title_line) {
        RawPageBuilder page;
        page.page();
        for (const float y : {100.0F, 118.0F, 175.0F, title_line, title_line + 57}) {
            page.line(50, y, 350, y);
        }
        add_rows(page, {55, 200, 300}, 112, 14, {{"Month", "Paid", "Late"}});
        add_rows(page, {55, 200, 300}, 132, 16, payments);
        page.text(55, 188, "Winter");
        add_rows(page, {55, 200, 300}, title_line + 14, 16, payments);
        return read(page).tables;
    };
    REQUIRE(tables(195).size() == 1);
    CHECK(tables(195)[0].rows == 8);
    CHECK(tables(240).size() == 2);
}

TEST_CASE("a header over several columns is one cell over them, and HTML in Markdown", "[extractor]") {
    RawPageBuilder page;
    page.page().line(50, 100, 450, 100).line(180, 118, 440, 118).line(50, 136, 450, 136).line(50, 185, 450, 185);
    page.text(280, 112, "Paid").text(55, 130, "Month").text(200, 130, "Early").text(300, 130, "Late");
    page.text(400, 130, "Never");
    add_rows(page, {55, 205, 305, 405}, 150, 14,
             {{"May", "14.00", "2.00", "1.00"}, {"June", "9.50", "0.00", "3.00"}, {"July", "8.00", "1.00", "2.00"}});
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].header_rows == 2);
    const std::string markdown = view_markdown(document);
    CHECK(markdown.find("<tr><th rowspan=\"2\">Month</th><th colspan=\"3\">Paid</th></tr>\n"
                        "<tr><th>Early</th><th>Late</th><th>Never</th></tr>\n"
                        "<tr><td>May</td><td>14.00</td><td>2.00</td><td>1.00</td></tr>\n") != std::string::npos);
}

TEST_CASE("underlines that together go all the way are a line of the table", "[extractor]") {
    RawPageBuilder page;
    page.page().line(50, 100, 350, 100).line(50, 175, 350, 175);
    page.line(50, 118, 140, 118).line(145, 118, 245, 118).line(250, 118, 350, 118);
    add_rows(page, {55, 200, 300}, 112, 14, {{"Month", "Paid", "Late"}});
    add_rows(page, {55, 200, 300}, 132, 16, payments);
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].header_rows == 1);
    CHECK(cells_of(document) == 12);
}

TEST_CASE("headers no farther apart than words are told by being in line with their columns", "[extractor]") {
    RawPageBuilder page;
    page.page().line(50, 100, 350, 100).line(50, 118, 350, 118).line(50, 175, 350, 175);
    page.text(55, 112, "Month").text(190, 112, "Amount paid").text(250, 112, "Days late");
    add_rows(page, {55, 190, 250}, 132, 16, payments);
    CHECK(view_markdown(read(page)).find("| Month | Amount paid | Days late |") != std::string::npos);
}

TEST_CASE("columns with nothing but a header in bold are to be filled in", "[extractor]") {
    RawPageBuilder page;
    page.page().line(50, 100, 350, 100).line(50, 175, 350, 175);
    add_rows(page, {55, 200}, 112, 14, {{"Lamp", "Hours that it burnt"}}, true);
    add_rows(page, {55}, 128, 14, {{"Bridge"}, {"Pond"}, {"Mill"}});
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].columns == 2);
    CHECK(document.tables[0].header_rows == 1);
    CHECK(view_markdown(document).find("| Lamp | Hours that it burnt |\n|---|---|\n| Bridge |  |\n") !=
          std::string::npos);
}

TEST_CASE("one list below a header between three lines is a table of one column", "[extractor]") {
    RawPageBuilder page;
    page.page().line(50, 100, 250, 100).line(50, 118, 250, 118).line(50, 175, 250, 175);
    page.text(55, 112, "Lamps");
    add_rows(page, {55}, 132, 14, {{"Bridge"}, {"Pond"}, {"Mill"}});
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].columns == 1);
    CHECK(document.tables[0].rows == 4);
}

TEST_CASE("lines at the head and the foot of a page, and frames, bound no table", "[extractor]") {
    RawPageBuilder page;
    page.page().line(40, 50, 560, 50).line(40, 760, 560, 760);
    for (int i = 0; i < 12; ++i) {
        const float y = 100 + 50.0F * static_cast<float>(i);
        page.text(45, y, "On one side").text(400, y, "on the other");
    }
    page.page().line(40, 100, 560, 100).line(40, 200, 560, 200).line(40, 100, 40, 200).line(560, 100, 560, 200);
    page.text(45, 120, "A plan of").text(400, 140, "the village").text(200, 160, "with its pond");
    const Document document = read(page);
    CHECK(std::none_of(document.tables.begin(), document.tables.end(),
                       [](const auto& table) { return table.page == 2 || table.header_rows > 0; }));
}

TEST_CASE("a table in one column of a page stays in that column", "[extractor]") {
    RawPageBuilder page;
    page.page();
    add_prose(page, 40, 60, 5, 46);
    page.line(40, 130, 270, 130).line(40, 148, 270, 148).line(40, 200, 270, 200);
    add_rows(page, {45, 130, 220}, 142, 14, {{"Month", "Paid", "Late"}});
    add_rows(page, {45, 130, 220}, 162, 14, payments);
    add_prose(page, 40, 230, 5, 46);
    for (int i = 0; i < 18; ++i) {
        page.text(320, 60 + 12.0F * static_cast<float>(i), "In the other column words go on, line by line.");
    }
    const std::string blocks = view_blocks(read(page));
    const std::size_t cell = blocks.find("table_cell t0 r3 c2 1");
    REQUIRE(cell != std::string::npos);
    CHECK(blocks.find("The roof", cell) != std::string::npos);
    CHECK(blocks.find("In the other column") > blocks.rfind("The roof"));
}

TEST_CASE("a grid open above and below keeps its outer rows", "[extractor]") {
    RawPageBuilder page;
    page.page().line(50, 120, 350, 120).line(50, 160, 350, 160);
    page.line(150, 95, 150, 185).line(250, 95, 250, 185);
    add_rows(page, {55, 155, 255}, 110, 14, {{"Month", "Paid", "Late"}});
    add_rows(page, {55, 155, 255}, 142, 14, {{"May", "14.00", "2"}});
    add_rows(page, {55, 155, 255}, 175, 14, {{"All", "14.00", "2"}});
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 3);
    CHECK(document.tables[0].columns == 3);
    CHECK(cells_of(document) == 9);
}

TEST_CASE("two tables whose sides nearly meet in one line are two", "[extractor]") {
    RawPageBuilder page;
    page.page().grid({50, 150, 350}, {100, 120, 140}).grid({50, 170, 351.4F}, {300, 320, 340});
    for (const float y : {113.0F, 133.0F, 313.0F, 333.0F}) {
        page.text(55, y, "Gate").text(180, y, "Mended in spring");
    }
    page.text(50, 250, "Between them stands a sentence of its own.");
    const Document document = read(page);
    REQUIRE(document.tables.size() == 2);
    CHECK(document.tables[0].columns == 2);
    CHECK(document.tables[1].columns == 2);
}

TEST_CASE("a box of short entries is a table of one column, a box of running text is none", "[extractor]") {
    RawPageBuilder page;
    page.page().grid({50, 350}, {100, 120, 140, 160});
    add_rows(page, {55}, 113, 20, {{"Bridge"}, {"Pond"}, {"Mill"}});
    page.page().grid({50, 450}, {100, 120, 180, 240});
    page.text(55, 113, "What was said");
    add_prose(page, 55, 135, 4);
    add_prose(page, 55, 195, 4);
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].columns == 1);
    CHECK(document.tables[0].page == 1);
}

TEST_CASE("a grid without upright lines inside has the columns of its text", "[extractor]") {
    RawPageBuilder page;
    page.page().grid({50, 350}, {100, 120, 140, 160, 180});
    add_rows(page, {55, 200, 300}, 113, 20, {{"Month", "Paid", "Late"}});
    add_rows(page, {55, 200, 300}, 133, 20, payments);
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 4);
    CHECK(document.tables[0].columns == 3);
}

TEST_CASE("the lines of a drawing make no table", "[extractor]") {
    RawPageBuilder page;
    page.page().grid({50, 100, 150, 200, 250, 300, 350, 400, 450, 500}, {100, 150, 200, 250});
    page.text(55, 130, "Clerk").text(205, 230, "Mayor");
    page.page().grid({50, 80, 350}, {100, 120, 140, 160});
    for (int i = 0; i < 4; ++i) {
        page.text(55, 103 + 20.0F * static_cast<float>(i), std::to_string(40 - 10 * i));
    }
    CHECK(read(page).tables.empty());
}

TEST_CASE("the numbers at the axes of a chart make no table, and years do", "[extractor]") {
    RawPageBuilder page;
    page.page();
    add_rows(page, {50, 200, 400}, 100, 20,
             {{"400", "", "80"}, {"300", "Lamps", "60"}, {"200", "", "40"}, {"100", "", "20"}, {"0", "", "0"}});
    CHECK(read(page).tables.empty());
    RawPageBuilder years;
    years.page();
    add_rows(years, {50, 200, 300}, 100, 20,
             {{"2014", "14.00", "2"}, {"2013", "9.50", "0"}, {"2012", "11.25", "1"}, {"2011", "8.00", "4"}});
    CHECK(read(years).tables.size() == 1);
}

TEST_CASE("a table that a page break cuts is one, its repeated header furniture", "[extractor]") {
    const auto read_pages = [](const std::string& second_header) {
        RawPageBuilder page;
        page.page();
        add_prose(page, 50, 60, 2);
        page.grid({50, 190, 290, 400}, {700, 720, 740, 760});
        add_rows(page, {55, 195, 295}, 713, 20, {{"Month", "Paid", "Late"}}, true);
        add_rows(page, {55, 195, 295}, 733, 20, {{"May", "14.00", "2"}, {"June", "9.50", "0"}});
        page.page().grid({50, 190, 290, 400}, {100, 120, 140});
        add_rows(page, {55, 195, 295}, 113, 20, {{"Month", second_header, "Late"}}, true);
        add_rows(page, {55, 195, 295}, 133, 20, {{"July", "11.25", "1"}});
        return read(page);
    };
    const Document joined = read_pages("Paid");
    REQUIRE(joined.tables.size() == 1);
    CHECK(joined.tables[0].rows == 4);
    CHECK(joined.tables[0].header_rows == 1);
    CHECK(joined.tables[0].page == 1);
    CHECK(view_blocks(joined).find("p2 furniture Paid\n") != std::string::npos);
    CHECK(view_blocks(joined).find("p2 table_cell t0 r3 c1 11.25\n") != std::string::npos);
    CHECK(read_pages("Owed").tables.size() == 2);
}

TEST_CASE("a tagged table that stacks a page is taken apart around the table in it", "[extractor]") {
    RawPageBuilder page;
    const std::string text = std::string(sentence) + " " + sentence + " " + sentence + " " + sentence + " " + sentence;
    page.page(2200, 800).text(50, 60, "Inspection of the village pond").mark(0);
    page.text(50, 90, "Matter").mark(1).text(300, 90, "Grade").mark(2);
    page.text(50, 110, "The water").mark(3).text(300, 110, "Good").mark(4);
    page.text(50, 140, text).mark(5);
    const auto table = page.element(page.element(-1, Role::group), Role::table);
    const auto add_row = [&](std::int32_t first, std::int32_t count) {
        const auto row = page.element(table, Role::table_row);
        for (std::int32_t i = first; i < first + count; ++i) {
            page.leaf(page.element(row, Role::table_data), 1, i);
        }
    };
    add_row(0, 1);
    add_row(1, 2);
    add_row(3, 2);
    add_row(5, 1);
    const Document document = read(page);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 2);
    CHECK(view_blocks(document).find("p1 table_cell t0 r1 c1 Good\np1 paragraph The roof") != std::string::npos);
}

TEST_CASE("a tagged table of numbers and short texts is a numbered list", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 60, "1").mark(0).text(90, 60, "The minutes were read").mark(1);
    page.text(50, 80, "2").mark(2).text(90, 80, "The pond was cleaned, and paid for").mark(3);
    const auto table = page.element(page.element(-1, Role::group), Role::table);
    for (std::int32_t row = 0; row < 2; ++row) {
        const auto cells = page.element(table, Role::table_row);
        page.leaf(page.element(cells, Role::table_data), 1, 2 * row);
        page.leaf(page.element(cells, Role::table_data), 1, 2 * row + 1);
    }
    const Document document = read(page);
    CHECK(document.tables.empty());
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[1].label == "2");
}
