// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/owner_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "corpus/wording.h"

namespace arising::corpus {

namespace {

/// Words that stand for whoever was named before, or for nobody in particular, in English.
constexpr std::array<std::string_view, 11> pronouns = {"i",   "we",       "he",       "she",     "they",     "it",
                                                       "you", "everyone", "somebody", "someone", "everybody"};
constexpr std::string_view joining_word = " and ";
constexpr std::string_view joining_marks = ",/&+;";

constexpr std::size_t longest_initials = 4;
/// A first word of so many different names is no name.
constexpr std::size_t names_of_a_title = 4;

using Words = std::vector<std::string>;

std::string joined(Words::const_iterator begin, Words::const_iterator end) {
    std::string text;
    for (auto at = begin; at != end; ++at) {
        text += (at == begin ? "" : " ") + *at;
    }
    return text;
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" .:");
    const std::size_t last = text.find_last_not_of(" .:");
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// "KR", "K.R.": a few capitals and nothing else.
bool is_initials(const std::string& part) {
    const auto capitals = static_cast<std::size_t>(std::count_if(part.begin(), part.end(), &is_capital));
    const auto stops = static_cast<std::size_t>(std::count(part.begin(), part.end(), '.'));
    return capitals >= 2 && capitals <= longest_initials && capitals + stops == part.size();
}

std::string initials_key(const std::string& part) {
    std::string key;
    for (const char c : part) {
        key += is_capital(c) ? std::string(1, static_cast<char>(c - 'A' + 'a')) : std::string();
    }
    return key;
}

/// At every joining mark and word outside of brackets.
std::vector<std::string> split_at_joints(const std::string& text) {
    std::vector<std::string> parts(1);
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (depth == 0 && joining_marks.find(text[at]) != std::string_view::npos) {
            parts.emplace_back();
        } else if (depth == 0 && text.compare(at, joining_word.size(), joining_word) == 0) {
            parts.emplace_back();
            at += joining_word.size() - 1;
        } else {
            parts.back() += text[at];
        }
    }
    for (std::string& part : parts) {
        part = trimmed(part);
    }
    std::erase(parts, std::string());
    return parts;
}

std::vector<std::string> split_at_blanks(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ' ') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    std::erase(parts, std::string());
    return parts;
}

/// Of a name of two or three words that begin with capitals: its first letters.
std::string initials_of(const std::string& spelling, const std::string& key) {
    const Words words = words_of(key);
    const auto capitals = static_cast<std::size_t>(std::count_if(spelling.begin(), spelling.end(), &is_capital));
    if (words.size() < 2 || words.size() > 3 || capitals < words.size()) {
        return {};
    }
    std::string initials;
    for (const std::string& word : words) {
        initials += word.front();
    }
    return initials;
}

/// Whether one is the other without one of its later letters. Words of two letters differ by more than a slip ("Mr",
/// "Mrs").
bool lacks_a_letter(const std::string& a, const std::string& b) {
    constexpr std::size_t shortest = 3;
    const std::string& less = a.size() < b.size() ? a : b;
    const std::string& more = a.size() < b.size() ? b : a;
    if (less.size() < shortest || less.size() + 1 != more.size() || less.front() != more.front()) {
        return false;
    }
    const auto first_other = std::mismatch(less.begin(), less.end(), more.begin());
    return std::equal(first_other.first, less.end(), first_other.second + 1);
}

}  // namespace

OwnerNames::OwnerNames(const std::vector<std::string>& as_printed) {
    for (const std::string& owner : as_printed) {
        const Words words = words_of(owner);
        alone_.insert(joined(words.begin(), words.end()));
    }
    std::vector<std::string> parts;
    for (const std::string& owner : as_printed) {
        const std::vector<std::string> of_owner = parts_of(owner);
        parts.insert(parts.end(), of_owner.begin(), of_owner.end());
    }
    find_titles(parts);
    find_full_names(parts);
    for (const std::string& part : parts) {
        if (const std::string key = key_of(part); !key.empty()) {
            ++spellings_[key][part];
        }
    }
}

void OwnerNames::find_titles(const std::vector<std::string>& parts) {
    std::map<std::string, std::set<std::string>> after;  // first word -> what follows it
    for (const std::string& part : parts) {
        const Words words = words_of(part);
        if (words.size() > 1) {
            after[words.front()].insert(joined(words.begin() + 1, words.end()));
        }
    }
    std::set<std::string> slips;
    for (const auto& [title, names] : after) {
        if (names.size() < names_of_a_title) {
            continue;
        }
        titles_.insert(title);
        for (const auto& [word, rests] : after) {
            if (lacks_a_letter(word, title) && std::includes(names.begin(), names.end(), rests.begin(), rests.end())) {
                slips.insert(word);
            }
        }
    }
    titles_.insert(slips.begin(), slips.end());
}

void OwnerNames::find_full_names(const std::vector<std::string>& parts) {
    std::map<std::string, std::set<std::string>> named;  // initials -> keys of names that have them
    for (const std::string& part : parts) {
        const std::string key = key_of(part);
        if (const std::string initials = initials_of(part, key); !is_initials(part) && !initials.empty()) {
            named[initials].insert(key);
        }
    }
    for (const auto& [initials, keys] : named) {
        if (keys.size() == 1) {
            full_of_.emplace(initials, *keys.begin());
        }
    }
}

/// Whether the part is an owner by itself somewhere, or initials, which are nothing else.
bool OwnerNames::stands_alone(const std::string& part) const {
    const Words words = words_of(part);
    return is_initials(part) || alone_.contains(joined(words.begin(), words.end()));
}

/// "Head of Housing and Assets" is one owner; "Clerk and Chair" are two, since each is one elsewhere.
std::vector<std::string> OwnerNames::parts_of(const std::string& as_printed) const {
    const auto all_stand_alone = [this](const std::vector<std::string>& parts) {
        return std::all_of(parts.begin(), parts.end(), [this](const std::string& part) { return stands_alone(part); });
    };
    std::vector<std::string> parts = split_at_joints(as_printed);
    if (!all_stand_alone(parts)) {
        parts = {trimmed(as_printed)};
    }
    std::vector<std::string> single;
    for (const std::string& part : parts) {
        const std::vector<std::string> tokens = split_at_blanks(part);
        const bool initials =
            tokens.size() > 1 && std::all_of(tokens.begin(), tokens.end(), &is_initials) && all_stand_alone(tokens);
        for (const std::string& one : initials ? tokens : std::vector<std::string>{part}) {
            if (std::find(single.begin(), single.end(), one) == single.end()) {
                single.push_back(one);
            }
        }
    }
    return single;
}

/// Empty where the words name nobody.
std::string OwnerNames::key_of(const std::string& part) const {
    const std::size_t blank = part.find(' ');
    if (blank != std::string::npos && is_initials(part.substr(blank + 1)) &&
        telling_stems(words_of(part.substr(0, blank))).empty()) {
        return key_of(part.substr(blank + 1));  // "the PC"
    }
    if (is_initials(part)) {
        const std::string key = initials_key(part);
        const auto full = full_of_.find(key);
        return full == full_of_.end() ? key : full->second;
    }
    Words words = words_of(part);
    while (words.size() > 1 && (titles_.contains(words.front()) || telling_stems(Words{words.front()}).empty())) {
        words.erase(words.begin());
    }
    const bool nobody = words.empty() || (words.size() == 1 &&
                                          std::find(pronouns.begin(), pronouns.end(), words.front()) != pronouns.end());
    return nobody ? std::string() : joined(words.begin(), words.end());
}

std::vector<std::string> OwnerNames::names_of(const std::string& as_printed) const {
    std::vector<std::string> owners;
    for (const std::string& part : parts_of(as_printed)) {
        const auto at = spellings_.find(key_of(part));
        if (at != spellings_.end()) {
            const auto& [spelling, times] = *std::max_element(
                at->second.begin(), at->second.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            if (std::find(owners.begin(), owners.end(), spelling) == owners.end()) {
                owners.push_back(spelling);
            }
        }
    }
    return owners;
}

std::vector<std::string> OwnerNames::spellings_of(const std::string& name) const {
    std::vector<std::pair<std::string, std::size_t>> counted;
    if (const auto at = spellings_.find(key_of(name)); at != spellings_.end()) {
        counted.assign(at->second.begin(), at->second.end());
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> spellings;
    for (const auto& [spelling, times] : counted) {
        spellings.push_back(spelling);
    }
    return spellings;
}

}  // namespace arising::corpus
