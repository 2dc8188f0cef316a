// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/scale.h"

#include <algorithm>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

std::string escaped(std::string_view words) {
    std::string result;
    for (const char c : words) {
        if (c == ' ') {
            result += "\\s+";
        } else {
            const bool plain = is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               static_cast<unsigned char>(c) >= 0x80;
            result += plain ? std::string(1, c) : std::string{'\\', c};
        }
    }
    return result;
}

}  // namespace

const Grade* Scale::grade_of(std::string_view text) const {
    const std::string wanted = folded(text);
    const Grade* best = nullptr;
    std::size_t longest = 0;
    for (const Grade& grade : grades) {
        for (const std::string& words : grade.words) {
            const std::string known = folded(words);
            if (known == wanted) {
                return &grade;
            }
            if (known.size() > longest && wanted.find(known) != std::string::npos) {
                longest = known.size();
                best = &grade;
            }
        }
    }
    return best;
}

bool Scale::has(std::string_view grade_id) const {
    return std::any_of(grades.begin(), grades.end(), [&](const Grade& g) { return g.id == grade_id; });
}

std::string Scale::pattern() const {
    std::vector<std::string> all;
    for (const Grade& grade : grades) {
        for (const std::string& words : grade.words) {
            all.push_back(single_spaced(words));
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    std::string result = "(?i:";
    for (std::size_t i = 0; i < all.size(); ++i) {
        result += (i == 0 ? "" : "|") + escaped(all[i]);
    }
    return result + ")";
}

}  // namespace arising::rules
