// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/matter_number.h"

#include <algorithm>

namespace arising::corpus {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}
bool joins_parts(char c) {
    return c == '/' || c == '.';
}
bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

struct Shape {
    int letters = 0;
    int digits = 0;
    int longest_digits = 0;
    int joints = 0;
    bool plain = true;  ///< nothing but letters, digits and joints
};

Shape shape_of(std::string_view token) {
    Shape shape;
    int run = 0;
    for (const char c : token) {
        run = is_digit(c) ? run + 1 : 0;
        shape.longest_digits = std::max(shape.longest_digits, run);
        shape.digits += is_digit(c) ? 1 : 0;
        shape.letters += is_letter(c) ? 1 : 0;
        shape.joints += joins_parts(c) ? 1 : 0;
        shape.plain = shape.plain && (is_digit(c) || is_letter(c) || joins_parts(c));
    }
    return shape;
}

/// Letters and at least three digits in two parts or more ("nov21.02"), or a part of five digits or more beside others
/// ("23/00804"). Dates and financial years have neither; web addresses have more letters than any such number.
bool keeps_a_matter(std::string_view token) {
    const Shape shape = shape_of(token);
    if (!shape.plain || shape.joints == 0 || shape.letters > 8 || token.size() > 24) {
        return false;
    }
    return (shape.letters >= 2 && shape.digits >= 3) || shape.longest_digits >= 5;
}

std::string_view trimmed(std::string_view token) {
    while (!token.empty() && !is_digit(token.back()) && !is_letter(token.back())) {
        token.remove_suffix(1);
    }
    while (!token.empty() && !is_digit(token.front()) && !is_letter(token.front())) {
        token.remove_prefix(1);
    }
    return token;
}

std::string folded(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

}  // namespace

std::string matter_number(std::string_view label) {
    std::string compared = folded(label);
    std::erase_if(compared, is_blank);
    compared = std::string(trimmed(compared));
    return keeps_a_matter(compared) ? compared : std::string();
}

std::vector<std::string> matter_numbers_in(std::string_view text) {
    const std::string all = folded(text);
    std::vector<std::string> numbers;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find_first_of(" \t\n,;()[]", at), all.size());
        const std::string token(trimmed(std::string_view(all).substr(at, end - at)));
        if (keeps_a_matter(token) && std::find(numbers.begin(), numbers.end(), token) == numbers.end()) {
            numbers.push_back(token);
        }
        at = end + 1;
    }
    return numbers;
}

}  // namespace arising::corpus
