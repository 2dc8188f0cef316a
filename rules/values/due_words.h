// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/values/date.h"

// The words of a phrase that says when something is due, for those who read them: months and quarters
// (calendar_period.h), lengths of time (time_span.h), days (relative_date.h).

namespace arising::rules {

/// Letters and digits that stand together, in lower case.
struct DueWord {
    std::string text;
    char joint = ' ';  ///< the mark that ties it to the word before ("Dec-24", "2015/16", "Sept ’24"); else a blank
};

class DueWords {
public:
    explicit DueWords(std::string_view text);

    [[nodiscard]] std::size_t size() const { return words_.size(); }
    /// Empty beyond the ends; an index below 0 wraps and is beyond the end too.
    [[nodiscard]] std::string_view at(std::size_t i) const {
        return i < words_.size() ? std::string_view(words_[i].text) : std::string_view();
    }
    [[nodiscard]] char joint(std::size_t i) const { return i < words_.size() ? words_[i].joint : ' '; }
    [[nodiscard]] bool is(std::size_t i, std::initializer_list<std::string_view> any) const;
    [[nodiscard]] bool has(std::initializer_list<std::string_view> any) const;
    /// Where these words stand one after the other.
    [[nodiscard]] std::optional<std::size_t> find(std::initializer_list<std::string_view> phrase) const;

    /// A year of four digits that stands for one year: not the first of "2015/16".
    [[nodiscard]] std::optional<int> year(std::size_t i) const;
    /// Whether two years are meant as one: "2015/16", "2015-16", "2015-2016".
    [[nodiscard]] bool is_double_year(std::size_t i) const;

private:
    std::vector<DueWord> words_;
};

/// "first", "2nd", "third": 1 to 4; 5 for "last" and "final". Nothing for other words.
[[nodiscard]] std::optional<int> ordinal_of(std::string_view word);
constexpr int kLastOne = 5;

/// 0 for "Sunday" or "sun", to 6 for "Saturday"; as <chrono> counts. Wants lower case.
[[nodiscard]] std::optional<unsigned> weekday_of(std::string_view word);

}  // namespace arising::rules
