// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "corpus/record.h"

namespace arising::corpus {

/// What ties two statements, and how much it takes to make their trails one.
enum class Tie : std::uint8_t {
    certain,   ///< a number, a quotation, a place: whatever else the statements say
    wording,   ///< shared words: only where all of both trails are alike
    probable,  ///< a model's probability: only where most of both trails are probably one matter
    evidence   ///< too weak to tie; counts when trails are weighed against each other
};

/// Indices are positions in Series::sayings.
struct ProposedLink {
    std::size_t from = 0;
    std::size_t to = 0;
    LinkReason reason = LinkReason::same_wording;
    double score = 0;
    Tie tie = Tie::certain;
    double least = 0;  ///< least average over both trails: of similarity where wording ties them, of probability
    std::string because;
};

}  // namespace arising::corpus
