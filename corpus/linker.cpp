// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/linker.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/candidate_index.h"
#include "corpus/empty_wordings.h"
#include "corpus/named_meetings.h"
#include "corpus/number_links.h"
#include "corpus/placement.h"
#include "corpus/series_text.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr double by_place_score = 0.9;
constexpr double by_order_score = 0.6;
constexpr double quoted_score = 0.95;
constexpr double best_subject_score = 0.9;
/// One word said again is no quotation.
constexpr std::size_t shortest_quotation = 3;
/// A subject's similarity to a much longer statement is small even where that holds all of it.
constexpr double least_of_subject = 0.05;
/// Below this share of the least probability, a possible restatement does not even count as evidence.
constexpr double evidence_share = 0.25;

/// How probable it is that statements of one passage are about one matter. Those of one meeting that stand apart are
/// about different ones: else they would stand together.
constexpr double one_passage = 0.9;

class Proposals {
public:
    Proposals(const Archive& archive, const Series& series, const ArchiveWordings& wordings,
              const Restatements& restatements, const LinkOptions& options, const MatterModel& model)
        : text_(archive, series),
          wordings_(wordings),
          restatements_(restatements),
          options_(options),
          index_(wordings_of(series, wordings), options.common_term),
          empty_(text_, wordings, index_, options.same_wording),
          weigher_(text_, wordings, model) {}

    [[nodiscard]] std::vector<ProposedLink> all() {
        take(find_number_links(text_));
        take(find_links_by_meeting(text_));
        by_place();
        by_item_above();
        by_order();
        by_quotation();
        by_subject();
        by_wording();
        by_restatement();
        std::stable_sort(links_.begin(), links_.end(), [](const ProposedLink& a, const ProposedLink& b) {
            return std::tie(a.to, a.from, a.reason) < std::tie(b.to, b.from, b.reason);
        });
        return std::move(links_);
    }

private:
    [[nodiscard]] const WordingVector& wording(std::size_t at) const {
        return wordings_.of(text_.saying(at).statement);
    }

    void take(std::vector<ProposedLink> links) { std::move(links.begin(), links.end(), std::back_inserter(links_)); }
    void propose(std::size_t from, std::size_t to, LinkReason reason, double score, std::string because) {
        links_.push_back({from, to, reason, score, Tie::certain, 0, std::move(because)});
    }
    void propose_wording(std::size_t from, std::size_t to, LinkReason reason, double score, std::string because) {
        links_.push_back({from, to, reason, score, Tie::wording, options_.same_wording, std::move(because)});
    }
    [[nodiscard]] std::string reports_on_subject(std::size_t at) const {
        return "the later one reports on \"" + subject_text(text_.record(at)) + "\"";
    }

    void by_place() {
        for (const Placed& placed : find_placements(text_.archive(), text_.series())) {
            const bool reports = text_.is_progress(placed.to) && !text_.is_progress(placed.from);
            propose(placed.from, placed.to, reports ? LinkReason::reports_progress : LinkReason::same_matter,
                    by_place_score, why_placed(placed.how));
        }
    }

    /// A report in a list below the item that it reports on.
    void by_item_above() {
        std::unordered_map<std::string, std::size_t> last_said;  // in the document at hand
        for (std::size_t to = 0; to < text_.size(); ++to) {
            if (to > 0 && !text_.in_one_document(to - 1, to)) {
                last_said.clear();
            }
            const std::vector<std::string>& under = text_.record(to).under;
            if (text_.is_progress(to) && !under.empty()) {
                if (const auto at = last_said.find(joined(words_of(under.back()))); at != last_said.end()) {
                    propose(at->second, to, LinkReason::reports_progress, by_place_score,
                            "the later one stands in a list below the earlier");
                }
            }
            last_said[joined(text_.words(to))] = to;
        }
    }

    static std::string why_placed(Placement how) {
        switch (how) {
            case Placement::inside:
                return "the one is part of the other";
            case Placement::beside:
                return "they stand side by side in one row";
            case Placement::under:
                return "the later one stands indented under the earlier";
        }
        return {};
    }

    /// "Carried forward", with no word of what: it stands under what it is about, the last thing said that has words of
    /// its own under the same heading.
    void by_order() {
        std::size_t from = 0;  // the last before `to` with words of its own
        for (std::size_t to = 1; to < text_.size(); ++to) {
            from = empty_.says_nothing(to - 1) ? from : to - 1;
            if (text_.names_nothing(to) && empty_.says_nothing(to) && !empty_.says_nothing(from) &&
                text_.in_one_document(from, to) && text_.record(from).section == text_.record(to).section &&
                !is_known_to_stand_apart(from, to)) {
                propose(from, to, LinkReason::reports_progress, by_order_score,
                        "the later one stands directly under the earlier");
            }
        }
    }

    /// On one page boxes tell what stands under what (by_place); over a page break order must do.
    [[nodiscard]] bool is_known_to_stand_apart(std::size_t from, std::size_t to) const {
        return !text_.record(from).boxes.empty() && !text_.record(to).boxes.empty() &&
               text_.record(from).boxes.back().page == text_.record(to).boxes.front().page;
    }

    /// A report that repeats the words of what it is about, as an action list does.
    void by_quotation() {
        std::unordered_map<std::string, std::size_t> last_said;
        for (std::size_t to = 0; to < text_.size(); ++to) {
            const std::vector<std::string> quoted = words_of(subject_text(text_.record(to)));
            if (quoted.size() >= shortest_quotation) {
                if (const auto at = last_said.find(joined(quoted)); at != last_said.end()) {
                    propose(at->second, to, LinkReason::reports_progress, quoted_score, reports_on_subject(to));
                }
            }
            if (!text_.is_progress(to)) {
                last_said[joined(text_.words(to))] = to;
            }
        }
    }

    /// A progress statement names its matter by title: all statements before it that hold nearly all words of the
    /// title.
    void by_subject() {
        for (std::size_t to = 0; to < text_.size(); ++to) {
            if (!empty_.has_rare_word(words_of(subject_text(text_.record(to))))) {
                continue;
            }
            const WordingVector& subject = wordings_.subject_of(text_.saying(to).statement);
            for (const std::size_t from : index_.likely(subject, to, least_of_subject)) {
                if (!(text_.at_different_dates(from, to) || text_.in_one_document(from, to))) {
                    continue;
                }
                const double share = share_held(subject, wording(from));
                if (share >= options_.reports_about &&
                    similarity(wording(from), wording(to)) >= options_.same_wording / 2) {
                    propose_wording(from, to, LinkReason::reports_progress, std::min(share, best_subject_score),
                                    reports_on_subject(to));
                }
            }
        }
    }

    [[nodiscard]] bool both_recommend(std::size_t a, std::size_t b) const {
        return text_.is(StatementKind::recommendation, a) && text_.is(StatementKind::recommendation, b);
    }

    void by_wording() {
        for (std::size_t to = 0; to < text_.size(); ++to) {
            if (empty_.says_nothing(to)) {
                continue;
            }
            for (const std::size_t from : index_.likely(wording(to), to, options_.least_alike)) {
                if (both_recommend(from, to)) {
                    by_copied_recommendation(from, to);
                } else if (!empty_.says_nothing(from)) {
                    by_probability(from, to);
                }
            }
        }
    }

    /// Recommendations are told by the model of restatements, except where they are all but copies: of few of them it
    /// could learn little.
    void by_copied_recommendation(std::size_t from, std::size_t to) {
        const double score = similarity(wording(from), wording(to));
        if (score >= options_.same_recommendation && text_.at_different_dates(from, to) && !empty_.says_nothing(from)) {
            propose_wording(from, to, LinkReason::same_wording, score, both_say(from, to));
        }
    }

    void by_probability(std::size_t from, std::size_t to) {
        const MatterEvidence seen = weigher_.evidence(from, to);
        double probability = weigher_.probability(seen);
        if (text_.in_one_document(from, to)) {
            probability = weigher_.may_be_one(from, to) ? std::max(probability, one_passage) : 0;
        }
        if (probability < evidence_share * options_.same_matter) {
            return;
        }
        if (probability < options_.same_matter || !text_.at_different_dates(from, to)) {
            links_.push_back({from, to, LinkReason::same_matter, probability, Tie::evidence, 0, {}});
            return;
        }
        const bool in_same_words = seen.alike >= options_.same_wording;
        links_.push_back({from, to, in_same_words ? LinkReason::same_wording : LinkReason::same_matter, probability,
                          Tie::probable, options_.same_matter_average, both_say(from, to)});
    }

    [[nodiscard]] std::string both_say(std::size_t from, std::size_t to) const {
        return "shared wording: " + wordings_.shared_words(text_.saying(from).statement, text_.saying(to).statement);
    }

    void by_restatement() {
        for (const Restatement& pair : restatements_.in(text_.series())) {
            const bool is_link = pair.probability >= options_.same_request;
            if (pair.probability < evidence_share * options_.same_request || empty_.says_nothing(pair.from) ||
                empty_.says_nothing(pair.to)) {
                continue;
            }
            const bool in_same_words = pair.seen.wording >= options_.same_wording;
            links_.push_back({pair.from, pair.to, in_same_words ? LinkReason::same_wording : LinkReason::same_matter,
                              pair.probability, is_link ? Tie::probable : Tie::evidence, options_.same_request_average,
                              is_link ? why_restated(pair, in_same_words) : std::string()});
        }
    }

    [[nodiscard]] std::string why_restated(const Restatement& pair, bool in_same_words) const {
        const std::string shared =
            restatements_.shared_words(text_.saying(pair.from).statement, text_.saying(pair.to).statement);
        return (in_same_words ? "asks for the same in much the same words: "
                              : "asks for the same in other words; shared: ") +
               shared;
    }

    SeriesText text_;
    const ArchiveWordings& wordings_;
    const Restatements& restatements_;
    const LinkOptions& options_;
    CandidateIndex index_;
    EmptyWordings empty_;
    MatterWeigher weigher_;
    std::vector<ProposedLink> links_;
};

}  // namespace

std::vector<ProposedLink> propose_links(const Archive& archive, const Series& series, const ArchiveWordings& wordings,
                                        const Restatements& restatements, const LinkOptions& options,
                                        const MatterModel& model) {
    return Proposals(archive, series, wordings, restatements, options, model).all();
}

}  // namespace arising::corpus
