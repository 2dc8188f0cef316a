// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arising::rules {

struct Grade {
    std::string id;                  ///< "requires_improvement"
    std::vector<std::string> words;  ///< ways in which it is printed
};

/// A named scale of grades, best first. Grades are found by their words, whatever the case and the blanks.
struct Scale {
    std::string id;
    std::vector<Grade> grades;

    /// The grade with exactly these words; else the one whose longest words stand in the text; else nullptr.
    [[nodiscard]] const Grade* grade_of(std::string_view text) const;
    [[nodiscard]] bool has(std::string_view grade_id) const;
    /// All words as a pattern: case-insensitive, longest first, blanks as any run of blanks.
    [[nodiscard]] std::string pattern() const;
};

}  // namespace arising::rules
