// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/acronyms.h"

#include <algorithm>

namespace arising::corpus {

namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 6;

bool is_acronym(const Word& word) {
    return word.all_capitals && word.folded.size() >= shortest && word.folded.size() <= longest &&
           std::all_of(word.folded.begin(), word.folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "PRFs" and "PRF" are one. One that itself ends in "S" loses it, in all texts alike.
std::string letters_of(const std::string& word) {
    return word.size() > shortest && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
}

std::string first_letters(const std::vector<Word>& words, std::size_t begin, std::size_t length) {
    std::string letters;
    for (std::size_t i = begin; i < begin + length; ++i) {
        letters += words[i].folded.front();
    }
    return letters;
}

std::vector<std::string> folded(const std::vector<Word>& words, std::size_t begin, std::size_t length) {
    std::vector<std::string> run;
    for (std::size_t i = begin; i < begin + length; ++i) {
        run.push_back(words[i].folded);
    }
    return run;
}

}  // namespace

void Acronyms::see(std::string_view text) {
    for (const Word& word : read_words(text)) {
        if (is_acronym(word)) {
            ++acronyms_[letters_of(word.folded)].in_capitals;
        } else if (const auto at = acronyms_.find(letters_of(word.folded)); at != acronyms_.end()) {
            ++at->second.otherwise;
        }
    }
}

Acronyms::Acronym* Acronyms::find(const std::string& letters) {
    const auto at = acronyms_.find(letters);
    return at == acronyms_.end() || at->second.otherwise >= at->second.in_capitals ? nullptr : &at->second;
}

void Acronyms::spell_out(std::string_view text) {
    if (acronyms_.empty()) {
        return;
    }
    const std::vector<Word> words = read_words(text);
    std::size_t run = 0;  // how many words up to here, written one after the other, begin with a capital letter
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool is_name = words[at].capital && !is_acronym(words[at]);
        run = is_name ? (words[at].apart ? 1 : run + 1) : 0;
        for (std::size_t length = shortest; length <= std::min(run, longest); ++length) {
            take_run(words, at + 1 - length, length);
        }
        if (is_acronym(words[at]) && words[at].apart) {
            take_words_before(words, at);
        }
    }
}

void Acronyms::take_run(const std::vector<Word>& words, std::size_t begin, std::size_t length) {
    Acronym* acronym = find(letters_of(first_letters(words, begin, length)));
    if (acronym == nullptr) {
        return;
    }
    std::vector<std::string> reading = folded(words, begin, length);
    if (std::none_of(reading.begin(), reading.end(), [this](const auto& word) { return people_.contains(word); })) {
        ++acronym->readings[std::move(reading)];
    }
}

/// "pond repair fund (PRF)", in small letters too.
void Acronyms::take_words_before(const std::vector<Word>& words, std::size_t at) {
    for (const std::string& letters : {words[at].folded, letters_of(words[at].folded)}) {
        const std::size_t length = letters.size();
        if (at >= length && first_letters(words, at - length, length) == letters) {
            take_run(words, at - length, length);
            return;
        }
    }
}

std::vector<std::string> Acronyms::written_out(const std::vector<std::string>& words) const {
    std::vector<std::string> all;
    for (const std::string& word : words) {
        all.push_back(word);
        const auto at = acronyms_.find(letters_of(word));
        if (at == acronyms_.end() || at->second.otherwise >= at->second.in_capitals || at->second.readings.empty()) {
            continue;
        }
        const auto most_often = std::max_element(at->second.readings.begin(), at->second.readings.end(),
                                                 [](const auto& a, const auto& b) { return a.second < b.second; });
        all.insert(all.end(), most_often->first.begin(), most_often->first.end());
    }
    return all;
}

}  // namespace arising::corpus
