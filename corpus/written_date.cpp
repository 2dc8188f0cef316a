// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/written_date.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "corpus/wording.h"

namespace arising::corpus {

namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::size_t shortest_month = 3;  // "Nov", "Sept"

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 1 to 12, or 0.
int month_of(std::string_view word) {
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (word.size() >= shortest_month && months[i].starts_with(word)) {
            return static_cast<int>(i + 1);
        }
    }
    return 0;
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) {
        number = 10 * number + (c - '0');
    }
    return number;
}

/// 1 to 31 for "4", "04" and "4th", else 0.
int day_of(std::string_view word) {
    const std::size_t digits =
        static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
    const std::string_view rest = word.substr(digits);
    if (digits == 0 || digits > 2 || !(rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th")) {
        return 0;
    }
    const int day = number_of(word.substr(0, digits));
    return day <= 31 ? day : 0;
}

int year_of(std::string_view word) {
    if (!std::all_of(word.begin(), word.end(), is_digit) || (word.size() != 4 && word.size() != 2)) {
        return 0;
    }
    const int year = number_of(word);
    return word.size() == 2 ? 2000 + year : (year >= 1800 && year < 2200 ? year : 0);
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string iso(int year, int month, int day) {
    return std::to_string(year) + "-" + two_digits(month) + (day > 0 ? "-" + two_digits(day) : "");
}

class Reader {
public:
    explicit Reader(const std::vector<std::string>& words) : words_(words) {}

    /// The date whose month, or whose year in the ISO form, is the word at `at`.
    [[nodiscard]] std::optional<std::string> date_at(std::size_t at) const {
        if (const int month = month_of(words_[at]); month > 0) {
            return named_month(at, month);
        }
        const int year = words_[at].size() == 4 ? year_of(words_[at]) : 0;
        if (year > 0 && word(at + 1).size() == 2 && word(at + 2).size() == 2) {
            const int month = day_of(word(at + 1));
            const int day = day_of(word(at + 2));
            if (month >= 1 && month <= 12 && day > 0) {
                return iso(year, month, day);
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::string_view word(std::size_t at) const {
        return at < words_.size() ? std::string_view(words_[at]) : std::string_view();
    }

    [[nodiscard]] std::optional<std::string> named_month(std::size_t at, int month) const {
        const int day_after = day_of(word(at + 1));
        const int year_after = word(at + 2).size() == 4 ? year_of(word(at + 2)) : 0;
        if (day_after > 0 && year_after > 0) {
            return iso(year_after, month, day_after);  // "July 30, 2024"
        }
        const int year = year_of(word(at + 1));
        const int day_before = at > 0 ? day_of(words_[at - 1]) : 0;
        return year > 0 ? std::optional(iso(year, month, day_before)) : std::nullopt;
    }

    const std::vector<std::string>& words_;
};

}  // namespace

std::vector<std::string> written_dates(std::string_view text) {
    return written_dates(words_of(text));
}

std::vector<std::string> written_dates(const std::vector<std::string>& words) {
    const Reader reader(words);
    std::vector<std::string> dates;
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::optional<std::string> date = reader.date_at(at);
        if (date && std::find(dates.begin(), dates.end(), *date) == dates.end()) {
            dates.push_back(*std::move(date));
        }
    }
    return dates;
}

bool may_be_one_date(std::string_view a, std::string_view b) {
    return a.starts_with(b) || b.starts_with(a);
}

}  // namespace arising::corpus
