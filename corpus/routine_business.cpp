// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/routine_business.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace arising::corpus {

namespace {

/// Routine when the words hold one that starts like each of the two. Starts, so that endings need no rows of their own.
struct Pair {
    std::string_view one;
    std::string_view other;
};

constexpr std::array routine = {
    Pair{"minutes", "approv"},    Pair{"minutes", "accept"},   Pair{"minutes", "sign"},     Pair{"minutes", "adopt"},
    Pair{"minutes", "confirm"},   Pair{"minutes", "correct"},  Pair{"minutes", "agreed"},   Pair{"minutes", "accura"},
    Pair{"payment", "approv"},    Pair{"payment", "account"},  Pair{"payments", "ratif"},   Pair{"invoice", "approv"},
    Pair{"accounts", "approv"},   Pair{"cheque", "sign"},      Pair{"reconcil", "approv"},  Pair{"meeting", "adjourn"},
    Pair{"apologies", "accept"},  Pair{"apologies", "receiv"}, Pair{"agenda", "approv"},    Pair{"agenda", "adopt"},
    Pair{"consent", "calendar"},  Pair{"treasurer", "accept"}, Pair{"treasurer", "approv"}, Pair{"financial", "accept"},
    Pair{"cofnodion", "cymerad"},
};

/// "The next meeting is on Thursday" begins with it; what is put off until then mentions it later.
bool is_next_meeting(const std::vector<std::string>& words) {
    constexpr std::ptrdiff_t begins_within = 4;
    const auto begin_end = words.begin() + std::min<std::ptrdiff_t>(begins_within, std::ssize(words));
    const auto next = std::find(words.begin(), begin_end, "next");
    return next != begin_end &&
           std::any_of(next, words.begin() + std::min<std::ptrdiff_t>(2 * begins_within, std::ssize(words)),
                       [](const std::string& word) { return word.starts_with("meeting"); });
}

/// Routine sentences are short; a long one that mentions the minutes says something of its own.
constexpr std::size_t longest = 30;

}  // namespace

bool is_routine_business(const std::vector<std::string>& words) {
    if (words.size() > longest) {
        return false;
    }
    const auto has = [&words](std::string_view start) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return word.starts_with(start); });
    };
    return is_next_meeting(words) || std::any_of(routine.begin(), routine.end(),
                                                 [&](const Pair& pair) { return has(pair.one) && has(pair.other); });
}

}  // namespace arising::corpus
