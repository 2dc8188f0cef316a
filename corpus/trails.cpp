// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trails.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/trail_maker.h"
#include "extractor/disjoint_groups.h"

namespace arising::corpus {

namespace {

/// Groups of sayings, each with the sum of its members' wordings.
class Groups {
public:
    Groups(const Series& series, const ArchiveWordings& wordings)
        : groups_(series.sayings.size()), size_(series.sayings.size(), 1) {
        for (const Saying& saying : series.sayings) {
            sum_.push_back(wordings.of(saying.statement));
        }
    }

    [[nodiscard]] std::size_t of(std::size_t member) { return groups_.of(member); }

    /// The average similarity of a member of one to a member of the other.
    [[nodiscard]] double cohesion(std::size_t a, std::size_t b) const {
        double sum = 0;
        auto at = sum_[b].begin();
        for (const WeightedTerm& term : sum_[a]) {
            while (at != sum_[b].end() && at->term < term.term) {
                ++at;
            }
            if (at != sum_[b].end() && at->term == term.term) {
                sum += term.weight * at->weight;
            }
        }
        return sum / (static_cast<double>(size_[a]) * static_cast<double>(size_[b]));
    }

    /// Both by name, as of() gives them; the first name stays.
    void join(std::size_t a, std::size_t b) {
        groups_.join(a, b);
        size_[a] += size_[b];
        WordingVector both;
        std::merge(sum_[a].begin(), sum_[a].end(), sum_[b].begin(), sum_[b].end(), std::back_inserter(both),
                   [](const WeightedTerm& x, const WeightedTerm& y) { return x.term < y.term; });
        sum_[a].clear();
        for (const WeightedTerm& term : both) {
            if (!sum_[a].empty() && sum_[a].back().term == term.term) {
                sum_[a].back().weight += term.weight;
            } else {
                sum_[a].push_back(term);
            }
        }
        sum_[b].clear();
    }

private:
    extractor::DisjointGroups groups_;
    std::vector<std::size_t> size_;
    std::vector<WordingVector> sum_;
};

/// How probable it is, on average, that statements of two groups are one matter. Kept as sums between groups, which
/// are added up as groups join, the fewer to the more.
class Evidence {
public:
    explicit Evidence(std::size_t members) : between_(members), size_(members, 1) {}

    /// Only before the first join.
    void add(std::size_t a, std::size_t b, double probability) {
        if (a == b) {
            return;
        }
        double& sum = between_[a][b];
        sum = std::max(sum, probability);
        between_[b][a] = sum;
    }

    [[nodiscard]] double mean(std::size_t a, std::size_t b) const {
        const auto at = between_[a].find(b);
        const double pairs = static_cast<double>(size_[a]) * static_cast<double>(size_[b]);
        return at == between_[a].end() ? 0 : at->second / pairs;
    }

    /// Makes two groups one, which keeps the first's name.
    void join(std::size_t a, std::size_t b) {
        std::unordered_map<std::size_t, double> moved = std::move(between_[b]);
        between_[b].clear();
        for (const auto& [other, sum] : moved) {
            between_[other].erase(b);
            if (other != a) {
                between_[a][other] += sum;
                between_[other][a] += sum;
            }
        }
        size_[a] += size_[b];
    }

private:
    std::vector<std::unordered_map<std::size_t, double>> between_;
    std::vector<std::size_t> size_;
};

/// Builds up groups link by link, the strongest first; equal ones in the order of the text.
///
/// What is certainly one matter within a document speaks with one voice, its strongest: "Completed", under an action,
/// is no evidence against that action's being the one of last month.
class Joiner {
public:
    Joiner(const Series& series, Groups& groups, const TrailOptions& options)
        : series_(series), groups_(groups), evidence_(series.sayings.size()), options_(options) {}

    /// The links that join groups.
    [[nodiscard]] std::vector<ProposedLink> join(std::vector<ProposedLink> links) {
        std::stable_sort(links.begin(), links.end(), [this](const ProposedLink& a, const ProposedLink& b) {
            return std::tuple(turn(a), -a.score, a.to, a.from) < std::tuple(turn(b), -b.score, b.to, b.from);
        });
        auto link = links.begin();
        for (; link != links.end() && turn(*link) == Turn::within; ++link) {
            consider(*link);
        }
        for (const ProposedLink& other : links) {
            if (other.tie == Tie::probable || other.tie == Tie::evidence) {
                evidence_.add(groups_.of(other.from), groups_.of(other.to), other.score);
            }
        }
        for (; link != links.end(); ++link) {
            consider(*link);
        }
        return std::move(kept_);
    }

private:
    enum class Turn : std::uint8_t { within, certain, weighed };

    [[nodiscard]] Turn turn(const ProposedLink& link) const {
        if (link.tie != Tie::certain) {
            return Turn::weighed;
        }
        return series_.sayings[link.from].document == series_.sayings[link.to].document ? Turn::within : Turn::certain;
    }

    void consider(ProposedLink& link) {
        const std::size_t a = groups_.of(link.from);
        const std::size_t b = groups_.of(link.to);
        if (a == b || !may_join(link, a, b)) {
            return;
        }
        groups_.join(std::min(a, b), std::max(a, b));
        if (turn(link) != Turn::within) {
            evidence_.join(std::min(a, b), std::max(a, b));
        }
        kept_.push_back(std::move(link));
    }

    [[nodiscard]] bool may_join(const ProposedLink& link, std::size_t a, std::size_t b) const {
        switch (link.tie) {
            case Tie::certain:
                return true;
            case Tie::wording:
                return groups_.cohesion(a, b) >= options_.cohesion * link.least;
            case Tie::probable:
                return evidence_.mean(a, b) >= link.least;
            case Tie::evidence:
                return false;
        }
        return false;
    }

    const Series& series_;
    Groups& groups_;
    Evidence evidence_;
    const TrailOptions& options_;
    std::vector<ProposedLink> kept_;
};

}  // namespace

std::vector<Trail> make_trails(const Archive& archive, const Series& series, const std::vector<ProposedLink>& links,
                               const ArchiveWordings& wordings, const Contradictions& contradictions,
                               const TrailOptions& options) {
    Groups groups(series, wordings);
    std::vector<ProposedLink> kept = Joiner(series, groups, options).join(links);
    std::sort(kept.begin(), kept.end(), [](const ProposedLink& a, const ProposedLink& b) {
        return std::tie(a.to, a.from) < std::tie(b.to, b.from);
    });
    std::map<std::size_t, std::vector<const ProposedLink*>> links_of;
    for (const ProposedLink& link : kept) {
        links_of[groups.of(link.from)].push_back(&link);
    }
    std::map<std::size_t, std::vector<std::size_t>> members_of;
    for (std::size_t i = 0; i < series.sayings.size(); ++i) {
        if (links_of.contains(groups.of(i))) {
            members_of[groups.of(i)].push_back(i);
        }
    }
    const TrailMaker maker(archive, series, contradictions, options.meetings_to_lapse);
    const auto id_of = [&](std::size_t saying) { return archive.statements[series.sayings[saying].statement].id; };
    std::vector<Trail> trails;
    for (const auto& [group, members] : members_of) {
        std::vector<Link> its_links;
        for (const ProposedLink* link : links_of[group]) {
            its_links.push_back({id_of(link->from), id_of(link->to), link->reason, link->score, link->because});
        }
        trails.push_back(maker.make(members, std::move(its_links)));
    }
    return trails;
}

}  // namespace arising::corpus
