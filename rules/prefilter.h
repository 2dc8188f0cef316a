// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rules/required_pieces.h"

// Which patterns can match a text at all, found in one pass over it whatever their number: of every pattern it is known
// what a text must hold for it (required_pieces.h), and the text is searched for all of that at once. Says "maybe" or
// "no", never "yes". Compiles no pattern.
//
// Order of calls: add() for every pattern, compile() once, then candidates() any number of times. Not for two threads
// at once: a search keeps its notes here.

namespace arising::rules {

class Prefilter {
public:
    static constexpr std::int64_t kMemory = 64 << 20;  ///< bytes that the search for words may use

    explicit Prefilter(std::int64_t memory = kMemory);
    Prefilter(const Prefilter&) = delete;  // a search keeps its notes here
    Prefilter& operator=(const Prefilter&) = delete;
    Prefilter(Prefilter&&) noexcept;
    Prefilter& operator=(Prefilter&&) noexcept;
    ~Prefilter();

    /// Several patterns may belong to one id. A pattern that is matched in parts of a text (its lines) is looked up by
    /// the whole text.
    void add(std::string_view expression, std::uint32_t id, MatchedIn matched_in = MatchedIn::all);
    void compile();

    /// Ids that can match the text, ascending, each once, into `ids`. False when the memory is too small for the
    /// search: then `ids` are all of them.
    bool candidates(std::string_view text, std::vector<std::uint32_t>& ids) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace arising::rules
