// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/literal_search.h"

#include "rules/pattern_tree.h"

namespace arising::rules {

LiteralSearch::LiteralSearch(const std::vector<std::string>& words, std::int64_t memory) {
    number_bytes(words);
    std::size_t states = 1;
    for (const std::string& word : words) {
        states += word.size();
    }
    const std::size_t bytes = states * ((classes_ + 2) * sizeof(State) + sizeof(std::uint32_t));
    if (memory < 0 || bytes > static_cast<std::size_t>(memory) || states > kMostStates) {
        return;
    }
    static_cast<void>(new_state());
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].empty()) {
            add_word(words[i], static_cast<std::uint32_t>(i));
        }
    }
    link_states();
    built_ = true;
}

void LiteralSearch::number_bytes(const std::vector<std::string>& words) {
    for (std::size_t byte = 0; byte < class_of_.size(); ++byte) {
        class_of_[byte] = is_word_byte(static_cast<unsigned char>(byte)) ? kOther : kBlank;
    }
    for (const std::string& word : words) {
        for (const char c : word) {
            std::uint8_t& number = class_of_[static_cast<unsigned char>(c)];
            if (number == kOther) {
                number = static_cast<std::uint8_t>(classes_++);
            }
        }
    }
    for (std::size_t c = 'A'; c <= 'Z'; ++c) {
        class_of_[c] = class_of_[c - 'A' + 'a'];
    }
}

std::uint8_t LiteralSearch::class_in_word(char c) const {
    return c == '<' ? kBegin : c == '>' ? kEnd : class_of_[static_cast<unsigned char>(c)];
}

LiteralSearch::State LiteralSearch::new_state() {
    next_.insert(next_.end(), classes_, kNone);
    next_.push_back(0);
    word_of_.push_back(kNoWord);
    return static_cast<State>(word_of_.size() - 1);
}

void LiteralSearch::add_word(std::string_view word, std::uint32_t index) {
    State state = 0;
    for (const char c : word) {
        const std::uint8_t byte = class_in_word(c);
        if (next(state, byte) == kNone) {
            const State added = new_state();
            next(state, byte) = added;
        }
        state = next(state, byte);
    }
    word_of_[state] = index;
}

/// Breadth first: where a state has no way on, it goes the way of the longest state that its end is the beginning of.
void LiteralSearch::link_states() {
    std::vector<State> back(word_of_.size(), 0);
    shorter_.assign(word_of_.size(), 0);
    std::vector<State> order = {0};
    order.reserve(word_of_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const State state = order[i];
        for (std::size_t byte = 0; byte < classes_; ++byte) {
            const State instead = state == 0 ? State{0} : next(back[state], byte);
            State& to = next(state, byte);
            if (to == kNone) {
                to = instead;
                continue;
            }
            back[to] = instead;
            shorter_[to] = ending(instead);
            ending(to) = word_of_[to] != kNoWord ? to : ending(instead);
            order.push_back(to);
        }
    }
}

void LiteralSearch::add_found(State state, std::vector<std::uint32_t>& found) const {
    for (; state != 0; state = shorter_[state]) {
        found.push_back(word_of_[state]);
    }
}

void LiteralSearch::find(std::string_view text, std::vector<std::uint32_t>& found) const {
    const State* const next = next_.data();
    const std::size_t ending = classes_;
    const std::size_t row = classes_ + 1;
    std::size_t state = 0;
    const auto go = [&](std::size_t byte) {
        state = next[state * row + byte];
        if (const State end = next[state * row + ending]; end != 0) {
            add_found(end, found);
        }
    };
    go(kBegin);
    go(kBlank);
    bool blank = true;
    for (const char c : text) {
        const std::size_t byte = class_of_[static_cast<unsigned char>(c)];
        if (byte != kBlank || !blank) {
            go(byte);
            blank = byte == kBlank;
        }
    }
    if (!blank) {
        go(kBlank);
    }
    go(kEnd);
}

}  // namespace arising::rules
