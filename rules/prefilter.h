// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.h"

// Which patterns can match a text at all, found in one pass over it whatever their number: every pattern is reduced to
// the literal pieces without which it cannot match, and the text is searched for all pieces at once. Says "maybe" or
// "no", never "yes".
//
// Order of calls: add() for every pattern, compile() once, then candidates() any number of times (const).

namespace arising::rules {

class Prefilter {
public:
    static constexpr std::int64_t kMemory = 64 << 20;  ///< bytes that the search for the pieces may use

    explicit Prefilter(std::int64_t memory = kMemory);
    Prefilter(Prefilter&&) noexcept;
    Prefilter& operator=(Prefilter&&) noexcept;
    ~Prefilter();

    /// Several patterns may belong to one id.
    void add(const Pattern& pattern, std::uint32_t id);
    void compile();

    /// Ids that can match the text, ascending, each once, into `ids`. False when the memory is too small for the
    /// search: then `ids` are all of them. `lower` is the text in lower case.
    bool candidates(std::string_view lower, std::vector<std::uint32_t>& ids) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace arising::rules
