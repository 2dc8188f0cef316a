// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "extractor/ocr_engine.h"
#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"

using namespace arising;
using extractor::Document;
using extractor::Ocr;
using tests::picture_of_text;
using tests::picture_pdf;

namespace {

const std::vector<std::string> minutes = {"Minutes of the meeting held on 3 May 2021", "",
                                          "The Committee agreed to mend the gate by the pond.", "",
                                          "The Clerk will write to the owner of the mill."};

bool can_recognise() {
    const bool can = extractor::OcrEngine::of("eng").problem().empty();
    if (!can) {
        WARN("not tested: " + extractor::OcrEngine::of("eng").problem());
    }
    return can;
}

Document read(const std::string& pdf, Ocr ocr) {
    extractor::ReadOptions options;
    options.ocr = ocr;
    Document document = extractor::read_document(pdf, "a.pdf", options);
    std::string why;
    CHECK(extractor::is_consistent(document, &why));
    CHECK(why.empty());
    return document;
}

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::vector<std::string> messages(const Document& document) {
    std::vector<std::string> list;
    for (const extractor::Diagnostic& diagnostic : document.diagnostics) {
        list.push_back(std::string(name_of(diagnostic.severity)) + ": " + diagnostic.message);
    }
    return list;
}

}  // namespace

TEST_CASE("a page that is a picture is read from it, word by word, where the words stand") {
    if (!can_recognise()) {
        return;
    }
    const Document document = read(picture_pdf(picture_of_text(minutes)), Ocr::automatic);
    for (const char* words :
         {"meeting held on", "3 May 2021", "agreed to mend the gate by the pond.", "write to the owner"}) {
        CHECK_THAT(on_one_line(document.text), Catch::Contains(words));
    }
    CHECK(document.text_source == extractor::TextSource::ocr);
    REQUIRE(document.pages.size() == 1);
    CHECK(document.pages[0].source == extractor::TextSource::ocr);
    CHECK(document.pages[0].ocr_confidence > 80);
    CHECK(document.unread_pictures == 0);
    CHECK_FALSE(document.truncated);
    REQUIRE(document.diagnostics.size() == 1);
    CHECK(document.diagnostics[0].severity == extractor::Severity::note);
    CHECK_THAT(document.diagnostics[0].message, Catch::StartsWith("page 1 was read by OCR (mean confidence 9"));
    const extractor::Box& first = document.words[0].box;  // painted at x = 72, baseline 842 - 760 = 82, 12 point
    CHECK(first.x0 == Approx(72).margin(2));
    CHECK(first.y0 < 75);
    CHECK(first.y1 == Approx(84).margin(3));
}

TEST_CASE("the same picture gives the same document") {
    if (!can_recognise()) {
        return;
    }
    const std::string pdf = picture_pdf(picture_of_text(minutes));
    const Document first = read(pdf, Ocr::automatic);
    const Document second = read(pdf, Ocr::automatic);
    CHECK(first.text == second.text);
    REQUIRE(first.words.size() == second.words.size());
    for (std::size_t i = 0; i < first.words.size(); ++i) {
        CHECK(first.words[i].box.x0 == second.words[i].box.x0);
    }
}

TEST_CASE("without OCR a picture is named as unread") {
    const Document document = read(picture_pdf(picture_of_text(minutes)), Ocr::never);
    CHECK(document.text.empty());
    CHECK(document.unread_pictures == 1);
    CHECK(document.truncated);
    CHECK(messages(document) ==
          std::vector<std::string>{"error: every page is a picture without a text layer; nothing could be read"});
}

TEST_CASE("a stamp in real type stays as it is and is not read twice") {
    if (!can_recognise()) {
        return;
    }
    const Document document =
        read(picture_pdf(picture_of_text(minutes), "BT /F1 10 Tf 400 30 Td (Page 7 of 9) Tj ET\n"), Ocr::automatic);
    const std::string text = on_one_line(document.text);
    CHECK_THAT(text, Catch::Contains("agreed to mend the gate"));
    const std::size_t stamp = text.find("Page 7 of 9");
    REQUIRE(stamp != std::string::npos);
    CHECK(text.find("of 9", stamp + 9) == std::string::npos);
}

TEST_CASE("text is read from its picture only when that is asked for") {
    if (!can_recognise()) {
        return;
    }
    const std::string pdf = tests::minimal_pdf(minutes);
    CHECK(read(pdf, Ocr::automatic).text_source == extractor::TextSource::layout);
    const Document document = read(pdf, Ocr::always);
    CHECK(document.text_source == extractor::TextSource::ocr);
    CHECK_THAT(on_one_line(document.text), Catch::Contains("agreed to mend the gate by the pond."));
}

TEST_CASE("a picture without words is a note, not a failure") {
    if (!can_recognise()) {
        return;
    }
    extractor::PagePicture blank;
    blank.width = 600;
    blank.height = 850;
    blank.grey.assign(600 * 850, 0xFF);
    const Document document = read(picture_pdf(blank), Ocr::automatic);
    CHECK_FALSE(document.truncated);
    CHECK(messages(document) == std::vector<std::string>{"note: page 1 is a picture in which no words were found",
                                                         "warning: the document has no text"});
}

TEST_CASE("a language that is not installed is named with its package") {
    const extractor::OcrEngine& engine = extractor::OcrEngine::of("xyz");
    CHECK_FALSE(engine.problem().empty());
    CHECK_THAT(engine.missing_packages(), Catch::Contains("tesseract-ocr-xyz"));
}

TEST_CASE("Welsh is read beside English where the document says so") {
    CHECK(extractor::ocr_languages("") == "eng");
    CHECK(extractor::ocr_languages("en-GB") == "eng");
    CHECK(extractor::ocr_languages("cy") == "eng+cym");
    CHECK(extractor::ocr_languages("cy-GB") == "eng+cym");
}
