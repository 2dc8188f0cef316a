// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arising::rules {

/// A way in which a sentence bends the name of a grade: "require improvement" for "requires improvement".
struct GradeForm {
    std::string words;
    std::string name;  ///< one of the grade's words
};

struct Grade {
    std::string id;                  ///< "requires_improvement"
    std::vector<std::string> words;  ///< its names, as they are printed
    std::vector<GradeForm> forms{};
};

/// A named scale of grades, best first. Grades are found by their words, whatever the case and the blanks.
struct Scale {
    std::string id;
    std::vector<Grade> grades;

    /// The grade with exactly these words; else the one whose longest words stand in the text; else nullptr.
    [[nodiscard]] const Grade* grade_of(std::string_view text) const;
    /// The grade's name as the text prints it: without what stands around it, and not bent.
    [[nodiscard]] std::string name_for(std::string_view text) const;
    [[nodiscard]] bool has(std::string_view grade_id) const;
    /// The words of the grades [first, end) as a pattern: see any_of_words().
    [[nodiscard]] std::string pattern(std::size_t first = 0, std::size_t end = SIZE_MAX) const;
};

}  // namespace arising::rules
