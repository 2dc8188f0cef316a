// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arising::rules {

/// Which of many words and phrases stand in a text, in one pass over it whatever their number: Aho and Corasick's
/// automaton, complete before the first text is searched, so that worker processes share it and no text can make it
/// grow. Texts are read in the plain form of required_pieces.h, which is what the words are in.
class LiteralSearch {
public:
    static constexpr std::size_t kMostStates = UINT16_MAX;

    /// Words are different from one another; empty ones are found nowhere. Builds nothing when the automaton would need
    /// more than `memory` bytes, or than kMostStates: letters of all words together are always fewer.
    LiteralSearch(const std::vector<std::string>& words, std::int64_t memory);

    /// False when there was not enough memory.
    [[nodiscard]] bool is_built() const { return built_; }
    [[nodiscard]] std::int64_t bytes() const { return static_cast<std::int64_t>(next_.size() * sizeof(State)); }
    /// Adds the index of each word for every place where it ends in the text.
    void find(std::string_view text, std::vector<std::uint32_t>& found) const;

private:
    using State = std::uint16_t;
    static constexpr State kNone = UINT16_MAX;
    static constexpr std::uint32_t kNoWord = UINT32_MAX;
    // Classes of bytes that are no letters of a word.
    static constexpr std::uint8_t kOther = 0;  ///< letters that are in none of the words
    static constexpr std::uint8_t kBlank = 1;
    static constexpr std::uint8_t kBegin = 2;
    static constexpr std::uint8_t kEnd = 3;

    [[nodiscard]] std::uint8_t class_in_word(char c) const;
    void number_bytes(const std::vector<std::string>& words);
    void add_word(std::string_view word, std::uint32_t index);
    void link_states();
    [[nodiscard]] State new_state();
    void add_found(State state, std::vector<std::uint32_t>& found) const;
    /// Where a state goes with a class of bytes. A state has a row of classes, then the first state of those, itself or
    /// shorter, in which a word ends (0: none). Small numbers, so that the rows stay in the processor's cache.
    [[nodiscard]] State& next(State state, std::size_t byte) { return next_[state * (classes_ + 1) + byte]; }
    [[nodiscard]] State& ending(State state) { return next(state, classes_); }

    bool built_ = false;
    std::size_t classes_ = kEnd + 1;            ///< of bytes
    std::array<std::uint8_t, 256> class_of_{};  ///< capitals as their small letters
    std::vector<State> next_;                   ///< state 0 is the start
    std::vector<std::uint32_t> word_of_;        ///< by state: the word that ends in it
    std::vector<State> shorter_;                ///< by state: the longest shorter state in which a word ends
};

}  // namespace arising::rules
