// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// A text as words, in the one form in which all of corpus/ compares them. Knows letters, digits and blanks; knows no
// language.

namespace arising::corpus {

struct Word {
    std::string folded;         ///< case-folded, without accents and apostrophes
    bool capital = false;       ///< written with a capital letter first
    bool all_capitals = false;  ///< but for an "s" at its end, where it has more letters before
    bool opens = false;         ///< begins the text, or stands after a mark that ends a sentence, a title or a bullet
    bool apart = false;         ///< anything but blanks, or nothing, stands before it
    std::size_t begin = 0;      ///< where it stands in the text, as bytes
    std::size_t end = 0;
};

[[nodiscard]] std::vector<Word> read_words(std::string_view text);

/// The words of a text, case-folded, accents and apostrophes removed, punctuation left out: what is compared whenever
/// two texts are "the same".
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// Words that are written with a capital letter though no sentence begins there, in order: names of places, people and
/// things, for the most part.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

}  // namespace arising::corpus
