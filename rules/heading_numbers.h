// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "rules/mining.h"

namespace arising::rules {

/// The agenda number under which each heading of a document stands. In this order:
///   its own: its label, "Item 3" as the heading or as the line below it, "4-B The harbour";
///   that of the headings above it: "Discussion" stays in its item;
///   that of the last numbered heading, where the next one counts on from it: levels that are guessed from the page
///   make every bold line between 5 and 6 a heading like these; none: a new part of the document.
class HeadingNumbers {
public:
    explicit HeadingNumbers(const Mining& mining);

    /// Whether any heading has a number of its own.
    [[nodiscard]] bool any() const { return any_; }
    /// Empty for none, and for a block that is no heading.
    [[nodiscard]] const std::string& of(BlockIndex heading) const;

private:
    [[nodiscard]] const std::string& number_above(const Mining& mining, BlockIndex heading) const;

    bool any_ = false;
    std::map<BlockIndex, std::string> numbers_;
};

}  // namespace arising::rules
