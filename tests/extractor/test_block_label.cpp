// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/block_label.h"
#include "tests/support/catch.h"

using arising::extractor::BlockLabel;
using arising::extractor::find_label;

TEST_CASE("labels at the start of a block", "[extractor]") {
    struct Row {
        const char* text;
        bool wide_gap;
        const char* label;
        std::size_t length;
    };
    const Row rows[] = {
        {"• Train all managers", false, "•", 4},
        {"\xEF\x82\xB7 Train all managers", false, "•", 4},  // a bullet of the Symbol font, a private-use code point
        {"\xEF\x81\xB7 Train all managers", false, "•", 4},  // a diamond of the Wingdings font
        {"\xEF\x81\xB7Train", false, "", 0},                 // no blank behind it: a letter of some other font
        {"◼Train", false, "◼", 3},
        {"- Train", false, "-", 2},
        {"-5 degrees", false, "", 0},
        {"o Train", true, "•", 2},
        {"o Train", false, "", 0},
        {"1. Apologies", false, "1.", 3},
        {"12.3 Finance", false, "12.3", 5},
        {"03.23.01 Apologies", false, "03.23.01", 9},
        {"4 The minutes", true, "4", 2},
        {"4 people came", false, "", 0},
        {"2019 was dry", true, "", 0},
        {"a) the grant", false, "a)", 3},
        {"(b) the grant", false, "(b)", 4},
        {"iv) the grant", false, "iv)", 4},
        {"A. Smith spoke", false, "", 0},
        {"A. Smith spoke", true, "A.", 3},
        {"Agenda item", false, "", 0},
        {"•", false, "", 0},
        {"", false, "", 0},
    };
    for (const Row& row : rows) {
        INFO(row.text << (row.wide_gap ? " with a wide gap" : ""));
        const BlockLabel label = find_label(row.text, row.wide_gap);
        CHECK(label.text == row.label);
        CHECK(label.length == row.length);
    }
}
