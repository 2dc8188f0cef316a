// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/empty_wordings.h"

#include <algorithm>
#include <set>
#include <utility>

#include "corpus/routine_business.h"
#include "corpus/surroundings.h"
#include "corpus/wording.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

/// What most meetings say is a standing item; fewer meetings than this prove nothing.
constexpr std::size_t fewest_dates_to_judge_by = 5;
/// One word ("Completed", "Approved", a clerk's initials) is an answer, not a matter.
constexpr std::size_t fewest_own_words = 2;

/// Counts different dates; they must come in order.
struct Dates {
    std::string last;
    std::size_t count = 0;

    void see(const std::string& date) {
        if (count == 0 || last != date) {
            last = date;
            ++count;
        }
    }
};

/// A matter is asked for many times, but decided once or twice: what is decided in nearly the same words at one meeting
/// after another is the approval of something new each time.
bool is_decided_again_and_again(const SeriesText& text, const ArchiveWordings& wordings, const CandidateIndex& index,
                                double alike, std::size_t at) {
    if (!text.is(StatementKind::decision, at)) {
        return false;
    }
    const WordingVector& wording = wordings.of(text.saying(at).statement);
    std::set<std::string> dates{text.saying(at).date};
    for (const std::size_t other : index.likely(wording, text.size(), alike)) {
        if (text.is(StatementKind::decision, other) &&
            similarity(wording, wordings.of(text.saying(other).statement)) >= alike) {
            dates.insert(text.saying(other).date);
        }
    }
    return dates.size() >= fewest_dates_to_judge_by;
}

/// What says what "Carried forward" is about: the item it stands under, or its passage up to there.
std::vector<std::string> words_around(const Record& record) {
    std::string around = record.under.empty() ? std::string() : record.under.back();
    if (!record.before.ends_with(paragraph_break)) {
        around += ' ' + record.before;
    }
    return words_of(around);
}

/// Only reports that name nothing: an action may well be listed twice in one document, in its minute and in a summary.
bool repeats_in_documents(const SeriesText& text, const std::vector<std::size_t>& sayings) {
    std::map<std::size_t, std::size_t> times;
    std::size_t documents = 0;
    for (const std::size_t at : sayings) {
        if (text.names_nothing(at) && ++times[text.saying(at).document] == 2) {
            ++documents;
        }
    }
    return documents >= 2;
}

}  // namespace

EmptyWordings::EmptyWordings(const SeriesText& text, const ArchiveWordings& wordings, const CandidateIndex& index,
                             double alike)
    : says_nothing_(text.size(), false) {
    find_worn_words(text);
    std::unordered_map<std::string, std::vector<std::size_t>> same_words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        same_words[joined(text.words(i))].push_back(i);
    }
    for (const auto& [said, sayings] : same_words) {
        const bool is_routine = is_routine_business(text.words(sayings.front()));
        const bool repeats = repeats_in_documents(text, sayings);
        for (const std::size_t at : sayings) {
            const std::vector<std::string> around = words_around(text.record(at));
            says_nothing_[at] = is_routine || !has_own_words(text.words(at), around) || (repeats && around.empty()) ||
                                is_decided_again_and_again(text, wordings, index, alike, at);
        }
    }
}

/// Words that the body says at most of its meetings name no matter, in whatever language.
void EmptyWordings::find_worn_words(const SeriesText& text) {
    std::unordered_map<std::string, Dates> dates_of;
    Dates all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        all.see(text.saying(i).date);
        for (std::string& stem : telling_stems(text.words(i))) {
            dates_of[std::move(stem)].see(text.saying(i).date);
        }
    }
    for (const auto& [stem, dates] : dates_of) {
        if (all.count >= fewest_dates_to_judge_by && 2 * dates.count > all.count) {
            worn_.insert(stem);
        }
    }
}

bool EmptyWordings::has_rare_stem(const std::vector<std::string>& stems) const {
    return std::any_of(stems.begin(), stems.end(), [this](const std::string& stem) { return !worn_.contains(stem); });
}

bool EmptyWordings::has_rare_word(const std::vector<std::string>& words) const {
    return has_rare_stem(telling_stems(words));
}

bool EmptyWordings::has_own_words(std::vector<std::string> words, const std::vector<std::string>& around) const {
    words.insert(words.end(), around.begin(), around.end());
    const std::vector<std::string> stems = telling_stems(words);
    return has_rare_stem(stems) && std::set<std::string>(stems.begin(), stems.end()).size() >= fewest_own_words;
}

}  // namespace arising::corpus
