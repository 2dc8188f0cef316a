// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/glyph_text.h"
#include "extractor/read_document.h"
#include "extractor/repeated_glyphs.h"
#include "extractor/views.h"
#include "tests/support/catch.h"
#include "tests/support/raw_page_builder.h"

using arising::extractor::compose_document;
using arising::extractor::Direction;
using arising::extractor::Document;
using arising::extractor::Glyph;
using arising::extractor::is_consistent;
using arising::extractor::Role;
using arising::extractor::view_blocks;
using arising::tests::RawPageBuilder;

namespace {

// Longer than any heading: what the size of the running text is measured by.
const std::string prose =
    "The roof of the hall was mended in spring by two builders from the village, who were paid out of the fund that "
    "had "
    "been set up for it in the year before the flood.";

std::string blocks_of(RawPageBuilder& page) {
    const Document document = compose_document(page.document);
    std::string why;
    INFO(why);
    REQUIRE(is_consistent(document, &why));
    return view_blocks(document);
}

bool has(const std::string& blocks, const std::string& line) {
    return blocks.find(line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("captions and the numbers of a chart are no headings, a title with a number is", "[extractor]") {
    RawPageBuilder page;
    page.page(1000, 800).text(50, 60, "44/25 AOB", 10, true).text(50, 90, prose);
    page.text(50, 130, "Figure 2: Gates mended", 10, true)
        .text(50, 160, "20%  40%", 14)
        .text(50, 190, "1.7X\u2191", 14);
    page.text(50, 230, prose);
    CHECK(blocks_of(page) ==
          "p1 heading 1 44/25 AOB\np1 paragraph " + prose +
              "\np1 paragraph Figure 2: Gates mended\np1 paragraph 20% 40%\np1 paragraph 1.7X\u2191\n"
              "p1 paragraph " +
              prose + "\n");
}

TEST_CASE("a name, a colon and a figure are no heading, a title with a number before its colon is", "[extractor]") {
    RawPageBuilder page;
    page.page(1000, 800).text(50, 60, "Dates of the visit: 4 to 15 March", 10, true).text(50, 90, prose);
    page.text(50, 130, "Part 3: 12 gates", 10, true).text(50, 160, prose);
    const std::string blocks = blocks_of(page);
    CHECK(has(blocks, "p1 paragraph Dates of the visit: 4 to 15 March"));
    CHECK(has(blocks, "p1 heading 1 Part 3: 12 gates"));
}

TEST_CASE("a title run into its paragraph stays with it", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .text(50, 100, "Gates of the lower field. ", 10, true)
        .text(180, 100, "They were shut")
        .text(50, 112, "all through the winter and have to be oiled.");
    CHECK(blocks_of(page) ==
          "p1 paragraph Gates of the lower field. They were shut all through the winter and have to be oiled.\n");
}

TEST_CASE("a cover's title is told although it is most of the text", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .text(60, 200, "Repairs of the Village Hall and", 24)
        .text(90, 226, "of the Lower Field", 24)
        .text(60, 400, "ref. 18 of the clerk's papers");
    CHECK(blocks_of(page) ==
          "p1 heading 1 Repairs of the Village Hall and of the Lower Field\n"
          "p1 paragraph ref. 18 of the clerk's papers\n");
}

TEST_CASE("a numbered title in capitals is a heading, were it the only one", "[extractor]") {
    RawPageBuilder page;
    page.page(1000, 800).text(50, 60, "3. REPAIRS OF THE HALL").text(50, 90, prose);
    CHECK(blocks_of(page) == "p1 heading 1 [3.] REPAIRS OF THE HALL\np1 paragraph " + prose + "\n");
}

TEST_CASE("a short line in capitals above a title is a heading too", "[extractor]") {
    RawPageBuilder page;
    page.page(1000, 800).text(50, 60, "CHAPTER 4.").text(50, 90, "The Hall", 14, true).text(50, 120, prose);
    CHECK(has(blocks_of(page), "p1 heading 2 CHAPTER 4."));
}

TEST_CASE("titles a little larger than the text are headings where there are several", "[extractor]") {
    RawPageBuilder page;
    page.page(1000, 800);
    const char* titles[] = {"The hall", "The lower field", "The lamps"};
    float y = 60;
    for (const char* title : titles) {
        page.text(50, y, title, 10.6F).text(50, y + 24, prose);
        y += 80;
    }
    const std::string blocks = blocks_of(page);
    CHECK(has(blocks, "p1 heading 1 The hall"));
    CHECK(has(blocks, "p1 heading 1 The lamps"));
    RawPageBuilder once;
    once.page(1000, 800).text(50, 60, "The hall", 10.6F).text(50, 84, prose);
    CHECK(has(blocks_of(once), "p1 paragraph The hall"));
}

TEST_CASE("a long title with a full stop is a heading where others look the same", "[extractor]") {
    const std::string title = "The state of the lower path and of all that leads to it: fair to middling.";
    RawPageBuilder alone;
    alone.page(900).text(72, 60, title, 12, true).text(72, 100, prose).text(72, 113, prose);
    CHECK(has(blocks_of(alone), "p1 paragraph " + title));
    RawPageBuilder beside;
    beside.page(900).text(72, 60, title, 12, true).text(72, 100, prose).text(72, 140, "The hall", 12, true);
    beside.text(72, 170, prose);
    CHECK(has(blocks_of(beside), "p1 heading 1 " + title));
    CHECK(has(blocks_of(beside), "p1 heading 1 The hall"));
}

TEST_CASE("a bulleted item and a paragraph that are tagged as headings are taken back", "[extractor]") {
    RawPageBuilder page;
    page.page(1000, 800).text(50, 60, "Repairs", 14).mark(0).text(50, 90, prose).mark(1);
    page.text(50, 120, "\u2022 The gate was oiled in May").mark(2).text(50, 150, prose).mark(3);
    const auto root = page.element(-1, Role::group);
    for (std::int32_t id = 0; id < 3; ++id) {
        page.leaf(page.element(root, Role::heading, 2), 1, id);
    }
    page.leaf(page.element(root, Role::paragraph), 1, 3);
    CHECK(blocks_of(page) == "p1 heading 2 Repairs\np1 paragraph " + prose +
                                 "\np1 list_item 1 [\u2022] The gate was oiled in May\np1 paragraph " + prose + "\n");
}

TEST_CASE("text that runs up the edge of the page is no heading", "[extractor]") {
    RawPageBuilder page;
    page.page(1000, 800).text(50, 60, prose).text(700, 30, "Printed for the hall", 20);
    for (Glyph& glyph : page.document.pages[0].glyphs) {
        glyph.direction = glyph.size > 15 ? Direction::up : glyph.direction;
    }
    CHECK(has(blocks_of(page), "p1 paragraph Printed for the hall"));
}

TEST_CASE("text with a shadow is read once", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "The hall was full.").text(50.6F, 100.6F, "The hall was full.");
    CHECK(blocks_of(page) == "p1 paragraph The hall was full.\np1 hidden The hall was full.\n");
}

TEST_CASE("glyphs painted twice are told by place, text and size", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "oo").text(55.5F, 100, "o").text(50, 100, "o", 16).text(50, 101.5F, "o");
    hide_repeated_glyphs(page.document.pages[0]);
    std::vector<bool> hidden;
    for (const Glyph& glyph : page.document.pages[0].glyphs) {
        hidden.push_back(glyph.hidden);
    }
    CHECK(hidden == std::vector<bool>{false, false, true, false, false});
}

TEST_CASE("a drop capital begins the word beside it", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 124, "I", 40);
    page.text(72, 100, "n spring the hall was mended, and all of those who had")
        .text(72, 112, "helped were thanked by the board for their work, which")
        .text(72, 124, "took longer than anybody had thought that it would, as")
        .text(50, 136, "the beams were rotten and had to be taken down, one by one.");
    CHECK(blocks_of(page) ==
          "p1 paragraph In spring the hall was mended, and all of those who had helped were thanked by the board for "
          "their work, which took longer than anybody had thought that it would, as the beams were rotten and had to "
          "be taken down, one by one.\n");
}

TEST_CASE("a page of contents is neither a table nor headings", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 60, "Contents", 16, true);
    const char* entries[][2] = {{"Preface", "iv"}, {"The hall", "1"}, {"Its roof", "3"}, {"The lower field", "12"}};
    float y = 100;
    for (const auto& entry : entries) {
        page.text(50, y, entry[0], 10, true).text(400, y, entry[1]);
        y += 20;
    }
    CHECK(blocks_of(page) ==
          "p1 heading 1 Contents\n"
          "p1 contents Preface iv\n"
          "p1 contents The hall 1\n"
          "p1 contents Its roof 3\n"
          "p1 contents The lower field 12\n");
}

TEST_CASE("artifacts above the text are read before it, those below after it", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 300, "What was said of the hall is written here.");
    page.text(50, 770, "sheet 4")
        .artifact()
        .text(300, 30, "Lower Marsh")
        .artifact()
        .text(50, 30, "The Hall")
        .artifact();
    CHECK(blocks_of(page) ==
          "p1 furniture The Hall Lower Marsh\n"
          "p1 paragraph What was said of the hall is written here.\n"
          "p1 furniture sheet 4\n");
}

TEST_CASE("a title in large type beside the text is not part of its lines", "[extractor]") {
    RawPageBuilder page;
    page.page().text(40, 104, "Report", 30).text(40, 136, "in short", 30);
    const char* lines[] = {"The hall was mended in the spring", "by two builders from the village.",
                           "They were paid from the old fund,", "which was set up after the flood.",
                           "Nobody objected to it in the end."};
    float y = 100;
    for (const char* line : lines) {
        page.text(240, y, line);
        y += 12;
    }
    CHECK_THAT(blocks_of(page), Catch::StartsWith("p1 heading 1 Report in short\np1 paragraph The hall was mended in "
                                                  "the spring by two builders from the village."));
}

TEST_CASE("boxes joined by lines are no table", "[extractor]") {
    RawPageBuilder page;
    page.page()
        .grid({50, 100, 150, 200, 250, 300, 350, 400, 450}, {100, 120, 140, 160})
        .text(55, 113, "Clerk")
        .text(205, 113, "Chair")
        .text(355, 153, "Porter");
    CHECK(blocks_of(page) == "p1 paragraph Clerk Chair\np1 paragraph Porter\n");
}

TEST_CASE("a paragraph that the end of a column cuts is joined", "[extractor]") {
    RawPageBuilder page;
    page.page();
    const char* left[] = {"The first column starts here and fills", "its width with words, line after line,",
                          "down to the foot of the page, where it", "breaks a sentence of the minutes that"};
    const char* right[] = {"goes on at the top of the next column,", "which is read after the first is done,",
                           "down to the end of the last sentence,", "as anybody at all who reads would do."};
    for (int i = 0; i < 4; ++i) {
        page.text(40, 112 + 12.0F * static_cast<float>(i), left[i])
            .text(320, 100 + 12.0F * static_cast<float>(i), right[i]);
    }
    const std::string blocks = blocks_of(page);
    CHECK(blocks.find("of the minutes that goes on at the top") != std::string::npos);
    CHECK(blocks.find('\n') == blocks.size() - 1);
}

TEST_CASE("a caption above both columns is read before them", "[extractor]") {
    RawPageBuilder page;
    page.page().text(320, 60, "The hall in the year of the flood", 8);
    const char* left[] = {"The first column starts here and fills", "its width with words, line after line,",
                          "down to the foot of the page, where it", "ends together with the last sentence."};
    const char* right[] = {"Another one begins in the next column,", "which is read after the first is done,",
                           "down to the end of the last sentence,", "as anybody at all who reads would do."};
    for (int i = 0; i < 4; ++i) {
        page.text(40, 100 + 12.0F * static_cast<float>(i), left[i])
            .text(320, 100 + 12.0F * static_cast<float>(i), right[i]);
    }
    CHECK(blocks_of(page).find("The hall in the year of the flood") < 20);
}

TEST_CASE("characters that show nothing do not stand in the text", "[extractor]") {
    arising::extractor::RawPage page;
    const auto text_of = [&page](std::string_view text) { return arising::extractor::glyph_text(page, text); };
    CHECK(text_of("\u200B") == ' ');
    CHECK(text_of("\uFEFFa\u200B") == 'a');
    CHECK(page.expansions.empty());
    CHECK(text_of("\u200Bfi\u2060") == Glyph::expansion_base);
    CHECK(page.expansions == std::vector<std::string>{"fi"});
}

TEST_CASE("a number in very large type beside the text is no heading, above the text it is", "[extractor]") {
    RawPageBuilder beside;
    beside.page(1000, 800).text(50, 100, prose).text(50, 112, prose).text(50, 124, prose).text(900, 115, "2-A", 30);
    CHECK_THAT(blocks_of(beside), !Catch::Contains("heading") && Catch::Contains("p1 paragraph 2-A\n"));
    RawPageBuilder above;
    above.page(1000, 800).text(50, 60, "2-A", 30).text(50, 100, prose).text(50, 112, prose).text(50, 124, prose);
    CHECK_THAT(blocks_of(above), Catch::Contains("p1 heading 1 2-A\n"));
    RawPageBuilder word;
    word.page(1000, 800).text(50, 100, prose).text(50, 112, prose).text(50, 124, prose).text(900, 115, "Gates", 30);
    CHECK_THAT(blocks_of(word), Catch::Contains("p1 heading 1 Gates\n"));
}

TEST_CASE("code points that Unicode keeps for old standards only are replaced", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "Five k\u2126, two \u212B at 3 \u212A, e\u0341 and \U0002F800.");
    CHECK(compose_document(page.document).text == "Five k\u03A9, two \u00C5 at 3 K, \u00E9 and \u4E3D.\n");
}
