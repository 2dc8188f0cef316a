// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/named_people.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace arising::corpus {

namespace {

using extractor::Block;
using extractor::BlockKind;
using Words = std::vector<std::string>;

constexpr std::size_t kMostInitials = 4;
constexpr std::size_t kMostNameWords = 4;
constexpr std::size_t kFewestNames = 3;      // of a list
constexpr std::size_t kNamesOfATitle = 3;    // a first word of so many of them is none of theirs
constexpr std::size_t kFurthestApart = 2;    // blocks between those of one list: what people are, beside their names
constexpr std::int32_t kPagesWithLists = 2;  // who was there is said first

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

/// "Reed", "McKay", "Oak-Reed", "O’Dell", "J.": a capital, and then letters.
bool is_name_word(const std::string& word) {
    if (word.empty() || !is_capital(word.front())) {
        return false;
    }
    const bool letters = std::all_of(word.begin() + 1, word.end(), [](char c) {
        return is_small(c) || is_capital(c) || is_beyond_ascii(c) || c == '-' || c == '\'' || c == '.';
    });
    const bool initial = word.size() == 1 || (word.size() == 2 && word.back() == '.');
    return letters && (initial || std::any_of(word.begin() + 1, word.end(), is_small));
}

Words words_in(std::string_view text) {
    Words words(1);
    for (const char c : text) {
        if (is_blank(c)) {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    std::erase(words, std::string());
    return words;
}

std::string joined(const Words& words, std::string_view between = " ") {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : std::string(between)) + word;
    }
    return text;
}

std::string letters_of(const Words& words) {
    std::string letters;
    for (const std::string& word : words) {
        letters += word.front();
    }
    return letters;
}

/// "SG", "S.G.": its letters; empty for what is no initials.
std::string initials_in(std::string_view token) {
    std::string letters;
    for (const char c : token) {
        if (!is_capital(c) && c != '.') {
            return {};
        }
        letters += is_capital(c) ? std::string(1, c) : std::string();
    }
    return letters.size() >= 2 && letters.size() <= kMostInitials ? letters : std::string();
}

/// Without what stands in brackets, and without a label ("Present:").
std::string bare(std::string_view text) {
    std::string result;
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' || c == '[' ? 1 : 0;
        if (c == ':' && depth == 0) {
            result.clear();
        } else if (depth == 0) {
            result += c;
        }
        depth -= (c == ')' || c == ']') && depth > 0 ? 1 : 0;
    }
    return result;
}

/// At commas, semicolons, strokes, "&" and "and".
std::vector<Words> parts_of(const std::string& text) {
    std::vector<Words> parts(1);
    std::string spaced;
    for (const char c : text) {
        const bool joint = c == ',' || c == ';' || c == '|' || c == '&' || c == '/';
        spaced += joint ? std::string(" , ") : std::string(1, c);
    }
    for (std::string& word : words_in(spaced)) {
        if (word == "," || word == "and") {
            parts.emplace_back();
        } else {
            parts.back().push_back(std::move(word));
        }
    }
    std::erase(parts, Words());
    return parts;
}

bool is_name(const Words& words) {
    return words.size() >= 2 && words.size() <= kMostNameWords && std::all_of(words.begin(), words.end(), is_name_word);
}

/// The names that a block is made of; none where it says other things too.
std::vector<Words> names_in(std::string_view block) {
    std::vector<Words> parts = parts_of(bare(block));
    const auto names = static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), is_name));
    if (names * 3 < parts.size() * 2) {
        return {};
    }
    std::erase_if(parts, [](const Words& part) { return !is_name(part); });
    return parts;
}

bool is_text(const Block& block) {
    return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item ||
           block.kind == BlockKind::table_cell;
}

/// First words that are no names: shared by many, or cut short ("Cllr.").
std::set<std::string> titles_in(const std::vector<Words>& names) {
    std::map<std::string, std::set<std::string>> after;
    for (const Words& name : names) {
        after[name.front()].insert(name.back());
    }
    std::set<std::string> titles;
    for (const auto& [word, rests] : after) {
        const bool is_short = word.size() > 2 && word.back() == '.';
        if (is_short || rests.size() >= kNamesOfATitle) {
            titles.insert(word);
        }
    }
    return titles;
}

}  // namespace

NamedPeople::NamedPeople(const extractor::Document& document) {
    for (const Block& block : document.blocks) {
        if (is_text(block)) {
            add_expansions(document.text_of(block));
        }
    }
    add_lists(document);
}

/// Initials in brackets behind the words that they stand for.
void NamedPeople::add_expansions(std::string_view text) {
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
        const std::size_t close = text.find(')', open);
        if (close == std::string_view::npos) {
            return;
        }
        const std::string initials = initials_in(text.substr(open + 1, close - open - 1));
        constexpr std::size_t kFurthest = 100;  // bytes of a name
        const std::size_t begin = open > kFurthest ? open - kFurthest : 0;
        const Words before = initials.empty() ? Words() : words_in(text.substr(begin, open - begin));
        if (before.size() < initials.size() || initials.empty()) {
            continue;
        }
        const Words name(before.end() - static_cast<std::ptrdiff_t>(initials.size()), before.end());
        if (std::all_of(name.begin(), name.end(), is_name_word) && letters_of(name) == initials) {
            said_[initials].insert(joined(name));
        }
    }
}

void NamedPeople::add_lists(const extractor::Document& document) {
    std::vector<Words> list;
    std::size_t apart = 0;
    const auto end_list = [&] {
        const std::set<std::string> titles = list.size() >= kFewestNames ? titles_in(list) : std::set<std::string>();
        for (Words name : list.size() >= kFewestNames ? list : std::vector<Words>()) {
            if (titles.contains(name.front())) {
                name.erase(name.begin());
            }
            if (name.size() >= 2) {
                listed_[letters_of(name)].insert(joined(name));
                listed_[letters_of({name.front(), name.back()})].insert(joined(name));
            }
        }
        list.clear();
    };
    for (const Block& block : document.blocks) {
        if (block.page > kPagesWithLists) {
            break;
        }
        const std::vector<Words> names = is_text(block) ? names_in(document.text_of(block)) : std::vector<Words>();
        apart = names.empty() ? apart + 1 : 0;
        if (apart > kFurthestApart) {
            end_list();
        }
        list.insert(list.end(), names.begin(), names.end());
    }
    end_list();
}

std::string NamedPeople::meaning(std::string_view initials) const {
    for (const Meanings* meanings : {&said_, &listed_}) {
        const auto found = meanings->find(initials);
        if (found != meanings->end()) {
            return found->second.size() == 1 ? *found->second.begin() : std::string();
        }
    }
    return {};
}

std::string NamedPeople::full_names(std::string_view owner) const {
    std::string spaced(owner);
    for (char& c : spaced) {
        c = std::string_view(",;/&+").find(c) != std::string_view::npos ? ' ' : c;
    }
    Words names = words_in(spaced);
    std::erase(names, "and");
    bool known = false;
    for (std::string& name : names) {
        const std::string initials = initials_in(name);
        if (initials.empty()) {
            return {};
        }
        const std::string full = meaning(initials);
        known = known || !full.empty();
        name = full.empty() ? name : full;
    }
    return known ? joined(names, ", ") : std::string();
}

}  // namespace arising::corpus
