// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/body_name.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
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

/// "Parish Council": said in every parish.
bool names_nobody(const std::string& body) {
    const std::vector<std::string> words = words_of(body);
    return std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return says_only_the_sort(word) || word == "parish" || word == "town" || word == "district" ||
               word == "community";
    });
}

std::string folder_of(const DocumentRecord& document) {
    const std::size_t slash = document.path.rfind('/');
    return slash == std::string::npos ? std::string() : document.path.substr(0, slash);
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
    std::map<std::string, std::set<std::string>> named_in;
    for (const DocumentRecord& document : documents) {
        keys.push_back(names_nobody(document.facts.body) ? std::string() : body_key(document.facts.body));
        if (!keys.back().empty()) {
            named_in[folder_of(document)].insert(keys.back());
        }
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (keys[i].empty()) {
            const std::string folder = folder_of(documents[i]);
            const std::set<std::string>& named = named_in[folder];
            keys[i] = named.size() == 1 ? *named.begin() : "/" + folder;
        }
    }
    return keys;
}

bool is_inspection(const DocumentRecord& document) {
    return document.facts.kind == rules::DocumentKind::inspection_report ||
           document.facts.kind == rules::DocumentKind::inspection_letter;
}

}  // namespace arising::corpus
