// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// Where words stand in a document: a block, and the sentences of it that they touch.
struct PassagePlace {
    BlockIndex block = 0;
    std::vector<extractor::Span> sentences;
};

struct FoundPlaces {
    std::vector<PassagePlace> places;  ///< in the order of the text
    bool exact = true;  ///< the words stand there, whatever their case and blanks; else the nearest are given
};

/// Looks for words in all blocks, hidden ones too, of one page or (page 0) of all. Where they do not stand, the one
/// sentence that shares most words with them; no place at all where none shares any.
[[nodiscard]] FoundPlaces find_places(Mining& mining, std::string_view words, std::int32_t page);

}  // namespace arising::rules
