// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/date.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "rules/plain_text.h"
#include "rules/values/due_words.h"

namespace arising::rules {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// Numbers, words and marks; blanks are gone, ordinal endings belong to their number.
struct Token {
    enum class Kind { number, word, mark } kind = Kind::mark;
    std::string text;  // lower case
    int value = 0;     // numbers
    std::size_t digits = 0;
    bool after_blank = true;
};

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 12> kWelshMonths = {"ionawr", "chwefror", "mawrth",     "ebrill",
                                                           "mai",    "mehefin",  "gorffennaf", "awst",
                                                           "medi",   "hydref",   "tachwedd",   "rhagfyr"};

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// En dash and its kin, as one mark "-".
std::size_t dash_size(std::string_view text) {
    for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
        if (text.starts_with(dash)) {
            return dash.size();
        }
    }
    return 0;
}

void skip_ordinal_ending(std::string_view text, std::size_t& i) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        const bool stands = text.substr(i).starts_with(ending);
        if (stands && (i + 2 == text.size() || !is_word_byte(text[i + 2]))) {
            i += 2;
            return;
        }
    }
}

Token number_token(std::string_view text, std::size_t& i) {
    Token token;
    token.kind = Token::Kind::number;
    while (i < text.size() && is_digit(text[i])) {
        if (token.digits++ < 6) {
            token.value = token.value * 10 + (text[i] - '0');
        }
        token.text += text[i++];
    }
    skip_ordinal_ending(text, i);
    return token;
}

std::vector<Token> tokens_of(std::string_view original) {
    const std::string text = folded(original);  // no-break spaces are blanks now
    std::vector<Token> tokens;
    bool after_blank = true;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = std::string_view(text).substr(i);
        Token token;
        if (is_blank(text[i])) {
            ++i;
            after_blank = true;
            continue;
        }
        if (is_digit(text[i])) {
            token = number_token(text, i);
        } else if (const std::size_t dash = dash_size(rest)) {
            token.text = "-";
            i += dash;
        } else if (is_word_byte(text[i])) {
            token.kind = Token::Kind::word;
            while (i < text.size() && is_word_byte(text[i]) && dash_size(std::string_view(text).substr(i)) == 0) {
                token.text += text[i++];
            }
        } else {
            token.text = text[i++];
        }
        token.after_blank = after_blank;
        after_blank = false;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

constexpr int kMostLinks = 4;  // between the days of one range

/// A date of which parts may still be missing.
struct Partial {
    std::optional<int> year;
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    std::optional<unsigned> weekday;
};

class DateParser {
public:
    DateParser(std::vector<Token> tokens, const YearHints& years, DateOrder order)
        : tokens_(std::move(tokens)), years_(years), order_(order) {}

    std::optional<DateRange> first_date() {
        for (std::size_t start = 0; start < tokens_.size(); ++start) {
            at_ = start;
            if (const auto range = range_here()) {
                return range;
            }
            // "Monday 16th October" that fits no year must not be read again as "16th October".
            start = std::max(start, skip_to_);
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] const Token* peek(std::size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
    }

    bool take(std::string_view text) {
        const Token* token = peek();
        if (token == nullptr || token->text != text) {
            return false;
        }
        ++at_;
        return true;
    }

    void take_filler() {
        while (take("the") || take("day") || take("of") || take("o") || take(",") || take(".")) {
        }
    }

    /// The mark in "14-Apr-15" or "14/Apr/2015", which stands between the parts without a blank.
    bool take_tie() {
        const Token* mark = peek();
        const Token* next = peek(1);
        const bool ties = mark != nullptr && (mark->text == "-" || mark->text == "/") && !mark->after_blank &&
                          next != nullptr && !next->after_blank;
        at_ += ties ? 1 : 0;
        return ties;
    }

    std::optional<unsigned> take_day() {
        const Token* token = peek();
        if (token == nullptr || token->kind != Token::Kind::number || token->digits > 2 || token->value < 1 ||
            token->value > 31) {
            return std::nullopt;
        }
        ++at_;
        return static_cast<unsigned>(token->value);
    }

    std::optional<int> take_year() {
        const std::size_t before = at_;
        // "19 November–11 December" has no year, "14-Apr-15" has.
        if ((month_is_tied_ && take_tie()) || take("'") || take("\u2019")) {
            const Token* tied = peek();
            if (tied != nullptr && tied->kind == Token::Kind::number && tied->digits == 2) {
                ++at_;
                return year_of_two_digits(tied->value);
            }
        }
        take_filler();
        const Token* token = peek();
        if (token != nullptr && token->kind == Token::Kind::number && token->digits == 4 && token->value >= 1900 &&
            token->value < 2200) {
            ++at_;
            return token->value;
        }
        at_ = before;
        return std::nullopt;
    }

    static int year_of_two_digits(int value) { return (value >= 70 ? 1900 : 2000) + value; }

    std::optional<unsigned> take_month() {
        const std::size_t before = at_;
        month_is_tied_ = take_tie();
        take_filler();
        const Token* token = peek();
        if (token != nullptr && token->kind == Token::Kind::word) {
            if (const auto found = month_of(token->text)) {
                ++at_;
                return found;
            }
        }
        at_ = before;
        return std::nullopt;
    }

    /// That of "Sept. 30th", not the end of a sentence: "in May. 30 people".
    void take_stop_of_month() {
        constexpr std::size_t kLongest = 4;
        const std::string_view month = tokens_[at_ - 1].text;
        const bool is_short = month.size() <= kLongest &&
                              std::find(kMonths.begin(), kMonths.end(), month) == kMonths.end() &&
                              std::find(kWelshMonths.begin(), kWelshMonths.end(), month) == kWelshMonths.end();
        if (is_short) {
            take(".");
        }
    }

    /// "14/04/2015", "14.4.15", "2015-04-14": three numbers with the same mark between them, without blanks.
    std::optional<Partial> take_numeric() {
        const Token* a = peek();
        const Token* sign = peek(1);
        const Token* b = peek(2);
        const Token* sign2 = peek(3);
        const Token* c = peek(4);
        if (c == nullptr || a->kind != Token::Kind::number || b->kind != Token::Kind::number ||
            c->kind != Token::Kind::number || sign->text != sign2->text || b->after_blank || c->after_blank ||
            (sign->text != "/" && sign->text != "." && sign->text != "-")) {
            return std::nullopt;
        }
        Partial date;
        const bool year_first = a->digits == 4 && c->digits <= 2;
        const Token* year_token = year_first ? a : c;
        const Token* day_token = year_first ? c : a;
        if (b->digits > 2 || day_token->digits > 2 || (year_token->digits != 4 && year_token->digits != 2)) {
            return std::nullopt;
        }
        date.year = year_token->digits == 4 ? year_token->value : year_of_two_digits(year_token->value);
        date.month = static_cast<unsigned>(b->value);
        date.day = static_cast<unsigned>(day_token->value);
        if (!year_first && is_swapped(*date.day, *date.month)) {
            std::swap(*date.day, *date.month);
        }
        at_ += 5;
        return date;
    }

    /// Whether the first of two numbers is the month.
    [[nodiscard]] bool is_swapped(unsigned first, unsigned second) const {
        const bool may_be_month = first <= kMonths.size();
        return may_be_month && (second > kMonths.size() || order_ == DateOrder::month_first);
    }

    std::optional<unsigned> take_weekday() {
        const Token* token = peek();
        if (token == nullptr || token->kind != Token::Kind::word) {
            return std::nullopt;
        }
        const auto found = weekday_of(token->text);
        if (found) {
            ++at_;
            take_filler();
        }
        return found;
    }

    /// One date as far as it is printed; at least the day.
    std::optional<Partial> take_partial() {
        const auto weekday = take_weekday();
        take_filler();
        if (auto numeric = take_numeric()) {
            numeric->weekday = weekday;
            return numeric;
        }
        Partial date;
        date.weekday = weekday;
        if ((date.day = take_day())) {
            if ((date.month = take_month())) {
                date.year = take_year();
            }
            return date;
        }
        if ((date.month = take_month())) {
            take_stop_of_month();
            date.day = take_day();
        }
        if (date.day) {
            date.year = take_year();
            return date;
        }
        return std::nullopt;
    }

    bool take_link(bool comma_too) {
        return take("to") || take("-") || take("and") || take("until") || take("&") || (comma_too && take(","));
    }

    std::optional<DateRange> range_here() {
        const auto start = take_partial();
        if (!start) {
            return std::nullopt;
        }
        const std::size_t after_start = at_;
        // "18 to 22 March", and with days left out "4 and 6 to 8 March".
        for (int link = 0; link < kMostLinks && take_link(link > 0); ++link) {
            const auto end = take_partial();
            if (!end) {
                break;
            }
            if (end->month) {
                if (const auto range = complete_range(*start, *end)) {
                    return range;
                }
                break;
            }
        }
        at_ = after_start;
        skip_to_ = start->weekday && start->month ? after_start - 1 : 0;
        const auto date = complete(*start);
        return date ? std::optional<DateRange>(DateRange{*date, *date}) : std::nullopt;
    }

    [[nodiscard]] std::optional<DateRange> complete_range(Partial start, const Partial& end) const {
        const auto last = complete(end);
        if (!last) {
            return std::nullopt;
        }
        const bool month_inherited = !start.month;
        start.month = start.month ? start.month : end.month;
        if (!start.year) {
            start.year = static_cast<int>(last->year());
            if (!month_inherited && *start.month > *end.month) {
                --*start.year;  // "28 December to 3 January 2016"
            }
        }
        const auto first = complete(start);
        if (!first || *first > *last) {
            return std::nullopt;
        }
        return DateRange{*first, *last};
    }

    [[nodiscard]] std::optional<Date> complete(const Partial& date) const {
        if (!date.day || !date.month) {
            return std::nullopt;
        }
        if (date.year) {
            return valid(*date.year, date);
        }
        for (const int candidate : years_) {
            const auto found = valid(candidate, date);
            if (found && (!date.weekday || std::chrono::weekday(*found).c_encoding() == *date.weekday)) {
                return found;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] static std::optional<Date> valid(int y, const Partial& date) {
        const Date found(year(y), month(*date.month), day(*date.day));
        return found.ok() ? std::optional<Date>(found) : std::nullopt;
    }

    std::vector<Token> tokens_;
    const YearHints& years_;
    DateOrder order_;
    std::size_t at_ = 0;
    std::size_t skip_to_ = 0;
    bool month_is_tied_ = false;  // to the day: "14-Apr"
};

}  // namespace

std::optional<unsigned> month_of(std::string_view word) {
    for (unsigned i = 0; i < kMonths.size(); ++i) {
        if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word)) || (word == "sept" && i == 8) ||
            word == kWelshMonths[i]) {
            return i + 1;
        }
    }
    return std::nullopt;
}

std::optional<DateRange> parse_date(std::string_view text, const YearHints& years, DateOrder order) {
    return DateParser(tokens_of(text), years, order).first_date();
}

namespace {

/// How many dates of a text can only be read in one order, or are written in it.
struct OrderVotes {
    int day_first = 0;
    int month_first = 0;

    [[nodiscard]] bool decide() const { return day_first != month_first; }
    void add(bool day, bool month) {
        day_first += day ? 1 : 0;
        month_first += month ? 1 : 0;
    }
};

bool may_be_day(const Token& token) {
    return token.kind == Token::Kind::number && token.digits <= 2 && token.value >= 1 && token.value <= 31;
}

bool is_month(const Token& token) {
    return token.kind == Token::Kind::word && month_of(token.text).has_value();
}

bool is_mark_of_date(const Token& token) {
    return token.text == "/" || token.text == "-" || token.text == ".";
}

/// "4/14/2015": three numbers with the same mark between them.
void vote_by_numbers(const std::vector<Token>& tokens, std::size_t at, OrderVotes& votes) {
    if (at + 4 >= tokens.size() || (at > 0 && is_mark_of_date(tokens[at - 1]))) {
        return;
    }
    const Token& first = tokens[at];
    const Token& second = tokens[at + 2];
    const Token& year = tokens[at + 4];
    const bool tied = is_mark_of_date(tokens[at + 1]) && tokens[at + 3].text == tokens[at + 1].text &&
                      !second.after_blank && !year.after_blank;
    if (tied && may_be_day(first) && may_be_day(second) && year.kind == Token::Kind::number &&
        (year.digits == 2 || year.digits == 4)) {
        const bool first_may_be_month = first.value <= static_cast<int>(kMonths.size());
        const bool second_may_be_month = second.value <= static_cast<int>(kMonths.size());
        votes.add(!first_may_be_month && second_may_be_month, first_may_be_month && !second_may_be_month);
    }
}

/// "14 April", "14th of April" or "April 14".
void vote_by_words(const std::vector<Token>& tokens, std::size_t month, OrderVotes& votes) {
    if (!is_month(tokens[month])) {
        return;
    }
    const std::size_t before = month > 1 && tokens[month - 1].text == "of" ? month - 1 : month;
    const bool day_before = before > 0 && may_be_day(tokens[before - 1]);
    const bool day_after = month + 1 < tokens.size() && may_be_day(tokens[month + 1]);
    votes.add(day_before, day_after && !day_before);
}

}  // namespace

DateOrder date_order_of(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    OrderVotes numbers;
    OrderVotes words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        vote_by_numbers(tokens, i, numbers);
        vote_by_words(tokens, i, words);
    }
    const OrderVotes& votes = numbers.decide() ? numbers : words;
    return votes.month_first > votes.day_first ? DateOrder::month_first : DateOrder::day_first;
}

std::string iso_text(const Date& date) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return buffer.data();
}

std::optional<Date> parse_iso(std::string_view text) {
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (!shaped) {
        return std::nullopt;
    }
    const auto range = parse_date(text);
    return range && iso_text(range->first) == text ? std::optional<Date>(range->first) : std::nullopt;
}

Date plus_days(const Date& date, int days) {
    return Date(std::chrono::sys_days(date) + std::chrono::days(days));
}

Date plus_months(const Date& date, int months) {
    const auto moved = std::chrono::year_month(date.year(), date.month()) + std::chrono::months(months);
    const Date last = last_day_of_month(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
    return Date(moved.year(), moved.month(), std::min(date.day(), last.day()));
}

Date last_day_of_month(int y, unsigned m) {
    return Date(std::chrono::year_month_day_last(year(y), std::chrono::month_day_last(month(m))));
}

YearHints years_in_file_name(std::string_view name) {
    constexpr int century = 2000;
    YearHints years = years_in(name);
    bool after_month = false;
    for (const Token& token : tokens_of(name)) {
        if (after_month && token.kind == Token::Kind::number && token.digits == 2) {
            years.push_back(century + token.value);
        }
        after_month = token.kind == Token::Kind::word ? month_of(token.text).has_value()
                                                      : after_month && token.kind == Token::Kind::mark;
    }
    return years;
}

YearHints years_in(std::string_view text) {
    YearHints years;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        int value = 0;
        while (end < text.size() && is_digit(text[end])) {
            value = end - i < 5 ? value * 10 + (text[end] - '0') : value;
            ++end;
        }
        if (end - i == 4 && value >= 1990 && value < 2100 &&
            std::find(years.begin(), years.end(), value) == years.end()) {
            years.push_back(value);
        }
        i = end;
    }
    return years;
}

}  // namespace arising::rules
