// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/edit_distance.h"

#include <algorithm>
#include <numeric>

namespace arising::rules {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const std::size_t near_enough = std::max<std::size_t>(2, word.size() / 3);
    const std::string* best = nullptr;
    std::size_t best_distance = near_enough + 1;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance && distance < candidate.size()) {
            best = &candidate;
            best_distance = distance;
        }
    }
    if (best != nullptr) {
        return "did you mean \"" + *best + "\"?";
    }
    if (known.empty()) {
        return {};
    }
    std::string list = "known are: ";
    for (std::size_t i = 0; i < known.size(); ++i) {
        list += (i == 0 ? "" : ", ") + known[i];
    }
    return list;
}

}  // namespace arising::rules
