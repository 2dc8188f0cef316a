// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/label_form.h"

#include <algorithm>

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

}  // namespace

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
