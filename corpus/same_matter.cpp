// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/same_matter.h"
#include "corpus/logistic.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "corpus/matter_number.h"
#include "corpus/words.h"
#include "extractor/disjoint_groups.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

/// From this likeness on, two statements of one document are taken for one matter said twice.
constexpr double one_matter_twice = 0.85;
/// Terms in more statements of one document than this bring no candidates there.
constexpr std::size_t common_in_document = 60;
constexpr double hardly_alike = 0.01;
/// How many earlier statements one is weighed against, the likest: more never come near a link.
constexpr std::size_t most_weighed = 400;
/// In months: where minutes are missing, this long a silence still counts as a meeting.
constexpr double longest_between_meetings = 2;

bool holds(const std::string& whole, const std::string& part) {
    return whole.find(part) != std::string::npos;
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&b](const std::string& number) { return std::find(b.begin(), b.end(), number) != b.end(); });
}

/// Of an ISO date, or the beginning of one, since the year 0; what is missing counts as the middle.
double months_at(const std::string& date) {
    const auto number = [&date](std::size_t at, std::size_t size, double otherwise) {
        int value = 0;
        const char* const begin = date.data() + std::min(at, date.size());
        const char* const end = date.data() + std::min(at + size, date.size());
        return std::from_chars(begin, end, value).ec == std::errc() ? value : otherwise;
    };
    return 12 * number(0, 4, 0) + number(5, 2, 6.5) + number(8, 2, 15) / 31;
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
            best_there,
            same_owner,
            both_decide ? 1.0 : 0.0,
            numbers_differ ? 1.0 : 0.0,
            apart};
}

double MatterModel::probability(const MatterEvidence& seen) const {
    return logistic(bias, weights, seen.values());
}

MatterPairs::MatterPairs(const SeriesText& text, const ArchiveWordings& wordings, const CandidateIndex& index,
                         const EmptyWordings& empty, const std::vector<ProposedLink>& certain)
    : text_(text),
      wordings_(wordings),
      index_(index),
      empty_(empty),
      own_likest_(text.size(), 0.0F),
      meeting_(meetings_of(text.series())) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const rules::Statement& statement = text.record(i).statement;
        numbers_.push_back(matter_numbers_in(text.record(i).text + " " + statement.label));
        owners_.push_back(joined(words_of(statement.owner)));
    }
    weigh_owners();
    tie(certain);
    find_own_likest();
}

/// By the rarest word of the owner's name: "the Panel" is named in most of what a panel says.
void MatterPairs::weigh_owners() {
    std::unordered_map<std::string, std::size_t> said;
    for (std::size_t i = 0; i < text_.size(); ++i) {
        const std::vector<std::string>& words = text_.words(i);
        for (const std::string& word : std::unordered_set<std::string>(words.begin(), words.end())) {
            ++said[word];
        }
    }
    for (std::size_t i = 0; i < text_.size(); ++i) {
        std::size_t least = text_.size();
        for (const std::string& word : words_of(text_.record(i).statement.owner)) {
            const auto at = said.find(word);
            least = std::min(least, at == said.end() ? 0 : at->second);
        }
        const double share = static_cast<double>(least) / static_cast<double>(text_.size());
        owner_weight_.push_back(static_cast<float>((1.0 - share) * (1.0 - share)));
    }
}

void MatterPairs::tie(const std::vector<ProposedLink>& certain) {
    extractor::DisjointGroups groups(text_.size());
    for (const ProposedLink& link : certain) {
        if (link.tie == Tie::certain && text_.in_one_document(link.from, link.to)) {
            groups.join(link.from, link.to);
        }
    }
    for (std::size_t i = 0; i < text_.size(); ++i) {
        tied_.push_back(groups.of(i));
    }
}

/// Statements of one document stand together in a series.
std::size_t MatterPairs::end_of_document(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < text_.size() && text_.in_one_document(begin, end)) {
        ++end;
    }
    return end;
}

void MatterPairs::find_own_likest() {
    for (std::size_t begin = 0; begin < text_.size();) {
        const std::size_t end = end_of_document(begin);
        std::vector<const WordingVector*> wordings;
        for (std::size_t at = begin; at < end; ++at) {
            wordings.push_back(&wording(at));
        }
        const CandidateIndex index(wordings, common_in_document);
        for (std::size_t at = begin; at < end; ++at) {
            own_likest_[at] = own_likest(begin, end, index, at);
        }
        begin = end;
    }
}

float MatterPairs::own_likest(std::size_t begin, std::size_t end, const CandidateIndex& index, std::size_t at) const {
    double likest = 0;
    for (const std::size_t place : index.likely(wording(at), end - begin, hardly_alike)) {
        const std::size_t other = begin + place;
        if (other == at) {
            continue;
        }
        const double alike = similarity(wording(at), wording(other));
        if (alike > likest && alike < one_matter_twice && !may_be_one(at, other)) {
            likest = alike;
        }
    }
    return static_cast<float>(likest);
}

bool MatterPairs::may_be_one(std::size_t a, std::size_t b) const {
    const Record& one = text_.record(a);
    const Record& other = text_.record(b);
    return tied_[a] == tied_[b] || holds(one.text, other.text) || holds(other.text, one.text) || leads_to(one, other) ||
           leads_to(other, one) || (!one.before.empty() && one.before == other.before) ||
           share_one(numbers_[a], numbers_[b]);
}

bool MatterPairs::may_pair(std::size_t from, std::size_t to) const {
    return text_.at_different_dates(from, to) && !empty_.says_nothing(from) &&
           !(text_.is(StatementKind::recommendation, from) && text_.is(StatementKind::recommendation, to));
}

/// With the statements of one document, as the later ones.
std::vector<MatterPairs::Pair> MatterPairs::pairs_of(std::size_t begin, std::size_t end, double least_alike) const {
    std::vector<Pair> pairs;
    for (std::size_t to = begin; to < end; ++to) {
        if (empty_.says_nothing(to)) {
            continue;
        }
        for (const std::size_t from : index_.likely(wording(to), begin, least_alike, most_weighed)) {
            if (may_pair(from, to)) {
                const double alike = similarity(wording(from), wording(to));
                if (alike >= least_alike) {
                    pairs.push_back({from, to, alike, 0});
                }
            }
        }
    }
    return pairs;
}

namespace {

/// Within a run of pairs that share one end, whose other ends are of one document: counts for each whether another
/// matter there is more alike. The likest are few that are better than a pair at hand.
template <class At, class MayBeOne>
void count_rivals(std::vector<std::size_t>& run, const At& at, const MayBeOne& may_be_one) {
    std::stable_sort(run.begin(), run.end(), [&at](std::size_t a, std::size_t b) { return at(a).alike > at(b).alike; });
    for (std::size_t i = 0; i < run.size(); ++i) {
        for (std::size_t better = 0; better < i && at(run[better]).alike > at(run[i]).alike; ++better) {
            if (!may_be_one(run[better], run[i])) {
                ++at(run[i]).better_elsewhere;
                break;
            }
        }
    }
}

}  // namespace

void MatterPairs::look_for_rivals(std::vector<Pair>& pairs) const {
    const auto at = [&pairs](std::size_t i) -> Pair& { return pairs[i]; };
    const auto document_of = [this](std::size_t position) { return text_.saying(position).document; };
    std::vector<std::size_t> run;
    const auto of_earlier = [&](std::size_t a, std::size_t b) { return may_be_one(pairs[a].from, pairs[b].from); };
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        run.push_back(i);
        const bool goes_on = i + 1 < pairs.size() && pairs[i + 1].to == pairs[i].to &&
                             document_of(pairs[i + 1].from) == document_of(pairs[i].from);
        if (!goes_on) {
            count_rivals(run, at, of_earlier);
            run.clear();
        }
    }
    std::vector<std::size_t> by_from(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        by_from[i] = i;
    }
    std::stable_sort(by_from.begin(), by_from.end(),
                     [&pairs](std::size_t a, std::size_t b) { return pairs[a].from < pairs[b].from; });
    const auto of_later = [&](std::size_t a, std::size_t b) { return may_be_one(pairs[a].to, pairs[b].to); };
    for (std::size_t i = 0; i < by_from.size(); ++i) {
        run.push_back(by_from[i]);
        if (i + 1 == by_from.size() || pairs[by_from[i + 1]].from != pairs[by_from[i]].from) {
            count_rivals(run, at, of_later);
            run.clear();
        }
    }
}

/// Who must act by the one: the same must by the other, or is named by it and it does not say who must.
bool MatterPairs::names_owner_of(std::size_t one, std::size_t other) const {
    static const std::string nobody = joined({});
    if (owners_[one] == nobody) {
        return false;
    }
    return owners_[one] == owners_[other] ||
           (owners_[other] == nobody && holds(joined(text_.words(other)), owners_[one]));
}

double MatterPairs::meetings_apart(std::size_t from, std::size_t to) const {
    const double months = months_at(text_.saying(to).date) - months_at(text_.saying(from).date);
    return std::max({1.0, static_cast<double>(meeting_[to] - meeting_[from]), months / longest_between_meetings});
}

MatterEvidence MatterPairs::evidence(const Pair& pair) const {
    const auto [from, to, alike, better_elsewhere] = pair;
    MatterEvidence seen;
    seen.alike = alike;
    seen.above_own = alike - std::max(own_likest_[from], own_likest_[to]);
    seen.rarest = wordings_.rarest_shared(text_.saying(from).statement, text_.saying(to).statement);
    seen.rarest_name = wordings_.rarest_shared_name(text_.saying(from).statement, text_.saying(to).statement);
    seen.best_there = 1.0 - better_elsewhere;
    seen.same_owner = std::max(names_owner_of(from, to) ? owner_weight_[from] : 0.0F,
                               names_owner_of(to, from) ? owner_weight_[to] : 0.0F);
    seen.both_decide = text_.is(StatementKind::decision, from) && text_.is(StatementKind::decision, to);
    seen.numbers_differ = !numbers_[from].empty() && !numbers_[to].empty() && !share_one(numbers_[from], numbers_[to]);
    seen.apart = std::log(meetings_apart(from, to));
    return seen;
}

void MatterPairs::for_each(double least_alike,
                           const std::function<void(std::size_t, std::size_t, const MatterEvidence&)>& visit) const {
    for (std::size_t begin = 0; begin < text_.size();) {
        const std::size_t end = end_of_document(begin);
        std::vector<Pair> pairs = pairs_of(begin, end, least_alike);
        look_for_rivals(pairs);
        for (const Pair& pair : pairs) {
            visit(pair.from, pair.to, evidence(pair));
        }
        begin = end;
    }
}

}  // namespace arising::corpus
