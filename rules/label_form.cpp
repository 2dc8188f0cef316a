// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/label_form.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

/// Up to 49: nobody numbers sub-items further, and "c", "d" and "m" are far more often letters.
bool is_roman(std::string_view name, std::string_view before) {
    const bool digits = std::all_of(name.begin(), name.end(), [](char c) {
        return std::string_view("ivxl").find(extractor::to_lower(c)) != std::string_view::npos;
    });
    const bool next_letter = name.size() == 1 && before.size() == 1 && before[0] + 1 == name[0];
    return digits && !next_letter;
}

std::optional<int> arabic(std::string_view name) {
    int value = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value);
    return error == std::errc() && end == name.data() + name.size() ? std::optional(value) : std::nullopt;
}

/// The value of "iv", in any case; of what is no Roman number some value or other.
int roman(std::string_view name) {
    int sum = 0;
    int before = 0;
    for (auto c = name.rbegin(); c != name.rend(); ++c) {
        const char lower = extractor::to_lower(*c);
        const int value = lower == 'i' ? 1 : lower == 'v' ? 5 : lower == 'x' ? 10 : 50;
        sum += value < before ? -value : value;
        before = value;
    }
    return sum;
}

}  // namespace

bool is_first_label(std::string_view label) {
    const std::string name = bare_label(label);
    return name == "1" || name == "a" || name == "A" || name == "i" || name == "I";
}

bool follows_label(std::string_view label, std::string_view next) {
    const std::string from = bare_label(label);
    const std::string to = bare_label(next);
    if (from.empty() || to.empty()) {
        return false;
    }
    const std::optional<int> number = arabic(from);
    const std::optional<int> next_number = arabic(to);
    if (number && next_number) {
        return *next_number == *number + 1;
    }
    if (from.size() == 1 && to.size() == 1 && is_letter(from[0]) &&
        extractor::to_lower(to[0]) == extractor::to_lower(from[0]) + 1) {
        return true;
    }
    return is_roman(from, {}) && is_roman(to, {}) && roman(to) == roman(from) + 1;
}

std::string label_form(std::string_view label, std::string_view before) {
    const std::string name = bare_label(label);
    if (name.empty()) {
        return std::string(trimmed(label));
    }
    if (is_roman(name, bare_label(before))) {
        return extractor::is_upper(name[0]) ? "I" : "i";
    }
    std::string form;
    for (const char c : name) {
        const char sort = is_digit(c) ? '1' : extractor::is_lower(c) ? 'a' : extractor::is_upper(c) ? 'A' : c;
        if (form.empty() || form.back() != sort) {
            form += sort;
        }
    }
    return form;
}

}  // namespace arising::rules
