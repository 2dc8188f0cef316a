// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/sentences.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "extractor/ascii.h"

namespace arising::extractor {

namespace {

// Sorted. A full stop after one of these does not end a sentence.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"al",   "app",  "approx", "apr",  "assn", "asst",  "atty",   "aug",  "ave", "bros", "capt",   "cf",
     "chap", "cllr", "cllrs",  "co",   "col",  "cttee", "cttees", "cyf",  "dec", "dept", "dr",     "ed",
     "eds",  "eg",   "esq",    "est",  "excl", "feb",   "fig",    "figs", "fri", "gov",  "govt",   "gw",
     "hon",  "ie",   "inc",    "incl", "jan",  "jr",    "jul",    "jun",  "ltd", "max",  "messrs", "min",
     "mr",   "mrs",  "ms",     "mt",   "mtg",  "mtgs",  "nov",    "oct",  "p",   "para", "paras",  "pp",
     "prof", "rd",   "ref",    "refs", "rev",  "sept",  "st",     "tud",  "v",   "viz",  "vol",    "vs"});

// Only before a number: "No. 4", "s. 106", "3 Tach. 2021", but "The answer was no. We ...".
constexpr auto kBeforeNumber = std::to_array<std::string_view>(
    {"adran", "art", "ch",  "chwef", "cl",   "ebr",  "ext",  "gorff", "hyd", "ion", "maw",  "meh",
     "no",    "nos", "par", "reg",   "regs", "rhag", "rhif", "s",     "sec", "ss",  "tach", "tel"});

// Titles, only with a capital: "Rep. Oakes spoke", "Cyng. Elm", but "... the union rep. She ...".
constexpr auto kTitles = std::to_array<std::string_view>(
    {"cyng", "cyngh", "dir", "gen", "insp", "lt", "maj", "parch", "rep", "sen", "sgt", "supt", "treas"});

// A single capital after one of these is a name of a part, not somebody's initial: "see Appendix A. The ..."
constexpr auto kLetteredParts = std::to_array<std::string_view>(
    {"annex", "appendix", "class", "grade", "item", "option", "part", "schedule", "section"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
}

/// The letters that end right before `end`.
std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && is_letter(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin, end - begin);
}

std::size_t skip_blanks_back(std::string_view text, std::size_t end) {
    while (end > 0 && is_blank(text[end - 1])) {
        --end;
    }
    return end;
}

bool is_initial(std::string_view text, std::string_view word, std::size_t word_begin) {
    if (word.size() != 1 || !is_upper(word[0])) {
        return false;
    }
    if (word_begin > 0 && is_digit(text[word_begin - 1])) {
        return false;  // "Annex 4A. The ..."
    }
    const std::size_t before = skip_blanks_back(text, word_begin);
    return !is_one_of(kLetteredParts, ascii_lower(word_before(text, before)));
}

bool starts_lower_case(std::string_view text, std::size_t at) {
    UChar32 c = 0;
    auto i = static_cast<std::int32_t>(at);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
    return c >= 0 && u_islower(c);
}

/// A sentence that is only "12." or "3.4." is the number of what follows.
bool is_number_alone(std::string_view sentence) {
    return sentence.size() <= 8 && !sentence.empty() && is_digit(sentence.front()) &&
           std::all_of(sentence.begin(), sentence.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// The last letter of abbreviations in letters that often stand at a sentence's end: "at 7 p.m. The meeting ...",
/// "a.y.b. Mae ..." (Welsh for "etc."). Those that stand inside are "e.g.", "i.e.", "e.e." and "h.y.".
bool ends_sentences(std::string_view letter) {
    return letter == "m" || letter == "b";
}

/// Whether the boundary that ICU found between the sentence [begin, end) and `next` is none in this field.
bool belongs_together(std::string_view text, std::size_t begin, std::size_t end, std::size_t next) {
    if (starts_lower_case(text, next)) {
        return true;
    }
    if (text[end - 1] != '.') {
        return false;
    }
    if (is_number_alone(text.substr(begin, end - begin))) {
        return true;
    }
    const std::string_view word = word_before(text, end - 1);
    if (word.empty()) {
        return false;
    }
    const std::size_t word_begin = end - 1 - word.size();
    if (is_initial(text, word, word_begin)) {
        return true;
    }
    // "e.g." and "i.e.": a letter, a full stop, a letter.
    if (word.size() == 1 && word_begin >= 2 && text[word_begin - 1] == '.' && is_letter(text[word_begin - 2])) {
        return !ends_sentences(ascii_lower(word));
    }
    const std::string folded = ascii_lower(word);
    if (is_upper(word[0]) && is_one_of(kTitles, folded)) {
        return true;
    }
    return is_one_of(kAbbreviations, folded) || (is_one_of(kBeforeNumber, folded) && is_digit(text[next]));
}

/// The break iterator and its text, opened once for each thread: opening costs far more than a paragraph.
class SentenceBreaker {
public:
    SentenceBreaker() {
        UErrorCode status = U_ZERO_ERROR;
        iterator_.reset(ubrk_open(UBRK_SENTENCE, "en", nullptr, 0, &status));
        if (U_FAILURE(status)) {
            iterator_.reset();
        }
    }

    /// Calls `at(offset)` for each boundary after 0, the end of the text last.
    template <typename At>
    void each_boundary(std::string_view text, At at) {
        UErrorCode status = U_ZERO_ERROR;
        text_.reset(utext_openUTF8(text_.release(), text.data(), static_cast<std::int64_t>(text.size()), &status));
        if (iterator_ == nullptr || U_FAILURE(status)) {
            at(text.size());  // without ICU's data a block is one sentence
            return;
        }
        ubrk_setUText(iterator_.get(), text_.get(), &status);
        ubrk_first(iterator_.get());
        for (std::int32_t i = ubrk_next(iterator_.get()); i != UBRK_DONE; i = ubrk_next(iterator_.get())) {
            at(static_cast<std::size_t>(i));
        }
    }

private:
    struct CloseIterator {
        void operator()(UBreakIterator* p) const { ubrk_close(p); }
    };
    struct CloseText {
        void operator()(UText* p) const { utext_close(p); }
    };
    std::unique_ptr<UText, CloseText> text_;
    std::unique_ptr<UBreakIterator, CloseIterator> iterator_;
};

/// Cheap test that spares most blocks the iterator: a sentence can only end inside where a terminator stands before
/// its last character, or where there is text that is not ASCII (other scripts have their own full stops).
bool may_have_several(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char c = text[i];
        if (c == '?' || c == '!') {
            return true;
        }
        if (c == '.' && !is_letter(text[i + 1]) && !is_digit(text[i + 1])) {
            return true;
        }
        if (static_cast<unsigned char>(c) >= 0xE3) {  // CJK and beyond; dashes and curly quotes are below
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Span> sentences_of(const Document& document, const Block& block) {
    std::string text(document.text_of(block.span));
    std::replace(text.begin(), text.end(), '\n',
                 ' ');  // a line's end is no paragraph's end, which ICU would take it for
    const std::size_t end = skip_blanks_back(text, text.size());
    std::size_t begin = 0;
    while (begin < end && is_blank(text[begin])) {
        ++begin;
    }
    std::vector<Span> result;
    const auto add = [&](std::size_t from, std::size_t to) {
        result.push_back(
            {block.span.begin + static_cast<std::uint32_t>(from), block.span.begin + static_cast<std::uint32_t>(to)});
    };
    if (begin == end) {
        return result;
    }
    const std::string_view body = std::string_view(text).substr(0, end);
    if (!may_have_several(body.substr(begin))) {
        add(begin, end);
        return result;
    }
    thread_local SentenceBreaker breaker;
    breaker.each_boundary(body, [&](std::size_t boundary) {
        const std::size_t last = skip_blanks_back(body, boundary);
        std::size_t next = boundary;
        while (next < end && is_blank(body[next])) {
            ++next;
        }
        if (last <= begin || (next < end && belongs_together(body, begin, last, next))) {
            return;
        }
        add(begin, last);
        begin = next;
    });
    return result;
}

}  // namespace arising::extractor
