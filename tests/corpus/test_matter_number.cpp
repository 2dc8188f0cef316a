// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/matter_number.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace arising::corpus;

TEST_CASE("numbers that keep a matter, and those that only count") {
    struct Case {
        std::string label;
        std::string number;
    };
    const Case cases[] = {
        {"Nov21.02", "nov21.02"},
        {"Feb 23.05", "feb23.05"},
        {"NOV21.02.", "nov21.02"},
        {"23/00804/LB", "23/00804/lb"},
        {"SC/2021/04", "sc/2021/04"},
        {"14", ""},
        {"a", ""},
        {"25.4", ""},
        {"03.23.05", ""},
        {"30/3/2023", ""},
        {"2022/23", ""},
        {"R14", ""},
        {"", ""},
        {"www.example.org/123456", ""},
        {"COVID-2019", ""},
    };
    for (const Case& c : cases) {
        CHECK(matter_number(c.label) == c.number);
    }
}

TEST_CASE("numbers in a text are found once each") {
    CHECK(matter_numbers_in("See 23/00804/LB, (24/01479/CM) and 23/00804/lb; on 30/03/2023 at 10.30.") ==
          std::vector<std::string>{"23/00804/lb", "24/01479/cm"});
}
