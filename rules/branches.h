// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "rules/pattern_tree.h"

// The alternatives of a choice by the letters that they begin with, so that one out of a hundred words is found by
// looking at letters and not by trying them all. What matches, and which alternative is preferred, stays as it was:
// those that begin with different letters exclude one another, so that their order does not count.

namespace arising::rules {

/// One alternative: letters, then the parts that follow them. Points into the tree that it was made of.
struct Branch {
    std::string_view letters;
    bool folds = false;  ///< of the letters: capitals and small ones are one
    std::vector<const PatternNode*> rest;

    /// The first letter, a small one for a capital; 0 where it does not begin with ASCII.
    [[nodiscard]] char key() const;
};

using Branches = std::vector<Branch>;

/// The parts of a choice. Where one begins with a small choice of its own, or with what may be missing, it becomes
/// several.
[[nodiscard]] Branches branches_of(const PatternNode& choice);

/// The same for what is left of branches after their first letters; in their order.
[[nodiscard]] Branches opened(const Branches& branches);

/// Alternatives that follow one another and all begin with some letter of ASCII, by that letter; or one that does not.
struct Run {
    struct Group {
        char key = 0;
        Branches branches;
    };
    std::vector<Group> groups;  ///< ascending by key; a single one with key 0 for what begins with no letter
};
[[nodiscard]] std::vector<Run> runs_of(const Branches& branches);

/// How many letters all of them begin with, in the same cases.
[[nodiscard]] std::size_t common_letters(const Branches& branches);

}  // namespace arising::rules
