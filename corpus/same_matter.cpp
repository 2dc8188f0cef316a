// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/same_matter.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "corpus/matter_number.h"
#include "corpus/words.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

/// From this likeness on, two statements of one document are taken for one matter said twice.
constexpr double one_matter_twice = 0.85;
/// Terms in more statements of one document than this bring no candidates there.
constexpr std::size_t common_in_document = 60;

bool holds(const std::string& whole, const std::string& part) {
    return whole.find(part) != std::string::npos;
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&b](const std::string& number) { return std::find(b.begin(), b.end(), number) != b.end(); });
}

/// Whether one statement stands under the other, or after it in one passage.
bool leads_to(const Record& first, const Record& second) {
    return holds(second.before, first.text) || (!second.under.empty() && holds(second.under.back(), first.text));
}

}  // namespace

std::array<double, MatterEvidence::size> MatterEvidence::values() const {
    return {alike,
            above_own,
            rarest,
            rarest_name,
            same_owner ? 1.0 : 0.0,
            both_decide ? 1.0 : 0.0,
            numbers_differ ? 1.0 : 0.0,
            apart};
}

double MatterModel::probability(const MatterEvidence& seen) const {
    double sum = bias;
    const auto values = seen.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += weights[i] * values[i];
    }
    return 1.0 / (1.0 + std::exp(-sum));
}

MatterWeigher::MatterWeigher(const SeriesText& text, const ArchiveWordings& wordings, const MatterModel& model)
    : text_(text), wordings_(wordings), model_(model), own_likest_(text.size(), 0.0F) {
    number_meetings();
    for (std::size_t i = 0; i < text.size(); ++i) {
        numbers_.push_back(matter_numbers_in(text.record(i).text + " " + text.record(i).statement.label));
        owners_.push_back(words_of(text.record(i).statement.owner));
    }
    find_own_likest();
}

void MatterWeigher::number_meetings() {
    std::size_t meeting = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        meeting += i > 0 && text_.saying(i).date != text_.saying(i - 1).date ? 1 : 0;
        meeting_.push_back(meeting);
    }
}

void MatterWeigher::find_own_likest() {
    std::map<std::size_t, std::vector<std::size_t>> documents;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        documents[text_.saying(i).document].push_back(i);
    }
    for (const auto& [number, document] : documents) {
        std::vector<const WordingVector*> wordings;
        for (const std::size_t at : document) {
            wordings.push_back(&wording(at));
        }
        const CandidateIndex index(wordings, common_in_document);
        for (std::size_t i = 0; i < document.size(); ++i) {
            own_likest_[document[i]] = own_likest(document, index, i);
        }
    }
}

float MatterWeigher::own_likest(const std::vector<std::size_t>& document, const CandidateIndex& index,
                                std::size_t at) const {
    double likest = 0;
    for (const std::size_t other : index.likely(wording(document[at]), document.size(), 0.01)) {
        if (other == at) {
            continue;
        }
        const double alike = similarity(wording(document[at]), wording(document[other]));
        if (alike > likest && alike < one_matter_twice && !may_be_one(document[at], document[other])) {
            likest = alike;
        }
    }
    return static_cast<float>(likest);
}

/// Statements of one document that are, or may well be, one matter.
bool MatterWeigher::may_be_one(std::size_t a, std::size_t b) const {
    const Record& one = text_.record(a);
    const Record& other = text_.record(b);
    return holds(one.text, other.text) || holds(other.text, one.text) || leads_to(one, other) || leads_to(other, one) ||
           (!one.before.empty() && one.before == other.before) || share_one(numbers_[a], numbers_[b]);
}

MatterEvidence MatterWeigher::evidence(std::size_t from, std::size_t to) const {
    MatterEvidence seen;
    const std::size_t a = text_.saying(from).statement;
    const std::size_t b = text_.saying(to).statement;
    seen.alike = similarity(wordings_.of(a), wordings_.of(b));
    seen.above_own = seen.alike - std::max(own_likest_[from], own_likest_[to]);
    seen.rarest = wordings_.rarest_shared(a, b);
    seen.rarest_name = wordings_.rarest_shared_name(a, b);
    seen.same_owner = !owners_[from].empty() && owners_[from] == owners_[to];
    seen.both_decide = text_.is(StatementKind::decision, from) && text_.is(StatementKind::decision, to);
    seen.numbers_differ = !numbers_[from].empty() && !numbers_[to].empty() && !share_one(numbers_[from], numbers_[to]);
    const std::size_t between = std::max<std::size_t>(meeting_[to] - meeting_[from], 1);
    seen.apart = std::log(static_cast<double>(between));
    return seen;
}

}  // namespace arising::corpus
