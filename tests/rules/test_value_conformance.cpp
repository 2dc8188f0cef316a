// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/datefmt.h>
#include <unicode/numfmt.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>

#include <array>
#include <memory>
#include <string>

#include "rules/example_document.h"
#include "rules/rule_set.h"
#include "rules/statement.h"
#include "rules/values/date.h"
#include "rules/values/number.h"
#include "rules/values/relative_date.h"
#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

// Values against what others say they are: standards' own examples, and the forms that Unicode's CLDR (as ICU has it)
// prints for a language. What is printed is read back.

using namespace arising::rules;

namespace {

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

std::string date_of(const std::string& text, DateOrder order = DateOrder::day_first) {
    const auto range = parse_date(text, {}, order);
    return range ? iso_text(range->first) : "-";
}

std::string due_of(const char* text, const char* base) {
    const auto found = resolve_due(text, parse_iso(base));
    return found ? iso_text(*found) : "-";
}

/// The day as CLDR prints it for a language, from "Tuesday, 14 April 2015" to "14/04/2015".
std::string printed(const icu::Locale& locale, icu::DateFormat::EStyle style, const Date& date) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(icu::Locale::getUK(), status));
    calendar->clear();
    calendar->set(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())) - 1,
                  static_cast<int>(static_cast<unsigned>(date.day())), 12, 0);
    const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(style, locale));
    icu::UnicodeString text;
    REQUIRE(U_SUCCESS(status));
    return utf8(format->format(calendar->getTime(status), text));
}

std::string text_of(const Figure& figure) {
    std::string text = number_text(figure.value) + " " + figure.unit + (figure.approximate ? " ~" : "");
    for (const Comparison& other : figure.compare) {
        text += ", " + other.role + " " + number_text(other.value) + " " + other.unit;
    }
    return text;
}

}  // namespace

TEST_CASE("numbers in words, as CLDR spells them, are read back") {
    for (const char* country : {"en_GB", "en_US"}) {
        UErrorCode status = U_ZERO_ERROR;
        icu::RuleBasedNumberFormat speller(icu::URBNF_SPELLOUT, icu::Locale(country), status);
        REQUIRE(U_SUCCESS(status));
        for (const char* rules : {"%spellout-cardinal", "%spellout-cardinal-verbose"}) {
            speller.setDefaultRuleSet(icu::UnicodeString(rules), status);
            REQUIRE(U_SUCCESS(status));
            for (std::int32_t number = 0; number < 2'000'000; number += number < 1200 ? 1 : 13'577) {
                icu::UnicodeString words;
                const std::string text = utf8(speller.format(number, words));
                const auto read = parse_number(text);
                if (read != static_cast<double>(number)) {
                    INFO(number << " as " << text << " by " << rules);
                    FAIL_CHECK((read ? number_text(*read) : std::string("not read")));
                }
            }
        }
    }
}

TEST_CASE("sums of money, as CLDR prints them, are read back") {
    const struct {
        const char* locale;
        const char16_t* currency;
    } monies[] = {{"en_GB", u"GBP"}, {"en_US", u"USD"}, {"en_IE", u"EUR"}};
    for (const auto& money : monies) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::NumberFormat> format(
            icu::NumberFormat::createCurrencyInstance(icu::Locale(money.locale), status));
        REQUIRE(U_SUCCESS(status));
        format->setCurrency(money.currency, status);
        for (const double value : {0.5, 1.0, 12.34, 999.99, 1000.0, 1234.56, 98765.43, 1234567.89}) {
            icu::UnicodeString text;
            const std::string sum = utf8(format->format(value, text));
            INFO(sum);
            CHECK(parse_number(sum) == value);
        }
    }
}

TEST_CASE("every day of two years is read as CLDR prints it") {
    const struct {
        const char* locale;
        DateOrder order;
    } languages[] = {{"en_GB", DateOrder::day_first},
                     {"en_IE", DateOrder::day_first},
                     {"en_US", DateOrder::month_first},
                     {"cy_GB", DateOrder::day_first}};
    for (const auto& language : languages) {
        for (const auto style :
             {icu::DateFormat::kFull, icu::DateFormat::kLong, icu::DateFormat::kMedium, icu::DateFormat::kShort}) {
            // Welsh shortens months to "Chwef" and "Gorff", which nobody prints in minutes.
            if (std::string(language.locale) == "cy_GB" && style == icu::DateFormat::kMedium) {
                continue;
            }
            for (Date day = *parse_iso("2015-01-01"); iso_text(day) < "2017-01-01"; day = plus_days(day, 1)) {
                const std::string text = printed(icu::Locale(language.locale), style, day);
                if (date_of(text, language.order) != iso_text(day)) {
                    INFO(language.locale << ": " << text);
                    FAIL_CHECK(iso_text(day) << " is read as " << date_of(text, language.order));
                }
            }
        }
    }
}

TEST_CASE("the days of standards' own examples are read") {
    const struct {
        const char* source;
        const char* text;
        const char* expected;
    } cases[] = {
        {"ISO 8601-1:2019, 5.2.2.1", "1985-04-12", "1985-04-12"},
        {"RFC 3339, 5.8", "1985-04-12T23:20:50.52Z", "1985-04-12"},
        {"RFC 3339, 5.8", "1996-12-19T16:39:57-08:00", "1996-12-19"},
        {"RFC 3339, 5.8", "1937-01-01T12:00:27.87+00:20", "1937-01-01"},
        {"RFC 5322, A.1.1", "Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21"},
        {"RFC 5322, A.1.2", "Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01"},
        {"RFC 9110, 5.6.7", "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06"},
        {"RFC 9110, 5.6.7", "Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06"},
        // The short forms of ISO 8601 without signs, weeks and days of the year are no dates that people print.
        {"ISO 8601-1:2019, 5.2.2.1", "19850412", "-"},
        {"ISO 8601-1:2019, 5.2.3.1", "1985-102", "-"},
        {"ISO 8601-1:2019, 5.2.4.1", "1985-W15-5", "-"},
    };
    for (const auto& c : cases) {
        INFO(c.source << ": " << c.text);
        CHECK(date_of(c.text) == c.expected);
    }
}

TEST_CASE("Easter is on the Sundays of the published tables") {
    // Astronomical Applications Department of the U.S. Naval Observatory, "The Date of Easter".
    constexpr const char* sundays[] = {
        "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16",
        "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25"};
    for (const std::string sunday : sundays) {
        CHECK(due_of(("Easter " + sunday.substr(0, 4)).c_str(), "2009-06-01") == sunday);
    }
}

TEST_CASE("a date is read in all the forms that minutes have for it") {
    const struct {
        const char* text;
        const char* expected;
    } cases[] = {
        {"14/04/2015", "2015-04-14"},          {"14th April 2015", "2015-04-14"},
        {"March last year", "2014-03-31"},     {"in six months time", "2015-10-14"},
        {"in six months' time", "2015-10-14"}, {"in six months\u2019 time", "2015-10-14"},
        {"by the next meeting", "-"},  // the words are kept, and no date is guessed
        {"Immediately", "2015-04-14"},         {"end of Q3", "2015-09-30"},
        {"by end of Q3 2016", "2016-09-30"},
    };
    for (const auto& c : cases) {
        INFO(c.text);
        CHECK(due_of(c.text, "2015-04-14") == c.expected);
    }
}

TEST_CASE("lengths of time end on the days that the calendar gives") {
    // ISO 8601-1:2019, 5.5.2.2: a month later is the same day of that month; where there is none, its last.
    const struct {
        const char* base;
        const char* text;
        const char* expected;
    } cases[] = {
        {"2015-01-31", "within one month", "2015-02-28"}, {"2016-01-31", "within one month", "2016-02-29"},
        {"2016-02-29", "in one year", "2017-02-28"},      {"2015-12-31", "in 2 months", "2016-02-29"},
        {"2015-04-14", "within 28 days", "2015-05-12"},   {"2015-12-25", "in a fortnight", "2016-01-08"},
        {"2015-04-14", "12 weeks", "2015-07-07"},         {"2015-10-31", "in six months", "2016-04-30"},
    };
    for (const auto& c : cases) {
        INFO(c.base << ": " << c.text);
        CHECK(due_of(c.text, c.base) == c.expected);
    }
}

TEST_CASE("the shipped packs read money, percentages, fractions, ranges and approximations as what they are") {
    const RuleSet rules = RuleSet::load(arising::tests::shipped_packs());
    const struct {
        const char* text;
        const char* expected;  ///< value and unit, "~" where it is about that; then what it is compared with
    } cases[] = {
        {"The roof cost £2.3 million.", "2300000 gbp"},
        {"The grant of £1,250 was paid.", "1250 gbp"},
        {"Spending was £3.5m against a budget of £3m.", "3500000 gbp, target 3000000 gbp"},
        {"About 47 per cent of plans were late.", "47 percent ~"},
        {"Some 60 to 70 per cent of plans were up to date.", "60 percent ~, other 70 percent"},
        {"Forty-seven children were seen.", "47 people"},
        {"Nearly 40 children were seen.", "40 people ~"},
        {"Between 20 and 30 children waited.", "20 people ~, other 30 people"},
        {"Visits took 10-14 days.", "10 days ~, other 14 days"},
        {"Approximately 1,200 homes were built.", "1200 count ~"},
        {"One in five visits was late.", "0.2 ratio"},
        {"Over half of the visits were late.", "0.5 ratio ~"},
    };
    for (const auto& c : cases) {
        std::string found;
        for (const Statement& statement : rules.mine(example_document(c.text)).statements) {
            found += statement.figure ? text_of(*statement.figure) : "";
        }
        INFO(c.text);
        CHECK(found == c.expected);
    }
}
