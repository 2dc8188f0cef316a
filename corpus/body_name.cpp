// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/body_name.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "corpus/wording.h"

namespace arising::corpus {

namespace {

constexpr std::array<std::string_view, 14> sort_words = {"the",          "of",      "and",    "local",   "authority",
                                                         "council",      "county",  "city",   "borough", "royal",
                                                         "metropolitan", "unitary", "cyngor", "sir"};

bool says_only_the_sort(const std::string& word) {
    return std::find(sort_words.begin(), sort_words.end(), word) != sort_words.end();
}

/// Sorts of which one place may have several: they tell its bodies apart, but of one body they may be left out.
constexpr std::array<std::string_view, 13> telling_sorts = {
    "parish",    "town", "district", "community", "association", "board",  "company",
    "directors", "inc",  "limited",  "ltd",       "plc",         "society"};

bool may_be_left_out(const std::string& word) {
    return says_only_the_sort(word) ||
           std::find(telling_sorts.begin(), telling_sorts.end(), word) != telling_sorts.end();
}

/// "Parish Council": said in every parish.
bool names_nobody(const std::string& body) {
    const std::vector<std::string> words = words_of(body);
    return std::all_of(words.begin(), words.end(), may_be_left_out);
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
    });
}

/// Folders that only count years and months ("2015/03") keep no body's files apart.
std::string folder_of(const DocumentRecord& document) {
    std::string folder = document.path;
    do {
        const std::size_t slash = folder.rfind('/');
        folder.resize(slash == std::string::npos ? 0 : slash);
    } while (!folder.empty() && !has_letter(std::string_view(folder).substr(folder.rfind('/') + 1)));
    return folder;
}

/// What is left of a name without all words that say what sort of body it is, as a key.
std::string place_key(const std::string& key) {
    std::string place;
    for (const std::string& word : words_of(key)) {
        if (!may_be_left_out(word)) {
            place += place.empty() ? word : " " + word;
        }
    }
    return place;
}

/// The sorts that a key names.
std::set<std::string> sorts_in(const std::string& key) {
    std::set<std::string> sorts;
    for (std::string& word : words_of(key)) {
        if (may_be_left_out(word)) {
            sorts.insert(std::move(word));
        }
    }
    return sorts;
}

/// Of keys that name one place, the one that says most, if the others only leave some of it out: else a place has two
/// bodies there, and nothing.
std::string fullest_of(const std::set<std::string>& keys) {
    const std::string fullest = *std::max_element(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.size(), b) < std::tuple(b.size(), a);
    });
    const std::set<std::string> sorts = sorts_in(fullest);
    const bool holds_all = std::all_of(keys.begin(), keys.end(), [&sorts](const std::string& key) {
        const std::set<std::string> others = sorts_in(key);
        return std::includes(sorts.begin(), sorts.end(), others.begin(), others.end());
    });
    return holds_all ? fullest : std::string();
}

}  // namespace

std::string body_key(const std::string& body) {
    const std::vector<std::string> words = words_of(body);
    std::vector<std::string> kept;
    std::remove_copy_if(words.begin(), words.end(), std::back_inserter(kept), says_only_the_sort);
    if (kept.empty()) {
        kept = words;  // "City of ..." and nothing else: better the whole name than none
    }
    if (std::find(words.begin(), words.end(), "borough") != words.end() && kept.size() > 1) {
        std::erase(kept, "london");  // "London Borough of ..."
    }
    std::sort(kept.begin(), kept.end());
    std::string key;
    for (const std::string& word : kept) {
        key += key.empty() ? word : " " + word;
    }
    return key;
}

std::vector<std::string> body_keys(const std::vector<DocumentRecord>& documents) {
    std::vector<std::string> keys;
    std::map<std::string, std::set<std::string>> named_in;  // by folder
    for (const DocumentRecord& document : documents) {
        keys.push_back(names_nobody(document.facts.body) ? std::string() : body_key(document.facts.body));
        if (!keys.back().empty()) {
            named_in[folder_of(document)].insert(keys.back());
        }
    }
    std::map<std::string, std::map<std::string, std::set<std::string>>> spellings;  // by folder, by place
    for (const auto& [folder, named] : named_in) {
        for (const std::string& key : named) {
            spellings[folder][place_key(key)].insert(key);
        }
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::string folder = folder_of(documents[i]);
        if (!keys[i].empty()) {
            const std::string fullest = fullest_of(spellings[folder][place_key(keys[i])]);
            keys[i] = fullest.empty() ? keys[i] : fullest;
        } else {
            keys[i] = spellings[folder].size() == 1 ? fullest_of(spellings[folder].begin()->second) : std::string();
            keys[i] = keys[i].empty() ? "/" + folder : keys[i];
        }
    }
    return keys;
}

bool is_inspection(const DocumentRecord& document) {
    return document.facts.kind == rules::DocumentKind::inspection_report ||
           document.facts.kind == rules::DocumentKind::inspection_letter;
}

}  // namespace arising::corpus
