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

std::string due(const char* text, const char* base, DateOrder order = DateOrder::day_first) {
    const auto found = resolve_due(text, parse_iso(base), order);
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
        {"two and a half", "2.5"},
        {"2 and a half", "2.5"},
        {"one and three quarters", "1.75"},
        {"2½", "2.5"},
        {"10 ¾", "10.75"},
        {"½", "0.5"},
        {"half a million", "500000"},
        {"a quarter of a million", "250000"},
        {"two and a half million", "2500000"},
        {"2½ million", "2500000"},
        {"£3.2 billion", "3200000000"},
        {"£1.2m", "1200000"},
        {"a dozen", "12"},
        {"dozen", "12"},
        {"half a dozen", "6"},
        {"two dozen", "24"},
        {"12 dozen", "144"},
        {"nil", "0"},
        {"nought", "0"},
        {"twelve hundred", "1200"},
        {"minus five", "-5"},
        {"1 in 3", "0.3333333333333333"},
        {"1-in-5", "0.2"},
        {"2/3rds", "0.6666666666666666"},
        {"nine out of 10", "0.9"},
        {"three dozen", "36"},
        // Not numbers, or not numbers alone.
        {"1,23", "-"},
        {"12,3456", "-"},
        {"1.2.3", "-"},
        {"seven dwarves", "-"},
        {"", "-"},
        {"percent", "-"},
        {"nan", "-"},
        {"infinity", "-"},
        {"12-14", "-"},
        {"1,00,000", "-"},
        {"dozens", "-"},
        {"about a third", "-"},
        {"circa 40", "-"},
        {"a couple", "-"},
        {"two and three", "-"},
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
    for (const char* text :
         {"in 7 weeks", "Twenty of them", "a third", "ninety-one", "one", "No children", "none", "dozens", "sixteenth",
          "half", "over a Hundred", "zero", "nil", "nought of it", "½ of them", "some ⅞"}) {
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
        {"Sept. 1, 2019", "2019-09-01"},
        {"14\u00A0April\u00A02015", "2015-04-14"},
        {"18 to 22 March 2024", "2024-03-18..2024-03-22"},
        {"18 March to 22 March 2024", "2024-03-18..2024-03-22"},
        {"18\u201322 March 2024", "2024-03-18..2024-03-22"},
        {"19 November–11 December 2013", "2013-11-19..2013-12-11"},
        {"28 December to 3 January 2016", "2015-12-28..2016-01-03"},
        {"29 February 2016", "2016-02-29"},
        {"14-Apr-15", "2015-04-14"},
        {"14-Apr-2015", "2015-04-14"},
        {"14/Apr/2015", "2015-04-14"},
        {"14 Apr ’15", "2015-04-14"},
        {"14april 2015", "2015-04-14"},
        {"3 Medi 2015", "2015-09-03"},
        {"dydd Mawrth 14 o Ebrill 2015", "2015-04-14"},
        {"4/14/2015", "2015-04-14"},
        {"31.3.26", "2026-03-31"},
        {"13/14/2015", "-"},
        {"April 2015", "-"},
        {"29 February 2015", "-"},
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
    CHECK(date_order_of("On March 5, 2014 and again on April 7, 2014.") == DateOrder::month_first);
    CHECK(date_order_of("On 5 March 2014; see May 2014.") == DateOrder::day_first);
    CHECK(date_order_of("Paid on 9/18/2018 and 3/5/2018") == DateOrder::month_first);
    CHECK(date_order_of("Paid on 18/9/2018 and 3/5/2018") == DateOrder::day_first);
    CHECK(date_order_of("no date") == DateOrder::day_first);
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

TEST_CASE("a document shows which comes first, the day or the month") {
    const struct {
        const char* text;
        DateOrder order;
    } cases[] = {
        {"", DateOrder::day_first},
        {"Held on 3/4/2015 and 5/6/2015.", DateOrder::day_first},
        {"Held on 3/4/2015; minutes of 2/27/2015.", DateOrder::month_first},
        {"Held on 3/4/2015; minutes of 27/2/2015.", DateOrder::day_first},
        {"Of 2/27/2015 and 27/2/2015.", DateOrder::day_first},
        {"Of 2-27-15.", DateOrder::month_first},
        {"March 4, 2015. Paid on 3/4/2015.", DateOrder::month_first},
        {"4 March 2015 and 5th March 2015, not March 6, 2015.", DateOrder::day_first},
        {"Ref. 12/2015/27 of 4 March 2015", DateOrder::day_first},
        {"27/2/2015, as in April 3, 2015 and May 4, 2015", DateOrder::day_first},
    };
    for (const auto& c : cases) {
        INFO(c.text);
        CHECK(date_order_of(c.text) == c.order);
    }
    const auto month_first = [](const char* text) {
        return iso_text(parse_date(text, {}, DateOrder::month_first)->first);
    };
    CHECK(month_first("3/4/2015") == "2015-03-04");
    CHECK(month_first("27/2/2015") == "2015-02-27");
    CHECK(month_first("4 March 2015") == "2015-03-04");
    CHECK(month_first("2015-03-04") == "2015-03-04");
    CHECK(due("5/6", "2015-04-14", DateOrder::month_first) == "2015-05-06");
}

// The forms are those of minutes and action logs. Their kinds were checked against two public collections, the corpora
// of Duckling and the specifications of Recognizers-Text (English and British dates, periods, durations and numbers):
// what these have and minutes can have is here, but for times of day, seasons, and feasts other than three.
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
        {"by Sept. 30th", "2015-09-30"},
        {"on Tuesday, September 8", "2015-09-08"},
        {"on Thursday 3rd", "2015-09-03"},  // in the months before, the third is another day
        {"end of Q3", "2015-09-30"},
        {"Q1 2016", "2016-03-31"},
        {"next month", "2015-05-31"},
        // Printed dates.
        {"w/c 3 June", "2015-06-03"},
        {"31.3.26", "2026-03-31"},
        {"14-May-15", "2015-05-14"},
        {"12/5", "2015-05-12"},
        {"by 30/4", "2015-04-30"},
        {"24/12", "2015-12-24"},
        {"4/2", "2016-02-04"},
        // Months, and parts of them.
        {"March last year", "2014-03-31"},
        {"June next year", "2016-06-30"},
        {"next March", "2016-03-31"},
        {"May", "2015-05-31"},
        {"mid-May", "2015-05-15"},
        {"middle of May 2016", "2016-05-15"},
        {"early June", "2015-06-10"},
        {"late June 2016", "2016-06-30"},
        {"beginning of July", "2015-07-01"},
        {"Apr-15", "2015-04-30"},
        {"Dec-24", "2024-12-31"},
        {"Sept ’24", "2024-09-30"},
        {"12/2024", "2024-12-31"},
        {"first week of June", "2015-06-07"},
        {"last week in May", "2015-05-31"},
        {"last Friday in May", "2015-05-29"},
        {"second Tuesday in June 2016", "2016-06-14"},
        // Quarters, halves, years, feasts.
        {"third quarter of 2016", "2016-09-30"},
        {"first half of 2016", "2016-06-30"},
        {"end of the quarter", "2015-06-30"},
        {"next quarter", "2015-09-30"},
        {"end of the year", "2015-12-31"},
        {"next year", "2016-12-31"},
        {"by 2018", "2018-12-31"},
        {"2017", "2017-12-31"},
        {"mid-2016", "2016-06-30"},
        {"by Easter", "2016-03-27"},
        {"Easter 2024", "2024-03-31"},
        {"before Christmas", "2015-12-25"},
        {"New Year", "2016-01-01"},
        // Lengths of time.
        {"6-8 weeks", "2015-06-09"},
        {"2 to 3 months", "2015-07-14"},
        {"between 5 and 7 weeks", "2015-06-02"},
        {"in a couple of weeks", "2015-04-28"},
        {"within a fortnight", "2015-04-28"},
        {"in two and a half years", "2017-10-14"},
        {"1.5 years", "2016-10-14"},
        {"half a year", "2015-10-14"},
        {"48 hours", "2015-04-16"},
        {"over the next 3 months", "2015-07-14"},
        {"in approximately 6 weeks", "2015-05-26"},
        {"within 28 days of this letter", "2015-05-12"},
        {"within 14 days of 4 May 2015", "2015-05-18"},
        {"two weeks before 4 May 2015", "2015-04-20"},
        // Days and weeks.
        {"today", "2015-04-14"},
        {"straight away", "2015-04-14"},
        {"day after tomorrow", "2015-04-16"},
        {"by Friday", "2015-04-17"},
        {"Tuesday", "2015-04-21"},
        {"Friday week", "2015-04-24"},
        {"by the 12th", "2015-05-12"},
        {"by 20th", "2015-04-20"},
        {"1st of next month", "2015-05-01"},
        {"end of the week", "2015-04-19"},
        {"end of next week", "2015-04-26"},
        {"end of this month", "2015-04-30"},
        // Never guessed.
        {"Q3 2015/16", "-"},
        {"2015/16", "-"},
        {"end of the financial year", "-"},
        {"Autumn term", "-"},
        {"Summer 2016", "-"},
        {"next Friday", "-"},
        {"after Easter", "-"},
        {"within 28 days of receipt", "-"},
        {"monthly", "-"},
        {"every Tuesday", "-"},
        {"at the May meeting", "-"},
        {"yesterday", "-"},
        {"31st", "-"},
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
