// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/series_vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "corpus/series_text.h"
#include "corpus/words.h"

namespace arising::corpus {

namespace {

/// Who must act, in at most three words ("Clerk", "Cllr Collins", "AS"): more may be what the matter is about.
constexpr std::size_t longest_name = 3;
/// A word before this many different names, where somebody must act, is a title ("Cllr").
constexpr std::size_t fewest_with_title = 3;
/// Of fewer letters, two words make another by chance ("to" and "day", "in" and "deed").
constexpr std::size_t shortest_part = 3;
constexpr std::size_t shortest_compound = 6;
/// What meetings do with a matter, whatever it is.
constexpr std::array<std::string_view, 22> procedure = {
    "action",   "agenda",  "agree",    "agreed",   "approve",  "approved",   "carried", "deferred",
    "item",     "meeting", "meetings", "motion",   "next",     "note",       "noted",   "passed",
    "proposed", "resolve", "resolved", "resolves", "seconded", "unanimously"};

bool says_procedure(const std::string& word) {
    return std::binary_search(procedure.begin(), procedure.end(), word);
}

/// Of fewer documents than this, a heading in all of them may well be one matter.
constexpr std::size_t fewest_documents = 5;
/// How fast a heading loses weight with how much stands under it, and how much a heading in all documents loses.
constexpr double crowd_power = 0.7;
constexpr double loss_if_everywhere = 0.7;

const std::string& heading_above(const Record& record) {
    static const std::string none;
    return record.section.empty() ? none : record.section.back();
}

/// Without numbers: those of items change from meeting to meeting.
std::string heading_key(const Record& record) {
    std::string key;
    for (const std::string& word : words_of(heading_above(record))) {
        if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
            key += word + ' ';
        }
    }
    return key;
}

/// "Cllr Bream, the Clerk and AB": each by its words, as far as they are few enough for a name.
std::vector<std::vector<std::string>> owners_in(const std::string& text) {
    std::vector<std::vector<std::string>> owners(1);
    for (const Word& word : read_words(text)) {
        if (word.apart || word.folded == "and") {
            owners.emplace_back();
        }
        if (word.folded != "and" && word.folded != "the") {
            owners.back().push_back(word.folded);
        }
    }
    std::erase_if(owners, [](const auto& owner) { return owner.empty() || owner.size() > longest_name; });
    return owners;
}

std::vector<std::string> with_compounds(const std::vector<std::string>& words,
                                        const std::unordered_set<std::string>& known) {
    std::vector<std::string> all;
    all.reserve(words.size());
    std::string both;
    for (std::size_t i = 0; i < words.size(); ++i) {
        all.push_back(words[i]);
        if (i > 0 && words[i - 1].size() >= shortest_part && words[i].size() >= shortest_part) {
            both.assign(words[i - 1]).append(words[i]);
            if (known.contains(both)) {
                all.push_back(both);
            }
        }
    }
    return all;
}

/// All that is said in and around a statement.
template <class Visit>
void for_each_text(const Record& record, const Visit& visit) {
    visit(record.text);
    visit(record.before);
    visit(heading_above(record));
    for (const std::string& above : record.under) {
        visit(above);
    }
}

}  // namespace

SeriesVocabulary::SeriesVocabulary(const Archive& archive, const Series& series) : archive_(archive), series_(series) {
    learn_names();
    learn_words();
    learn_acronyms();
    count_headings();
}

void SeriesVocabulary::learn_names() {
    std::map<std::vector<std::string>, std::size_t> owners;
    for (const Saying& saying : series_.sayings) {
        for (std::vector<std::string>& owner : owners_in(archive_.statements[saying.statement].statement.owner)) {
            ++owners[std::move(owner)];
        }
    }
    std::map<std::string, std::size_t> times;
    std::map<std::string, std::size_t> before_different;
    for (const auto& [owner, count] : owners) {
        for (const std::string& word : owner) {
            times[word] += count;
        }
        before_different[owner.front()] += owner.size() > 1 ? 1 : 0;
    }
    for (const auto& [word, count] : times) {
        if (count >= 2) {
            own_names_.insert(word);
        }
    }
    std::unordered_set<std::string> titles;
    for (const auto& [word, names] : before_different) {
        if (names >= fewest_with_title) {
            titles.insert(word);
        }
    }
    const std::unordered_set<std::string> named = names_after(titles);
    own_names_.insert(named.begin(), named.end());
    std::unordered_set<std::string> people = titles;
    people.insert(named.begin(), named.end());
    acronyms_ = Acronyms(std::move(people));
    for (const std::size_t document : series_.documents) {
        for (std::string& word : words_of(archive_.documents[document].facts.body)) {
            own_names_.insert(std::move(word));
        }
    }
}

/// "Cllr Bream", also where Bream never has to act.
std::unordered_set<std::string> SeriesVocabulary::names_after(const std::unordered_set<std::string>& titles) const {
    std::unordered_set<std::string> names;
    for (const Saying& saying : titles.empty() ? std::vector<Saying>() : series_.sayings) {
        for_each_text(archive_.statements[saying.statement], [&](const std::string& text) {
            const std::vector<Word> words = read_words(text);
            for (std::size_t i = 1; i < words.size(); ++i) {
                if (words[i].capital && titles.contains(words[i - 1].folded)) {
                    names.insert(words[i].folded);
                }
            }
        });
    }
    return names;
}

void SeriesVocabulary::learn_words() {
    for (const Saying& saying : series_.sayings) {
        for_each_text(archive_.statements[saying.statement], [this](const std::string& text) {
            for (std::string& word : words_of(text)) {
                if (word.size() >= shortest_compound) {
                    words_.insert(std::move(word));
                }
            }
        });
    }
}

void SeriesVocabulary::learn_acronyms() {
    for (const Saying& saying : series_.sayings) {
        for_each_text(archive_.statements[saying.statement], [this](const std::string& text) { acronyms_.see(text); });
    }
    for (const Saying& saying : series_.sayings) {
        for_each_text(archive_.statements[saying.statement],
                      [this](const std::string& text) { acronyms_.spell_out(text); });
    }
}

void SeriesVocabulary::count_headings() {
    std::set<std::size_t> documents;
    std::set<std::tuple<std::string, std::size_t, std::string>> seen;
    for (const Saying& saying : series_.sayings) {
        const Record& record = archive_.statements[saying.statement];
        documents.insert(saying.document);
        if (seen.emplace(heading_key(record), saying.document, record.text).second) {
            ++headings_[heading_key(record)].statements[saying.document];
        }
    }
    documents_ = documents.size();
}

std::vector<std::string> SeriesVocabulary::telling_words(std::string_view text) const {
    std::vector<std::string> words = words_of(text);
    std::erase_if(words, [this](const std::string& word) { return own_names_.contains(word) || says_procedure(word); });
    return acronyms_.written_out(with_compounds(words, words_));
}

float SeriesVocabulary::weight_of_heading(const Saying& saying) const {
    const Heading& heading = headings_.at(heading_key(archive_.statements[saying.statement]));
    const double share = documents_ < fewest_documents
                             ? 0.0
                             : static_cast<double>(heading.statements.size()) / static_cast<double>(documents_);
    const auto crowd = static_cast<double>(heading.statements.at(saying.document));
    return static_cast<float>((1.0 - loss_if_everywhere * share) / std::pow(crowd, crowd_power));
}

}  // namespace arising::corpus
