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
constexpr std::array<Named, 26> kSmallNumbers = {
    {{"a", 1},       {"an", 1},      {"no", 0},       {"zero", 0},    {"one", 1},     {"two", 2},    {"three", 3},
     {"four", 4},    {"five", 5},    {"six", 6},      {"seven", 7},   {"eight", 8},   {"nine", 9},   {"ten", 10},
     {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50},
     {"ninety", 90}, {"none", 0},    {"nil", 0},      {"nought", 0},  {"naught", 0}}};

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

constexpr std::array<Named, 13> kMultiples = {{{"thousand", 1e3},
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
                                               {"dozens", 12},
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

/// ICU's spelled-out numbers: "one hundred twenty-three". Opened once; opening reads ICU's data.
class Speller {
public:
    Speller() {
        UErrorCode status = U_ZERO_ERROR;
        format_.reset(unum_open(UNUM_SPELLOUT, nullptr, 0, "en", nullptr, &status));
    }

    /// ICU takes more for numbers than are some: "two three" for 203, "nan" for itself. A number is what it writes in
    /// the same words.
    [[nodiscard]] std::optional<double> parse(std::string_view text) const {
        const auto value = format_ == nullptr || text.size() > kLongest ? std::nullopt : parse_freely(text);
        return value && (spelled(*value) == with_blanks(text) || in_hundreds(*value) == with_blanks(text))
                   ? value
                   : std::nullopt;
    }

private:
    static constexpr std::size_t kLongest = 120;
    static constexpr std::size_t kBuffer = 512;

    struct Close {
        void operator()(UNumberFormat* p) const { unum_close(p); }
    };

    static std::string with_blanks(std::string_view text) {
        std::string result(text);
        std::replace(result.begin(), result.end(), '-', ' ');
        return result;
    }

    [[nodiscard]] std::optional<double> parse_freely(std::string_view text) const {
        std::array<UChar, kBuffer> wide{};
        std::int32_t size = 0;
        UErrorCode status = U_ZERO_ERROR;
        u_strFromUTF8(wide.data(), static_cast<std::int32_t>(wide.size()), &size, text.data(),
                      static_cast<std::int32_t>(text.size()), &status);
        std::int32_t at = 0;
        const double value = unum_parseDouble(format_.get(), wide.data(), size, &at, &status);
        const bool whole = U_SUCCESS(status) && at == size && std::isfinite(value);
        return whole ? std::optional<double>(value) : std::nullopt;
    }

    [[nodiscard]] std::string spelled(double value) const {
        std::array<UChar, kBuffer> wide{};
        std::array<char, kBuffer> bytes{};
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size = unum_formatDouble(format_.get(), value, wide.data(),
                                                    static_cast<std::int32_t>(wide.size()), nullptr, &status);
        std::int32_t length = 0;
        u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &length, wide.data(), size, &status);
        return U_SUCCESS(status) ? with_blanks({bytes.data(), static_cast<std::size_t>(length)}) : std::string();
    }

    /// "twelve hundred fifty".
    [[nodiscard]] std::string in_hundreds(double value) const {
        const double hundreds = std::floor(value / 100);
        const double rest = value - 100 * hundreds;
        if (hundreds < 11 || hundreds > 99) {
            return {};
        }
        return spelled(hundreds) + " hundred" + (rest > 0 ? " " + spelled(rest) : "");
    }

    std::unique_ptr<UNumberFormat, Close> format_;
};

std::optional<double> parse_spelled_out(std::string_view text) {
    thread_local const Speller speller;
    return speller.parse(text);
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

/// "3" of "3rds", "4" of "4ths".
std::string_view without_ending(std::string_view text) {
    for (const std::string_view ending : {"rds", "ths", "rd", "th"}) {
        if (text.size() > ending.size() && text.ends_with(ending) && is_digit(text[text.size() - ending.size() - 1])) {
            return text.substr(0, text.size() - ending.size());
        }
    }
    return text;
}

/// "3/4", "2/3rds", "one in five", "1-in-5", "two out of three".
std::optional<double> parse_ratio(std::string_view text) {
    for (const std::string_view sign : {"/", " in ", "-in-", " out of "}) {
        const auto at = text.find(sign);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto part = parse_simple(trimmed(text.substr(0, at)));
        const auto whole = parse_simple(without_ending(trimmed(text.substr(at + sign.size()))));
        return part && whole && *whole != 0 ? std::optional<double>(*part / *whole) : std::nullopt;
    }
    return std::nullopt;
}

/// "two and a half", "2 and three quarters": a whole number and a part of one.
std::optional<double> parse_mixed(std::string_view text) {
    constexpr std::string_view sign = " and ";
    const auto at = text.rfind(sign);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view part_words = text.substr(at + sign.size());
    const auto part = parse_parts(part_words);
    const auto whole = part && *part < 1 ? parse_simple(trimmed(text.substr(0, at))) : std::nullopt;
    return whole && *whole >= 1 && *whole == std::floor(*whole) ? std::optional<double>(*whole + *part) : std::nullopt;
}

/// "2½", "¾": the signs of one character.
std::optional<double> parse_fraction_sign(std::string_view text) {
    constexpr std::pair<std::string_view, double> signs[] = {
        {"½", 0.5},     {"¼", 0.25},  {"¾", 0.75},  {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3},
        {"⅕", 0.2},     {"⅖", 0.4},   {"⅗", 0.6},   {"⅘", 0.8},     {"⅙", 1.0 / 6},
        {"⅚", 5.0 / 6}, {"⅛", 0.125}, {"⅜", 0.375}, {"⅝", 0.625},   {"⅞", 0.875}};
    for (const auto& [sign, value] : signs) {
        if (!text.ends_with(sign)) {
            continue;
        }
        const std::string_view head = trimmed(text.substr(0, text.size() - sign.size()));
        const auto whole = head.empty()             ? std::optional(0.0)
                           : is_digit(head.front()) ? parse_digits(head)
                                                    : std::nullopt;
        return whole && *whole == std::floor(*whole) ? std::optional<double>(*whole + value) : std::nullopt;
    }
    return std::nullopt;
}

/// What stands before a multiple: "2.3", "2½", "half a", "a quarter of a", "two and a half". Number words before
/// "million" are ICU's, who knows how they go on.
std::optional<double> parse_head(std::string_view head, std::string_view multiple) {
    if (is_digit(head.back())) {
        return parse_digits(head);
    }
    if (const auto value = parse_fraction_sign(head)) {
        return value;
    }
    for (const std::string_view article : {" of a", " a"}) {
        if (head.ends_with(article)) {
            return parse_parts(trimmed(head.substr(0, head.size() - article.size())));
        }
    }
    if (const auto value = parse_mixed(head)) {
        return value;
    }
    return multiple.starts_with("dozen") ? parse_words(std::string(head)) : std::nullopt;
}

/// "2.3 million", "1,200k", "3m", "half a million", "two and a half thousand", "two dozen".
std::optional<double> parse_multiple(std::string_view text) {
    std::size_t split = text.size();
    while (split > 0 && text[split - 1] >= 'a' && text[split - 1] <= 'z') {
        --split;
    }
    const std::string_view multiple = text.substr(split);
    const auto factor = look_up(kMultiples, multiple);
    const std::string_view head = trimmed(text.substr(0, split));
    if (!factor) {
        return std::nullopt;
    }
    if (head.empty()) {
        return multiple == "dozen" ? factor : std::nullopt;
    }
    const auto value = parse_head(head, multiple);
    // Rounded to 12 digits, so that 2.3 million is 2300000 and not 2299999.9999999995.
    return value ? std::optional<double>(std::round(*value * *factor * 1e3) / 1e3) : std::nullopt;
}

/// "½" and its like: U+00BC to U+00BE, and U+2153 to U+215E.
bool begins_with_fraction_sign(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
    return (byte(0) == 0xC2 && byte(1) >= 0xBC && byte(1) <= 0xBE) ||
           (byte(0) == 0xE2 && byte(1) == 0x85 && byte(2) >= 0x93 && byte(2) <= 0x9E);
}

/// One word of letters. Number words are told by their beginnings, which covers "thirds", "sixteen", "twentieth",
/// "hundreds".
bool is_number_word(std::string_view word) {
    constexpr auto beginnings = std::to_array<std::string_view>(
        {"billion", "dozen",   "eigh",     "eleven", "fif",      "five",   "fort",  "four",    "half",  "halves",
         "hundred", "million", "naught",   "nil",    "nin",      "nought", "one",   "quarter", "seven", "six",
         "ten",     "thir",    "thousand", "three",  "trillion", "twel",   "twent", "two",     "zero"});
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
    for (const auto& parse : {parse_ratio, parse_multiple, parse_mixed, parse_fraction_sign}) {
        value = value ? value : parse(words);
    }
    value = value ? value : parse_simple(words);
    return value && negative ? std::optional<double>(-*value) : value;
}

bool may_hold_number(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (is_digit(text[i]) || begins_with_fraction_sign(text.substr(i))) {
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
