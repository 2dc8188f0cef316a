// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arising::rules {

/// Which of many plain words stand in a text, in one pass over it whatever their number: Aho and Corasick's automaton,
/// complete before the first text is searched, so that worker processes share it and no text can make it grow.
class LiteralSearch {
public:
    /// Empty words are found nowhere. Builds nothing when the automaton would need more than `memory` bytes.
    LiteralSearch(const std::vector<std::string>& words, std::int64_t memory);

    /// False when there was not enough memory.
    [[nodiscard]] bool is_built() const { return built_; }
    /// Indices of the words in the text, ascending, each once.
    void find(std::string_view text, std::vector<int>& found) const;

private:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    void number_bytes(const std::vector<std::string>& words);
    void add_word(std::string_view word, std::uint32_t index);
    void link_states();
    [[nodiscard]] std::uint32_t& next(std::uint32_t state, std::size_t byte) { return next_[state * classes_ + byte]; }

    bool built_ = false;
    std::size_t classes_ = 1;                       ///< bytes of words, and one for all others
    std::array<std::uint8_t, 256> class_of_{};      ///< 0 = stands in no word
    std::vector<std::uint32_t> next_;               ///< state and class to state; 0 is the start
    std::vector<std::uint32_t> word_of_;            ///< the word that ends in a state
    std::vector<std::uint32_t> shorter_;            ///< the longest state in which a shorter word ends as well
    std::vector<std::vector<std::uint32_t>> same_;  ///< words that were given twice: the others
};

}  // namespace arising::rules
