// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/ocr_text.h"

#include <string>
#include <utility>
#include <vector>

#include "extractor/utf8.h"
#include "tests/support/catch.h"

using namespace arising::extractor;

namespace {

/// A blank picture of an A4 page at 72 dots per inch, so that pixels are points.
PagePicture blank_picture() {
    PagePicture picture;
    picture.width = 595;
    picture.height = 842;
    picture.dpi = 72;
    picture.grey.assign(595 * 842, 0xFF);
    return picture;
}

void fill(PagePicture& picture, int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            picture.grey[static_cast<std::size_t>(y * picture.width + x)] = 0;
        }
    }
}

/// Upright strokes in a word's box, `thickness` pixels each.
void draw_strokes(PagePicture& picture, const OcrWord& word, int thickness) {
    for (int x = word.left; x + thickness <= word.right; x += 10) {
        fill(picture, x, word.top, x + thickness, word.bottom);
    }
}

OcrWord word(std::string text, int left, int top, int right, int bottom, float confidence = 90) {
    return {std::move(text), left, top, right, bottom, confidence};
}

/// A line whose words stand on y = `baseline`.
OcrLine line(std::vector<OcrWord> words, float baseline) {
    return {std::move(words), 0, baseline, 500, baseline};
}

RawDocument one_page() {
    RawDocument document;
    document.pages.emplace_back();
    document.pages[0].width = 595;
    document.pages[0].height = 842;
    return document;
}

std::string text_of(const RawPage& page) {
    std::string text;
    for (const Glyph& glyph : page.glyphs) {
        append_utf8(text, glyph.text);
    }
    return text;
}

}  // namespace

TEST_CASE("words become glyphs with blanks between them") {
    RawDocument document = one_page();
    OcrText text(document);
    const OcrText::Added added = text.add_page(
        0, blank_picture(), {line({word("Hats", 100, 93, 140, 100, 80), word("on", 150, 95, 170, 100, 90)}, 100)});
    text.settle();
    CHECK(added.words == 2);
    CHECK(added.unsure == 0);
    CHECK(added.confidence == Approx(85));
    const std::vector<Glyph>& glyphs = document.pages[0].glyphs;
    REQUIRE(text_of(document.pages[0]) == "Hats on");
    CHECK(glyphs[1].x0 == Approx(110));
    CHECK(glyphs[1].x1 == Approx(120));
    CHECK(glyphs[4].x0 == Approx(140));
    CHECK(glyphs[4].x1 == Approx(150));
    CHECK(glyphs[6].baseline == Approx(100));
    CHECK(glyphs[6].size == Approx(10));
}

TEST_CASE("words that nobody could rely on are left out and counted") {
    RawDocument document = one_page();
    OcrText text(document);
    const OcrText::Added added = text.add_page(
        0, blank_picture(),
        {line({word("Hats", 100, 93, 140, 100), word("~'i:", 150, 93, 170, 100, 29), word("|", 180, 90, 182, 104)},
              100)});
    CHECK(added.words == 1);
    CHECK(added.unsure == 1);  // the bar is a ruling line, not a word
    CHECK(text_of(document.pages[0]) == "Hats");
}

TEST_CASE("a doubtful label at the begin of a line is kept, and ends in a full stop") {
    RawDocument document = one_page();
    OcrText text(document);
    const OcrText::Added added = text.add_page(
        0, blank_picture(),
        {line({word("C,", 80, 93, 90, 102, 16), word("Hats", 100, 93, 140, 100), word("C,", 150, 93, 160, 102, 16)},
              100),
         line({word("B,", 80, 113, 90, 122, 90), word("Hats", 100, 113, 140, 120)}, 120)});
    CHECK(added.unsure == 1);
    CHECK(text_of(document.pages[0]) == "C. HatsB, Hats");
}

TEST_CASE("sizes near the running text's are the same, others are kept") {
    RawDocument document = one_page();
    OcrText text(document);
    static_cast<void>(text.add_page(
        0, blank_picture(),
        {line({word("Headline", 100, 32, 300, 60)}, 60), line({word("Runningtext", 100, 86, 300, 100)}, 100),
         line({word("Runningtext", 100, 125, 300, 140)}, 140), line({word("Runningtext", 100, 166, 300, 180)}, 180)}));
    text.settle();
    const std::vector<Glyph>& glyphs = document.pages[0].glyphs;
    CHECK(glyphs[0].size == Approx(40));
    CHECK(glyphs[8].size == Approx(20));
    CHECK(glyphs[8 + 11].size == Approx(20));  // measured 21.4
}

TEST_CASE("thick strokes are bold") {
    RawDocument document = one_page();
    PagePicture picture = blank_picture();
    const std::vector<OcrLine> lines = {line({word("Thickletters", 100, 86, 220, 100)}, 100),
                                        line({word("Thinnerletters", 100, 126, 240, 140)}, 140),
                                        line({word("Thinnerletters", 100, 166, 240, 180)}, 180)};
    draw_strokes(picture, lines[0].words[0], 4);
    draw_strokes(picture, lines[1].words[0], 2);
    draw_strokes(picture, lines[2].words[0], 2);
    OcrText text(document);
    static_cast<void>(text.add_page(0, picture, lines));
    text.settle();
    const std::vector<Glyph>& glyphs = document.pages[0].glyphs;
    CHECK(document.fonts[glyphs.front().font].bold);
    CHECK_FALSE(document.fonts[glyphs.back().font].bold);
}

TEST_CASE("a filled shape above the baseline is a bullet, whatever letter it was taken for") {
    RawDocument document = one_page();
    PagePicture picture = blank_picture();
    fill(picture, 100, 93, 104, 97);
    OcrText text(document);
    static_cast<void>(
        text.add_page(0, picture, {line({word("e", 100, 93, 104, 97), word("Hats", 110, 93, 150, 100)}, 100)}));
    CHECK(text_of(document.pages[0]) == "\u2022 Hats");
}

TEST_CASE("a skewed page is straightened") {
    RawDocument document = one_page();
    OcrText text(document);
    // One row of a page that falls by 10 pixels over 500: its two halves were recognised as lines of their own.
    const OcrLine left = {{word("Left", 50, 94, 240, 104)}, 50, 100, 250, 104};
    const OcrLine right = {{word("Right", 350, 100, 540, 110)}, 350, 106, 550, 110};
    static_cast<void>(text.add_page(0, blank_picture(), {left, right}));
    const std::vector<Glyph>& glyphs = document.pages[0].glyphs;
    CHECK(glyphs.front().baseline == Approx(glyphs.back().baseline).margin(0.1));
}
