// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "rules/values/date.h"
#include "rules/values/number.h"
#include "rules/values/relative_date.h"
#include "tests/support/catch.h"

using namespace arising::rules;

namespace {

std::string number(const char* text) {
    const auto value = parse_number(text);
    return value ? number_text(*value) : "-";
}

std::string date(const char* text, const YearHints& years = {}) {
    const auto range = parse_date(text, years);
    if (!range) {
        return "-";
    }
    return iso_text(range->first) + (range->first == range->last ? "" : ".." + iso_text(range->last));
}

std::string due(const char* text, const char* base) {
    const auto found = resolve_due(text, parse_iso(base));
    return found ? iso_text(*found) : "-";
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("numbers are read as reports print them") {
    const Case cases[] = {
        {"47", "47"},
        {"1,234", "1234"},
        {"12,345,678.5", "12345678.5"},
        {"2.3 million", "2300000"},
        {"1,200k", "1200000"},
        {"£4m", "4000000"},
        {"£1,250", "1250"},
        {"-3.5", "-3.5"},
        {"seven", "7"},
        {"Seventeen", "17"},
        {"forty-seven", "47"},
        {"twenty five", "25"},
        {"one hundred and twenty-three", "123"},
        {"two thousand", "2000"},
        {"half", "0.5"},
        {"two thirds", "0.6666666666666666"},
        {"three-quarters", "0.75"},
        {"3/4", "0.75"},
        {"one in five", "0.2"},
        {"two out of three", "0.6666666666666666"},
        {"0.1", "0.1"},
        {"a dozen", "12"},
        {"three dozen", "36"},
        // Not numbers, or not numbers alone.
        {"1,23", "-"},
        {"12,3456", "-"},
        {"1.2.3", "-"},
        {"seven dwarves", "-"},
        {"", "-"},
        {"percent", "-"},
        {"12-14", "-"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(number(c.text) == c.expected);
    }
    CHECK(parse_number("a third").value() == Approx(1.0 / 3));
    CHECK_FALSE(parse_number("fi,ve"));
    CHECK(parse_number("one thousand, two hundred") == 1200);
    CHECK(parse_number("one thousand,two hundred") == 1200);
}

TEST_CASE("a text without a digit or a number word is told apart cheaply") {
    for (const char* text : {"in 7 weeks", "Twenty of them", "a third", "ninety-one", "one", "No children", "none",
                             "dozens", "sixteenth", "half", "over a Hundred", "zero"}) {
        INFO(text);
        CHECK(may_hold_number(text));
    }
    for (const char* text : {"a plan", "an owner", "not now", "noted", "the gate is open", "", "another"}) {
        INFO(text);
        CHECK_FALSE(may_hold_number(text));
    }
}

TEST_CASE("dates are read, in numbers the day first") {
    const Case cases[] = {
        {"14/04/2015", "2015-04-14"},
        {"14.4.15", "2015-04-14"},
        {"the 14th day of April, 2015", "2015-04-14"},
        {"2015/04/14", "2015-04-14"},
        {"14-04-2015", "2015-04-14"},
        {"2015-04-14", "2015-04-14"},
        {"14th April 2015", "2015-04-14"},
        {"14 April, 2015", "2015-04-14"},
        {"the 3rd of MAY 2016", "2016-05-03"},
        {"April 14, 2015", "2015-04-14"},
        {"held on Tuesday, 14 Apr 2015 at 7.30pm", "2015-04-14"},
        {"1 Sept. 2019", "2019-09-01"},
        {"14\u00A0April\u00A02015", "2015-04-14"},
        {"18 to 22 March 2024", "2024-03-18..2024-03-22"},
        {"18 March to 22 March 2024", "2024-03-18..2024-03-22"},
        {"18\u201322 March 2024", "2024-03-18..2024-03-22"},
        {"28 December to 3 January 2016", "2015-12-28..2016-01-03"},
        {"29 February 2016", "2016-02-29"},
        {"29 February 2015", "-"},
        {"4/14/2015", "2015-04-14"},
        {"4 and 6\u20138 May 2009", "2009-05-04..2009-05-08"},
        {"31/13/2015", "-"},
        {"we may meet 20 people", "-"},
        {"16 October", "-"},
        {"no date", "-"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(date(c.text) == c.expected);
    }
}

TEST_CASE("dates in numbers are read in the order that the document uses") {
    CHECK(date_order_in("On March 5, 2014 and again on April 7, 2014.") == DateOrder::month_first);
    CHECK(date_order_in("On 5 March 2014; see May 2014.") == DateOrder::day_first);
    CHECK(date_order_in("Paid on 9/18/2018 and 3/5/2018") == DateOrder::month_first);
    CHECK(date_order_in("Paid on 18/9/2018 and 3/5/2018") == DateOrder::day_first);
    CHECK(date_order_in("no date") == DateOrder::day_first);
    CHECK(iso_text(parse_date("3/5/2014", {}, DateOrder::month_first)->first) == "2014-03-05");
    CHECK(iso_text(parse_date("18/9/2014", {}, DateOrder::month_first)->first) == "2014-09-18");
}

TEST_CASE("a date without a year takes one from the hints, and the day of the week decides") {
    CHECK(date("16th October", {2019, 2018}) == "2019-10-16");
    CHECK(date("Wednesday 16th October", {2018, 2019}) == "2019-10-16");
    CHECK(date("Monday 16th October", {2018, 2019}) == "-");
    CHECK(years_in_file_name("minutes_Nov_24.pdf") == YearHints{2024});
    CHECK(years_in_file_name("24 minutes 2019.pdf") == YearHints{2019});
    CHECK(years_in("2015/16, ref 120155, 1999 and 2015") == YearHints{2015, 1999});
}

TEST_CASE("due dates are reckoned from the document's date") {
    const Case cases[] = {
        {"in six months time", "2015-10-14"},
        {"within 4 weeks", "2015-05-12"},
        {"within the next 3 months", "2015-07-14"},
        {"6 weeks", "2015-05-26"},
        {"Immediately", "2015-04-14"},
        {"with immediate effect", "2015-04-14"},
        {"tomorrow", "2015-04-15"},
        {"by 4th April", "2016-04-04"},
        {"by 4th May", "2015-05-04"},
        {"by 4th April 2014", "2014-04-04"},
        {"by the end of March 2016", "2016-03-31"},
        {"end of June", "2015-06-30"},
        {"Sept 2015", "2015-09-30"},
        {"end of Q3", "2015-09-30"},
        {"Q1 2016", "2016-03-31"},
        {"next month", "2015-05-31"},
        // Never guessed.
        {"by the next meeting", "-"},
        {"as soon as possible", "-"},
        {"ongoing", "-"},
        {"every three months", "-"},
        {"within 10 working days", "-"},
        {"it may be late", "-"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(due(c.text, "2015-04-14") == c.expected);
    }
    CHECK(due("in six months", "") == "-");
    CHECK(due("by 1 May 2016", "") == "2016-05-01");
    CHECK(due("in one month", "2015-01-31") == "2015-02-28");
}
