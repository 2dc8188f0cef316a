// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/find_passage.h"

#include <algorithm>
#include <set>
#include <string>

#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Span;

namespace {

using Words = std::set<std::string>;

Words words_of(std::string_view text) {
    Words words;
    std::string word;
    for (const char c : folded(text) + " ") {
        if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
            word += c;
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// Dice's coefficient: words in common, to all words of both.
double likeness(const Words& a, const Words& b) {
    const auto common = std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
    return a.empty() || b.empty() ? 0 : 2 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

bool one_holds_the_other(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
}

/// The sentences of a block that the words touch; all of it where they run from the middle of one into the next.
std::vector<Span> touched_sentences(Mining& mining, BlockIndex block, const std::string& words) {
    std::vector<Span> touched;
    for (const Span sentence : mining.sentences(block)) {
        if (one_holds_the_other(folded(mining.text(sentence)), words)) {
            touched.push_back(sentence);
        }
    }
    if (touched.empty()) {
        touched = mining.sentences(block);
    }
    return touched.empty() ? std::vector<Span>{mining.block_span(block)} : touched;
}

/// The one sentence that is most like the words.
std::vector<PassagePlace> nearest_place(Mining& mining, const Words& words, std::int32_t page) {
    std::vector<PassagePlace> nearest;
    double best = 0;
    for (BlockIndex i = 0; i < mining.document().blocks.size(); ++i) {
        if (page != 0 && mining.document().blocks[i].page != page) {
            continue;
        }
        for (const Span sentence : mining.sentences(i)) {
            const double like = likeness(words, words_of(mining.text(sentence)));
            if (like > best) {
                best = like;
                nearest = {{i, {sentence}}};
            }
        }
    }
    return nearest;
}

}  // namespace

FoundPlaces find_places(Mining& mining, std::string_view words, std::int32_t page) {
    FoundPlaces found;
    const std::string wanted = folded(words);
    for (BlockIndex i = 0; i < mining.document().blocks.size() && !wanted.empty(); ++i) {
        const bool on_page = page == 0 || mining.document().blocks[i].page == page;
        if (on_page && folded(mining.text(mining.block_span(i))).find(wanted) != std::string::npos) {
            found.places.push_back({i, touched_sentences(mining, i, wanted)});
        }
    }
    if (found.places.empty()) {
        found.exact = false;
        found.places = nearest_place(mining, words_of(words), page);
    }
    return found;
}

}  // namespace arising::rules
