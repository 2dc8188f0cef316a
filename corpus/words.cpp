// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace arising::corpus {

namespace {

/// The letter without its accent, folded; 0 for what joins the letters of one word.
UChar32 folded(UChar32 c) {
    if (c == '\'' || c == 0x2019 || c == 0x00AD) {
        return 0;
    }
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    UErrorCode error = U_ZERO_ERROR;
    std::array<UChar, 20> parts{};
    const UNormalizer2* normalizer = unorm2_getNFCInstance(&error);
    const int32_t size = U_SUCCESS(error) ? unorm2_getDecomposition(normalizer, c, parts.data(),
                                                                    static_cast<int32_t>(parts.size()), &error)
                                          : -1;
    return u_foldCase(size > 0 && U_SUCCESS(error) && U16_IS_SINGLE(parts[0]) ? parts[0] : c, U_FOLD_CASE_DEFAULT);
}

/// The character at a byte, which moves on; negative where the bytes are no UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const auto size = static_cast<int32_t>(text.size());
    auto index = static_cast<int32_t>(at + 1);
    const UChar32 c =
        utf8_nextCharSafeBody(reinterpret_cast<const std::uint8_t*>(text.data()), &index, size, first, -1);
    at = static_cast<std::size_t>(index);
    return c;
}

void append(std::string& word, UChar32 c) {
    if (c < 0x80) {
        word += static_cast<char>(c);
        return;
    }
    std::array<char, U8_MAX_LENGTH> bytes{};
    int32_t size = 0;
    UBool failed = false;
    U8_APPEND(bytes.data(), size, U8_MAX_LENGTH, c, failed);
    if (!failed) {
        word.append(bytes.data(), static_cast<std::size_t>(size));
    }
}

bool is_letter_or_digit(UChar32 c) {
    return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') : u_isalnum(c) != 0;
}

bool is_capital(UChar32 c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) != 0;
}

bool is_blank(UChar32 c) {
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isspace(c) != 0;
}

/// What ends a sentence, a title or a bullet: full stops and the like, dashes, signs. A comma, a bracket, a quotation
/// mark, a slash or a hyphen inside a word goes on.
bool ends_a_unit(UChar32 c) {
    if (c < 0x80) {
        return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '*';
    }
    const int8_t type = u_charType(c);
    return type == U_DASH_PUNCTUATION || type == U_OTHER_SYMBOL || type == U_OTHER_PUNCTUATION ||
           type == U_PRIVATE_USE_CHAR;
}

/// Calls visit(word) for every word, in order.
template <class Visit>
void for_each_word(std::string_view text, const Visit& visit) {
    Word word;
    Word next;  // what stands before the next word
    next.opens = next.apart = true;
    const auto finish = [&] {
        if (!word.folded.empty()) {
            visit(word);
            word = {};
            next = {};
        }
    };
    bool after_blank = true;
    bool ends_in_small_s = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 read = next_character(text, at);
        const UChar32 c = read < 0 ? ' ' : folded(read);
        if (c == 0) {
            continue;
        }
        if (!is_letter_or_digit(c)) {
            finish();
            next.apart = next.apart || !is_blank(c);
            next.opens = next.opens || ends_a_unit(c) || (c == '-' && after_blank);
            after_blank = is_blank(c);
            continue;
        }
        after_blank = false;
        if (word.folded.empty()) {
            word = next;
            word.capital = word.all_capitals = is_capital(read);
            word.begin = begin;
        } else {
            word.all_capitals = word.all_capitals && !ends_in_small_s && (is_capital(read) || read == 's');
        }
        ends_in_small_s = read == 's';
        word.end = at;
        append(word.folded, c);
    }
    finish();
}

}  // namespace

std::vector<Word> read_words(std::string_view text) {
    std::vector<Word> words;
    for_each_word(text, [&words](const Word& word) { words.push_back(word); });
    return words;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for_each_word(text, [&words](Word& word) { words.push_back(std::move(word.folded)); });
    return words;
}

std::vector<std::string> names_in(std::string_view text) {
    std::vector<std::string> names;
    for_each_word(text, [&names](Word& word) {
        if (word.capital && !word.opens) {
            names.push_back(std::move(word.folded));
        }
    });
    return names;
}

}  // namespace arising::corpus
