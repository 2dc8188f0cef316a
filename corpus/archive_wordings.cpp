// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_wordings.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>

#include "corpus/series_text.h"

namespace arising::corpus {

namespace {

/// Who must act, in at most three words ("Clerk", "Cllr Collins", "AS"): more may be what the matter is about.
constexpr std::size_t longest_name = 3;

/// The words by which a series names who must act, each used at least twice so.
std::unordered_set<std::string> names_of_owners(const Archive& archive, const Series& series) {
    std::map<std::string, std::size_t> times;
    for (const Saying& saying : series.sayings) {
        const std::vector<std::string> words = words_of(archive.statements[saying.statement].statement.owner);
        for (const std::string& word : words) {
            times[word] += words.size() <= longest_name ? 1 : 0;
        }
    }
    std::unordered_set<std::string> names;
    for (const auto& [word, count] : times) {
        if (count >= 2) {
            names.insert(word);
        }
    }
    return names;
}

/// Who does it is not what is done.
std::vector<std::string> without_names(const std::string& text, const std::unordered_set<std::string>& names) {
    std::vector<std::string> words = words_of(text);
    std::erase_if(words, [&names](const std::string& word) { return names.contains(word); });
    return words;
}

/// The innermost heading; that of the whole document says nothing that tells its statements apart.
std::string context_of(const Record& record) {
    std::string context = record.section.empty() ? std::string() : record.section.back();
    return context + " " + subject_text(record);
}

}  // namespace

ArchiveWordings::ArchiveWordings(const Archive& archive, const std::vector<Series>& all_series)
    : numbers_(archive.statements.size()) {
    const std::size_t nothing = wordings_.add(std::string_view());
    for (const Series& series : all_series) {
        const std::unordered_set<std::string> names = names_of_owners(archive, series);
        for (const Saying& saying : series.sayings) {
            const Record& record = archive.statements[saying.statement];
            const std::vector<std::string> subject = without_names(subject_text(record), names);
            numbers_[saying.statement].whole =
                wordings_.add(without_names(record.text, names), without_names(context_of(record), names));
            numbers_[saying.statement].subject = subject.empty() ? nothing : wordings_.add(subject);
        }
    }
    wordings_.freeze();
    for (const Series& series : all_series) {
        std::vector<std::size_t> texts;
        for (const Saying& saying : series.sayings) {
            texts.push_back(numbers_[saying.statement].whole);
        }
        wordings_.weigh_within(texts);
    }
}

const WordingVector& ArchiveWordings::of(std::size_t statement) const {
    return wordings_.vector(numbers_[statement].whole);
}

std::string ArchiveWordings::shared_words(std::size_t a, std::size_t b) const {
    return wordings_.shared_words(numbers_[a].whole, numbers_[b].whole, 3);
}

const WordingVector& ArchiveWordings::subject_of(std::size_t statement) const {
    return wordings_.vector(numbers_[statement].subject);
}

}  // namespace arising::corpus
