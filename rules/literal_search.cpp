// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/literal_search.h"

#include <algorithm>

namespace arising::rules {

LiteralSearch::LiteralSearch(const std::vector<std::string>& words, std::int64_t memory) {
    number_bytes(words);
    std::size_t states = 1;
    for (const std::string& word : words) {
        states += word.size();
    }
    const std::size_t bytes = states * (classes_ + 2) * sizeof(std::uint32_t);
    if (memory < 0 || bytes > static_cast<std::size_t>(memory)) {
        return;
    }
    next_.assign(classes_, kNone);
    word_of_.assign(1, kNone);
    same_.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].empty()) {
            add_word(words[i], static_cast<std::uint32_t>(i));
        }
    }
    link_states();
    built_ = true;
}

void LiteralSearch::number_bytes(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        for (const char c : word) {
            std::uint8_t& number = class_of_[static_cast<unsigned char>(c)];
            if (number == 0) {
                number = static_cast<std::uint8_t>(classes_++);  // at most 255: UTF-8 never has the byte FF
            }
        }
    }
}

void LiteralSearch::add_word(std::string_view word, std::uint32_t index) {
    std::uint32_t state = 0;
    for (const char c : word) {
        const std::size_t byte = class_of_[static_cast<unsigned char>(c)];
        if (next(state, byte) == kNone) {
            next(state, byte) = static_cast<std::uint32_t>(word_of_.size());
            word_of_.push_back(kNone);
            next_.insert(next_.end(), classes_, kNone);
        }
        state = next(state, byte);
    }
    if (word_of_[state] == kNone) {
        word_of_[state] = index;
    } else {
        same_[word_of_[state]].push_back(index);
    }
}

/// Breadth first: where a state has no way on, it goes the way of the longest state that its end is the beginning of.
void LiteralSearch::link_states() {
    std::vector<std::uint32_t> back(word_of_.size(), 0);
    shorter_.assign(word_of_.size(), 0);
    std::vector<std::uint32_t> order = {0};
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t state = order[i];
        for (std::size_t byte = 0; byte < classes_; ++byte) {
            const std::uint32_t instead = state == 0 ? 0 : next(back[state], byte);
            std::uint32_t& to = next(state, byte);
            if (to == kNone) {
                to = instead;
                continue;
            }
            back[to] = instead;
            shorter_[to] = word_of_[instead] != kNone ? instead : shorter_[instead];
            order.push_back(to);
        }
    }
}

void LiteralSearch::find(std::string_view text, std::vector<int>& found) const {
    found.clear();
    std::uint32_t state = 0;
    for (const char c : text) {
        state = next_[state * classes_ + class_of_[static_cast<unsigned char>(c)]];
        for (std::uint32_t at = word_of_[state] != kNone ? state : shorter_[state]; at != 0; at = shorter_[at]) {
            found.push_back(static_cast<int>(word_of_[at]));
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (std::size_t i = 0, own = found.size(); i < own; ++i) {
        const auto& same = same_[static_cast<std::size_t>(found[i])];
        found.insert(found.end(), same.begin(), same.end());
    }
    std::sort(found.begin(), found.end());
}

}  // namespace arising::rules
