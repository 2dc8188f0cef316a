// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/written_date.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"

using arising::corpus::may_be_one_date;
using Dates = std::vector<std::string>;

namespace {

Dates in(std::string_view text) {
    return arising::corpus::written_dates(text);
}

}  // namespace

TEST_CASE("dates are found in sentences and in names of files") {
    CHECK(in("the meeting held on 30 July 2024 and that of 4th Sept 2023") == Dates{"2024-07-30", "2023-09-04"});
    CHECK(in("July 30, 2024") == Dates{"2024-07-30"});
    CHECK(in("Minutes_Nov_24.pdf") == Dates{"2024-11"});
    CHECK(in("2024-07-30 minutes.pdf") == Dates{"2024-07-30"});
    CHECK(in("the inspection of March 2014, again in March 2014") == Dates{"2014-03"});
}

TEST_CASE("numbers and words that only look like dates are none") {
    CHECK(in("03/04/2024, and 2023/24").empty());
    CHECK(in("we may decide, or march on").empty());
    CHECK(in("on 4th November at half past seven").empty());
    CHECK(in("2024-13-40").empty());
}

TEST_CASE("a month may be one of its days") {
    CHECK(may_be_one_date("2024-11", "2024-11-04"));
    CHECK(may_be_one_date("2024-11-04", "2024-11-04"));
    CHECK_FALSE(may_be_one_date("2024-11", "2024-12-04"));
}
