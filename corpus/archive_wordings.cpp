// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_wordings.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/series_text.h"
#include "corpus/surroundings.h"
#include "corpus/words.h"

namespace arising::corpus {

namespace {

/// What words around a statement count beside its own. Measured on annotated minutes; between 0.6 and 1 it matters
/// little. Without what is said before, half of what was found in minutes written as prose is not found.
constexpr float share_of_before = 0.9F;
constexpr float share_of_paragraph_before = 0.4F;
constexpr float share_of_nearest = 0.8F;  ///< the innermost list item above, the heading, the subject named
constexpr float share_of_farther = 0.4F;
constexpr std::size_t hardly_any_words = 3;
/// Some are only said in other words, as an acronym is, and cannot be shown.
constexpr std::size_t most_shared = 8;

/// Whether the paragraph that a statement begins goes on with the matter of the one before: it says who must act before
/// it says anything else, or hardly anything ("Noted and to be reported").
bool goes_on_from_paragraph(const Record& record, const std::vector<std::string>& telling) {
    const std::vector<std::string> owner = words_of(record.statement.owner);
    const std::vector<std::string> words = words_of(record.text);
    return telling_stems(telling).size() <= hardly_any_words ||
           (!owner.empty() && words.size() > owner.size() && std::equal(owner.begin(), owner.end(), words.begin()));
}

std::vector<Passage> passages_of(const Record& record, float weight_of_heading, const SeriesVocabulary& vocabulary) {
    std::vector<Passage> passages;
    const auto add = [&](const std::string& text, float share) {
        if (!text.empty() && share > 0) {
            passages.push_back({vocabulary.telling_words(text), share});
        }
    };
    add(record.text, 1.0F);
    if (!record.before.ends_with(paragraph_break)) {
        add(record.before, share_of_before);
    } else if (goes_on_from_paragraph(record, passages.front().words)) {
        add(record.before, share_of_paragraph_before);
    }
    add(subject_text(record), share_of_nearest);
    for (const std::string& above : record.under) {
        add(above, &above == &record.under.back() ? share_of_nearest : share_of_farther);
    }
    if (!record.section.empty()) {
        add(record.section.back(), share_of_nearest * weight_of_heading);
    }
    return passages;
}

/// Everything around a statement may name what it is about.
std::vector<std::string> names_around(const Record& record) {
    std::vector<std::string> names = names_in(record.text);
    const auto add = [&names](const std::string& text) {
        std::vector<std::string> more = names_in(text);
        std::move(more.begin(), more.end(), std::back_inserter(names));
    };
    if (!record.before.ends_with(paragraph_break)) {
        add(record.before);
    }
    for (const std::string& above : record.under) {
        add(above);
    }
    if (!record.section.empty()) {
        add(record.section.back());
    }
    return names;
}

}  // namespace

ArchiveWordings::ArchiveWordings(const Archive& archive, const std::vector<Series>& all_series)
    : numbers_(archive.statements.size()) {
    wordings_.add(std::string_view());  // text 0: nothing
    for (const Series& series : all_series) {
        add(archive, series);
    }
    wordings_.freeze();
    for (const Series& series : all_series) {
        std::vector<std::size_t> texts;
        for (const Saying& saying : series.sayings) {
            texts.push_back(numbers_[saying.statement].whole);
        }
        wordings_.weigh_within(texts, meetings_of(series));
    }
}

void ArchiveWordings::add(const Archive& archive, const Series& series) {
    const SeriesVocabulary vocabulary(archive, series);
    for (const Saying& saying : series.sayings) {
        const Record& record = archive.statements[saying.statement];
        Numbers& numbers = numbers_[saying.statement];
        numbers.whole = wordings_.add(passages_of(record, vocabulary.weight_of_heading(saying), vocabulary));
        std::vector<std::string> subject = vocabulary.telling_words(subject_text(record));
        numbers.subject = subject.empty() ? 0 : wordings_.add_part(std::move(subject));
        for (const std::string& name : names_around(record)) {
            const auto term = vocabulary.is_own_name(name) ? std::nullopt : wordings_.find(name);
            if (term) {
                numbers.names.push_back(*term);
            }
        }
        std::sort(numbers.names.begin(), numbers.names.end());
        numbers.names.erase(std::unique(numbers.names.begin(), numbers.names.end()), numbers.names.end());
        numbers.names.shrink_to_fit();
    }
}

std::vector<const WordingVector*> wordings_of(const Series& series, const ArchiveWordings& wordings) {
    std::vector<const WordingVector*> all;
    for (const Saying& saying : series.sayings) {
        all.push_back(&wordings.of(saying.statement));
    }
    return all;
}

const WordingVector& ArchiveWordings::of(std::size_t statement) const {
    return wordings_.vector(numbers_[statement].whole);
}

std::vector<std::string> ArchiveWordings::shared_words(std::size_t a, std::size_t b) const {
    return wordings_.shared_words(numbers_[a].whole, numbers_[b].whole, most_shared);
}

const WordingVector& ArchiveWordings::subject_of(std::size_t statement) const {
    return wordings_.vector(numbers_[statement].subject);
}

double ArchiveWordings::rarest_shared(std::size_t a, std::size_t b) const {
    return wordings_.rarest_shared(numbers_[a].whole, numbers_[b].whole);
}

double ArchiveWordings::rarest_shared_name(std::size_t a, std::size_t b) const {
    const std::vector<std::uint32_t>& one = numbers_[a].names;
    const std::vector<std::uint32_t>& other = numbers_[b].names;
    float rarest = 0;
    for (auto x = one.begin(), y = other.begin(); x != one.end() && y != other.end();) {
        if (*x == *y) {
            rarest = std::max(rarest, wordings_.rarity(*x));
            ++x;
            ++y;
        } else if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    return rarest;
}

}  // namespace arising::corpus
