// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/scale.h"

#include <algorithm>

#include "rules/plain_text.h"
#include "rules/word_pattern.h"

namespace arising::rules {

namespace {

std::vector<std::string> all_words(const Grade& grade) {
    std::vector<std::string> words = grade.words;
    for (const GradeForm& form : grade.forms) {
        words.push_back(form.words);
    }
    return words;
}

}  // namespace

std::string Scale::name_for(std::string_view text) const {
    const std::string wanted = folded(text);
    for (const Grade& grade : grades) {
        for (const GradeForm& form : grade.forms) {
            if (folded(form.words) == wanted) {
                return form.name;
            }
        }
    }
    const std::string printed = single_spaced(text);
    const std::string lower = folded(printed);
    std::string_view longest;  // "5 - Very good" is "Very good"
    for (const Grade& grade : grades) {
        for (const std::string& words : grade.words) {
            const std::size_t at = lower.find(folded(words));
            if (at != std::string::npos && words.size() > longest.size() && lower.size() == printed.size()) {
                longest = std::string_view(printed).substr(at, words.size());
            }
        }
    }
    return longest.empty() ? printed : std::string(longest);
}

const Grade* Scale::grade_of(std::string_view text) const {
    const std::string wanted = folded(text);
    const Grade* best = nullptr;
    std::size_t longest = 0;
    for (const Grade& grade : grades) {
        for (const std::string& words : all_words(grade)) {
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

std::string Scale::pattern(std::size_t first, std::size_t end) const {
    std::vector<std::string> words;
    for (std::size_t i = first; i < std::min(end, grades.size()); ++i) {
        const std::vector<std::string> of_grade = all_words(grades[i]);
        words.insert(words.end(), of_grade.begin(), of_grade.end());
    }
    return any_of_words(words);
}

}  // namespace arising::rules
