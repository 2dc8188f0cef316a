// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/language.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "extractor/ascii.h"

namespace arising::extractor {
namespace {

// Sorted. Words that only build sentences, are common in any text, and do not exist in the other language: so not
// English "a", "am", "at", "i", "in", "on", "o" and "to", which are Welsh words too.
constexpr auto english =
    std::to_array<std::string_view>({"and", "are", "be", "been", "by", "for", "from", "has", "have", "is", "of", "that",
                                     "the", "this", "was", "were", "which", "will", "with"});
constexpr auto welsh =
    std::to_array<std::string_view>({"ac", "ar", "bod", "cael", "ei", "eu", "fel", "gan", "gyda", "hyn", "mae", "mewn",
                                     "nid", "oedd", "sydd", "wedi", "y", "yn", "yr"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

std::string language_of_words(std::string_view text) {
    constexpr std::size_t enough_text = 20'000;  // bytes: a few pages
    constexpr std::size_t fewest = 12;           // of about 40 words: a short letter
    constexpr std::size_t longest_word = 5;      // of both lists
    text = text.substr(0, enough_text);
    std::size_t in_english = 0;
    std::size_t in_welsh = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) {
            ++end;
        }
        const std::string word = end - at <= longest_word ? ascii_lower(text.substr(at, end - at)) : std::string();
        in_english += is_one_of(english, word) ? 1 : 0;
        in_welsh += is_one_of(welsh, word) ? 1 : 0;
        at = end + 1;
    }
    const std::size_t all = in_english + in_welsh;
    if (all < fewest) {
        return {};
    }
    return in_english * 4 >= all * 3 ? "en" : in_welsh * 4 >= all * 3 ? "cy" : "";
}

}  // namespace arising::extractor
