// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/ocr_direction.h"

#include <string>
#include <vector>

#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"

using namespace arising;
using extractor::Direction;
using extractor::turned;

TEST_CASE("a picture is turned so that its text runs to the right", "[extractor]") {
    extractor::PagePicture picture;
    picture.width = 3;
    picture.height = 2;
    picture.grey = {1, 2, 3, 4, 5, 6};
    CHECK(turned(picture, Direction::right).grey == std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6});
    CHECK(turned(picture, Direction::up).grey == std::vector<std::uint8_t>{4, 1, 5, 2, 6, 3});
    CHECK(turned(picture, Direction::up).width == 2);
    CHECK(turned(picture, Direction::down).grey == std::vector<std::uint8_t>{3, 6, 2, 5, 1, 4});
    CHECK(turned(picture, Direction::left).grey == std::vector<std::uint8_t>{6, 5, 4, 3, 2, 1});
}

TEST_CASE("a scan that lies on its side or on its head is read", "[extractor]") {
    if (!extractor::OcrEngine::of("eng").problem().empty()) {
        WARN("not tested: " + extractor::OcrEngine::of("eng").problem());
        return;
    }
    std::vector<std::string> lines;
    for (int i = 0; i < 4; ++i) {
        lines.insert(lines.end(), {"The Committee agreed to mend the gate by the pond, and to thank",
                                   "the owner of the mill, whose horses had opened it every evening.", ""});
    }
    const extractor::PagePicture upright = tests::picture_of_text(lines);
    for (const Direction direction : {Direction::up, Direction::down, Direction::left}) {
        INFO(static_cast<int>(direction));
        // Turning by what turns it back lays the picture on that side.
        const Direction back = direction == Direction::up     ? Direction::down
                               : direction == Direction::down ? Direction::up
                                                              : Direction::left;
        const extractor::Document document =
            extractor::read_document(tests::picture_pdf(turned(upright, back)), "a.pdf");
        std::string why;
        CHECK(extractor::is_consistent(document, &why));
        CHECK(document.text.find("agreed to mend the gate") != std::string::npos);
        CHECK(document.text.find("had opened it every evening") != std::string::npos);
        REQUIRE_FALSE(document.words.empty());
        const extractor::Box& box = document.words[0].box;
        CHECK(box.x0 >= 0);
        CHECK(box.y0 >= 0);
        CHECK(box.x1 <= document.pages[0].width);
        CHECK(box.y1 <= document.pages[0].height);
    }
}
