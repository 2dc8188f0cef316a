// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/hyphenation.h"

#include <cmath>
#include <utility>
#include <vector>

#include "extractor/marked_content.h"
#include "extractor/proto_block.h"
#include "extractor/utf8.h"

namespace arising::extractor {
namespace {

bool is_hyphen(std::uint32_t code) {
    return code == '-' || code == 0x2010;
}

bool is_word_part(std::uint32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code < 0x2000) ||
           is_hyphen(code) || code == '\'' || code == 0x2019;
}

std::uint32_t lower(std::uint32_t code) {
    return code >= 'A' && code <= 'Z' ? code + 32 : code;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return result;
}

bool same_line(const Glyph& a, const Glyph& b) {
    return std::abs(a.baseline - b.baseline) < 0.6F * std::max(a.size, b.size) && b.x0 > a.x1 - a.size;
}

bool has_broken_line(const RawDocument& document) {
    for (const RawPage& page : document.pages) {
        for (std::size_t i = 0; i + 1 < page.glyphs.size(); ++i) {
            const bool hyphen = is_hyphen(page.glyphs[i].text) && !is_blank(page.glyphs[i + 1].text);
            if (hyphen && !same_line(page.glyphs[i], page.glyphs[i + 1])) {
                return true;
            }
        }
    }
    return false;
}

using Pair = std::pair<std::string, std::string>;

/// Words inside lines go to `words`, pairs over a line's end to `pairs`.
void read_words(const RawPage& page, std::unordered_set<std::string>& words, std::vector<Pair>& pairs) {
    std::string word;
    std::string before;  // the first part of a pair that the word completes
    const auto end_word = [&] {
        if (!before.empty() && !word.empty()) {
            pairs.emplace_back(std::exchange(before, {}), word);
        } else if (!word.empty()) {
            words.insert(word);
        }
        before.clear();
        word.clear();
    };
    const Glyph* last = nullptr;
    for (const Glyph& glyph : page.glyphs) {
        const bool new_line = last != nullptr && !same_line(*last, glyph);
        if (new_line && word.size() > 1 && word.back() == '-' && !is_blank(glyph.text)) {
            word.pop_back();
            before = std::exchange(word, {});
        } else if (new_line || !is_word_part(glyph.text) ||
                   (last != nullptr && glyph.x0 - last->x1 > 0.2F * glyph.size)) {
            end_word();
        }
        if (is_word_part(glyph.text)) {
            append_utf8(word, is_hyphen(glyph.text) ? '-' : lower(glyph.text));
        }
        last = is_blank(glyph.text) ? last : &glyph;
    }
    end_word();
}

}  // namespace

Hyphenation::Hyphenation(const RawDocument& document) {
    if (!has_broken_line(document)) {
        return;
    }
    std::vector<Pair> pairs;
    for (const RawPage& page : document.pages) {
        read_words(page, words_, pairs);
    }
    std::size_t broken = 0;
    std::size_t compound = 0;
    for (const auto& [first, second] : pairs) {
        broken += knows(first + second) ? 1 : 0;
        compound += knows(first + "-" + second) ? 1 : 0;
    }
    breaks_words_ = broken > compound;
}

bool Hyphenation::joins(std::string_view first, std::string_view second) const {
    const std::string a = lower(first);
    const std::string b = lower(second);
    if (knows(a + "-" + b)) {
        return false;
    }
    return knows(a + b) || (breaks_words_ && !knows(b));
}

}  // namespace arising::extractor
