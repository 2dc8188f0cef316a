// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/number.h"

#include <unicode/unum.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

struct Named {
    std::string_view word;
    double value;
};

// The fast path: most number words in reports are these.
constexpr std::array<Named, 23> kSmallNumbers = {
    {{"a", 1},       {"an", 1},     {"no", 0},      {"zero", 0},    {"one", 1},      {"two", 2},
     {"three", 3},   {"four", 4},   {"five", 5},    {"six", 6},     {"seven", 7},    {"eight", 8},
     {"nine", 9},    {"ten", 10},   {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20},
     {"thirty", 30}, {"forty", 40}, {"fifty", 50},  {"ninety", 90}, {"none", 0}}};

constexpr std::array<Named, 18> kParts = {{{"half", 2},
                                           {"halves", 2},
                                           {"third", 3},
                                           {"thirds", 3},
                                           {"quarter", 4},
                                           {"quarters", 4},
                                           {"fourth", 4},
                                           {"fourths", 4},
                                           {"fifth", 5},
                                           {"fifths", 5},
                                           {"sixth", 6},
                                           {"sixths", 6},
                                           {"eighth", 8},
                                           {"eighths", 8},
                                           {"tenth", 10},
                                           {"tenths", 10},
                                           {"seventh", 7},
                                           {"ninth", 9}}};

constexpr std::array<Named, 12> kMultiples = {{{"thousand", 1e3},
                                               {"k", 1e3},
                                               {"million", 1e6},
                                               {"millions", 1e6},
                                               {"m", 1e6},
                                               {"mn", 1e6},
                                               {"billion", 1e9},
                                               {"bn", 1e9},
                                               {"b", 1e9},
                                               {"trillion", 1e12},
                                               {"dozen", 12},
                                               {"hundred", 1e2}}};

template <std::size_t N>
std::optional<double> look_up(const std::array<Named, N>& table, std::string_view word) {
    const auto* found = std::find_if(table.begin(), table.end(), [&](const Named& n) { return n.word == word; });
    return found == table.end() ? std::nullopt : std::optional<double>(found->value);
}

/// Digits with thousands separators and decimals: "1,234.5". Commas must stand where thousands end.
std::optional<double> parse_digits(std::string_view text) {
    std::string plain;
    std::size_t group = 0;
    bool grouped = false;
    bool decimals = false;
    for (const char c : text) {
        if (c == ',') {
            if (decimals || plain.empty() || (grouped ? group != 3 : group > 3)) {
                return std::nullopt;
            }
            grouped = true;
            group = 0;
            continue;
        }
        if (c == '.') {
            if (decimals || (grouped && group != 3)) {
                return std::nullopt;
            }
            decimals = true;
        } else if (!is_digit(c)) {
            return std::nullopt;
        }
        plain += c;
        group += decimals ? 0 : 1;
    }
    if (plain.empty() || !is_digit(plain.back()) || (grouped && !decimals && group != 3)) {
        return std::nullopt;
    }
    double value = 0;
    const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return result.ec == std::errc() ? std::optional<double>(value) : std::nullopt;
}

/// ICU's spelled-out numbers: "one hundred and twenty-three". Opened once; opening reads ICU's data.
std::optional<double> parse_spelled_out(std::string_view text) {
    struct Close {
        void operator()(UNumberFormat* p) const { unum_close(p); }
    };
    thread_local const std::unique_ptr<UNumberFormat, Close> format = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<UNumberFormat, Close>(unum_open(UNUM_SPELLOUT, nullptr, 0, "en", nullptr, &status));
    }();
    if (format == nullptr || text.size() > 120) {
        return std::nullopt;
    }
    std::array<UChar, 128> wide{};
    std::int32_t size = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(wide.data(), static_cast<std::int32_t>(wide.size()), &size, text.data(),
                  static_cast<std::int32_t>(text.size()), &status);
    std::int32_t at = 0;
    const double value = unum_parseDouble(format.get(), wide.data(), size, &at, &status);
    return U_SUCCESS(status) && at == size ? std::optional<double>(value) : std::nullopt;
}

/// "twenty five" -> "twenty-five": without the hyphen ICU reads 2005.
std::string with_hyphens(std::string text) {
    constexpr std::array<std::string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                      "sixty",  "seventy", "eighty", "ninety"};
    for (std::size_t blank = text.find(' '); blank != std::string::npos; blank = text.find(' ', blank + 1)) {
        const std::string_view before = std::string_view(text).substr(0, blank);
        const std::string_view after = std::string_view(text).substr(blank + 1);
        const auto unit = look_up(kSmallNumbers, after.substr(0, after.find(' ')));
        const bool is_ten =
            std::any_of(tens.begin(), tens.end(), [&](std::string_view ten) { return before.ends_with(ten); });
        if (is_ten && unit && *unit >= 1 && *unit <= 9 && !after.starts_with('a')) {
            text[blank] = '-';
        }
    }
    return text;
}

/// Commas between words go; inside what would be one word they keep it from being one: "fi,ve" is no number.
std::string without_commas(std::string text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == ',' && text[i + 1] != ' ') {
            text[i] = ' ';
        }
    }
    std::erase(text, ',');
    return text;
}

std::optional<double> parse_words(std::string text) {
    text = without_commas(std::move(text));
    if (const auto small = look_up(kSmallNumbers, text)) {
        return small;
    }
    std::string plain;  // ICU's English rules know "one hundred twenty-three", with and without "and" in places
    for (std::size_t i = 0; i < text.size();) {
        if (text.compare(i, 5, " and ") == 0) {
            plain += ' ';
            i += 5;
        } else {
            plain += text[i++];
        }
    }
    if (plain.starts_with("a ")) {
        plain.replace(0, 1, "one");
    }
    return parse_spelled_out(with_hyphens(plain));
}

std::optional<double> parse_simple(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    return is_digit(text.front()) || text.front() == '.' ? parse_digits(text) : parse_words(std::string(text));
}

/// "a third", "two-thirds", "half", "three quarters".
std::optional<double> parse_parts(std::string_view text) {
    const auto split = text.find_last_of(" -");
    const auto part = look_up(kParts, split == std::string_view::npos ? text : text.substr(split + 1));
    if (!part) {
        return std::nullopt;
    }
    if (split == std::string_view::npos) {
        return 1 / *part;
    }
    const auto count = parse_simple(text.substr(0, split));
    return count && *count > 0 && *count <= *part ? std::optional<double>(*count / *part) : std::nullopt;
}

/// "3/4", "one in five", "two out of three".
std::optional<double> parse_ratio(std::string_view text) {
    for (const std::string_view sign : {"/", " in ", " out of "}) {
        const auto at = text.find(sign);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto part = parse_simple(trimmed(text.substr(0, at)));
        const auto whole = parse_simple(trimmed(text.substr(at + sign.size())));
        return part && whole && *whole != 0 ? std::optional<double>(*part / *whole) : std::nullopt;
    }
    return std::nullopt;
}

/// "2.3 million", "1,200k", "3m", "a dozen".
std::optional<double> parse_multiple(std::string_view text) {
    std::size_t split = text.size();
    while (split > 0 && text[split - 1] >= 'a' && text[split - 1] <= 'z') {
        --split;
    }
    if (split == text.size() || split == 0) {
        return std::nullopt;
    }
    const auto factor = look_up(kMultiples, text.substr(split));
    const std::string_view head = trimmed(text.substr(0, split));
    if (!factor || head.empty()) {
        return std::nullopt;
    }
    const bool word = text.substr(split) == "dozen";  // the other number words ICU knows
    if (!is_digit(head.back()) && !word) {
        return std::nullopt;
    }
    const auto value = is_digit(head.back()) ? parse_digits(head) : parse_simple(head);
    // Rounded to 12 digits, so that 2.3 million is 2300000 and not 2299999.9999999995.
    return value ? std::optional<double>(std::round(*value * *factor * 1e3) / 1e3) : std::nullopt;
}

/// One word of letters. Number words are told by their beginnings, which covers "thirds", "sixteen", "twentieth",
/// "hundreds".
bool is_number_word(std::string_view word) {
    constexpr auto beginnings = std::to_array<std::string_view>(
        {"billion", "dozen",    "eigh",    "eleven",   "fif",  "five",    "fort",  "four", "half",
         "halves",  "hundred",  "million", "nin",      "one",  "quarter", "seven", "six",  "ten",
         "thir",    "thousand", "three",   "trillion", "twel", "twent",   "two",   "zero"});
    constexpr std::string_view first_letters = "bdefhmnoqstz";
    const char first = word[0] < 'a' ? static_cast<char>(word[0] + ('a' - 'A')) : word[0];
    if (word.size() < 2 || first_letters.find(first) == std::string_view::npos) {
        return false;
    }
    const std::string lower = lower_case(word.substr(0, 8));
    if (lower == "no" || lower == "none") {
        return true;
    }
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return lower.starts_with(beginning); });
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    std::string words = folded(text);
    bool negative = false;
    for (const std::string_view sign : {"£", "$", "€", "−", "-", "+"}) {
        if (words.starts_with(sign)) {
            negative = sign == "-" || sign == "−";
            words.erase(0, sign.size());
        }
    }
    if (words.empty() || words.size() > 120) {
        return std::nullopt;
    }
    std::optional<double> value = parse_parts(words);
    for (const auto& parse : {parse_ratio, parse_multiple}) {
        value = value ? value : parse(words);
    }
    value = value ? value : parse_simple(words);
    return value && negative ? std::optional<double>(-*value) : value;
}

bool may_hold_number(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (is_digit(text[i])) {
            return true;
        }
        if (!is_letter(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && is_letter(text[i])) {
            ++i;
        }
        if (is_number_word(text.substr(begin, i - begin))) {
            return true;
        }
    }
    return false;
}

std::string number_text(double value) {
    std::array<char, 400> buffer{};
    const bool plain = value == 0 || (std::abs(value) >= 1e-6 && std::abs(value) < 1e21);
    const auto result =
        plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), result.ptr);
}

}  // namespace arising::rules
