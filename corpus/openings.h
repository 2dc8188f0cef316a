// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/wording.h"

namespace arising::corpus {

/// What requests open with: the first things named, which mostly are what is to be done about, before all that says
/// how and to what end ("Improve the quality of towpaths, so that ..." opens with towpaths). Words with which requests
/// begin whatever they are about ("improve"), and words mostly said "of" something ("quality"), are passed over; both
/// are learnt from the requests themselves.
///
/// Order of calls: add() for every text, then freeze(), then ask.
class Openings {
public:
    /// Returns the text's number, counting from 0. `words` as words_of() gives them.
    std::size_t add(const std::vector<std::string>& words);
    void freeze();

    /// How much of what one of two texts opens with the other holds anywhere, 0 to 1: whichever is more.
    [[nodiscard]] double held(std::size_t a, std::size_t b) const;

private:
    struct Stem {
        std::uint32_t texts = 0;
        std::uint32_t times = 0;
        std::uint32_t before_of = 0;
        std::uint32_t begins = 0;  ///< texts that begin with it
    };
    struct Text {
        std::vector<std::uint32_t> sequence;  ///< telling stems in order, until freeze()
        std::vector<std::uint32_t> all;       ///< sorted, once each
        WordingVector opening;                ///< by stem; length 1
    };

    [[nodiscard]] double share_before_of(std::uint32_t stem) const;
    [[nodiscard]] bool only_begins(std::uint32_t stem) const;
    [[nodiscard]] double weight(std::uint32_t stem) const;
    [[nodiscard]] WordingVector opening_of(const Text& text) const;

    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<Stem> stems_;
    std::vector<Text> texts_;
};

}  // namespace arising::corpus
