// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "corpus/words.h"

namespace arising::corpus {

/// What the acronyms of some texts stand for, by what the texts themselves show: "the Pond Repair Fund" in one and
/// "PRF" in another, or "pond repair fund (PRF)". Needs no list.
///
/// Order of calls: see() for every text, then spell_out() for every text, then ask. Two letters are taken for
/// somebody's initials and stand for nothing.
class Acronyms {
public:
    Acronyms() = default;
    /// `people`: titles and names, as words_of() gives them. No acronym stands for "Cllr Dora Carp".
    explicit Acronyms(std::unordered_set<std::string> people) : people_(std::move(people)) {}

    /// Notes what looks like an acronym.
    void see(std::string_view text);
    /// Looks for words whose first letters are one that was seen.
    void spell_out(std::string_view text);

    /// The words, each acronym followed by what it most often stands for.
    [[nodiscard]] std::vector<std::string> written_out(const std::vector<std::string>& words) const;

private:
    void take_run(const std::vector<Word>& words, std::size_t begin, std::size_t length);
    void take_words_before(const std::vector<Word>& words, std::size_t at);

    struct Acronym {
        std::size_t in_capitals = 0;
        std::size_t otherwise = 0;  ///< in small letters: an ordinary word that a heading puts in capitals
        std::map<std::vector<std::string>, std::size_t> readings;  ///< how often it was found to stand for what
    };
    [[nodiscard]] Acronym* find(const std::string& letters);

    std::unordered_set<std::string> people_;
    std::map<std::string, Acronym> acronyms_;
};

}  // namespace arising::corpus
