// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/linker.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "corpus/candidate_index.h"
#include "corpus/certain_links.h"
#include "corpus/empty_wordings.h"
#include "corpus/link_sentences.h"
#include "corpus/series_text.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr double best_subject_score = 0.9;
/// A subject's similarity to a much longer statement is small even where that holds all of it.
constexpr double least_of_subject = 0.05;
/// Below this share of the least probability, a possible restatement does not even count as evidence.
constexpr double evidence_share = 0.25;

/// How probable it is that statements of one passage are about one matter. Those of one meeting that stand apart are
/// about different ones: else they would stand together.
constexpr double one_passage = 0.9;
/// How many statements back one of the same passage may be.
constexpr std::size_t passage_reach = 8;

/// From this share on a subject is held whole, but for rounding.
constexpr double nearly_all = 0.99;

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
          model_(model) {}

    [[nodiscard]] std::vector<ProposedLink> all() {
        links_ = find_certain_links(text_, empty_);
        by_subject();
        by_probability();
        by_copied_recommendation();
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

    void propose_wording(std::size_t from, std::size_t to, LinkReason reason, double score, std::string because) {
        links_.push_back({from, to, reason, score, Tie::wording, options_.same_wording, std::move(because)});
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
                if (empty_.says_nothing(from) ||
                    !(text_.at_different_dates(from, to) || text_.in_one_document(from, to))) {
                    continue;
                }
                const double share = share_held(subject, wording(from));
                if (share >= options_.reports_about &&
                    similarity(wording(from), wording(to)) >= options_.same_wording / 2) {
                    propose_wording(from, to, LinkReason::reports_progress, std::min(share, best_subject_score),
                                    "the later one reports on " + in_quotes(subject_text(text_.record(to))) + ", and " +
                                        (share >= nearly_all ? "these words" : "most of these words") +
                                        " stand in or around the earlier one");
                }
            }
        }
    }

    [[nodiscard]] bool both_recommend(std::size_t a, std::size_t b) const {
        return text_.is(StatementKind::recommendation, a) && text_.is(StatementKind::recommendation, b);
    }

    /// Recommendations are told by the model of restatements, except where they are all but copies: of few of them it
    /// could learn little.
    void by_copied_recommendation() {
        for (std::size_t to = 0; to < text_.size(); ++to) {
            if (!text_.is(StatementKind::recommendation, to) || empty_.says_nothing(to)) {
                continue;
            }
            for (const std::size_t from : index_.likely(wording(to), to, options_.same_recommendation)) {
                const double score = similarity(wording(from), wording(to));
                if (both_recommend(from, to) && score >= options_.same_recommendation &&
                    text_.at_different_dates(from, to) && !empty_.says_nothing(from)) {
                    propose_wording(from, to, LinkReason::same_wording, score,
                                    "they are worded alike: both say " + shared_words(from, to));
                }
            }
        }
    }

    void by_probability() {
        const MatterPairs pairs(text_, wordings_, index_, empty_, links_);
        pairs.for_each(options_.least_alike, [this](std::size_t from, std::size_t to, const MatterEvidence& seen) {
            const double probability = model_.probability(seen);
            const LinkReason reason = reason_of(from, to, seen.alike >= options_.same_wording);
            if (probability >= options_.same_matter) {
                links_.push_back({from, to, reason, probability, Tie::probable, options_.same_matter_average,
                                  why_one_matter(from, to, seen)});
            } else if (probability >= evidence_share * options_.same_matter) {
                links_.push_back({from, to, reason, probability, Tie::evidence, 0, {}});
            }
        });
        by_passage(pairs);
    }

    /// Statements of one passage count as one matter when trails are weighed; by itself that makes no trail.
    void by_passage(const MatterPairs& pairs) {
        for (std::size_t to = 1; to < text_.size(); ++to) {
            for (std::size_t from = to - std::min(to, passage_reach); from < to; ++from) {
                if (text_.in_one_document(from, to) && pairs.may_be_one(from, to)) {
                    links_.push_back({from, to, LinkReason::same_matter, one_passage, Tie::evidence, 0, {}});
                }
            }
        }
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

    [[nodiscard]] LinkReason reason_of(std::size_t from, std::size_t to, bool in_same_words) const {
        if (text_.is_progress(to) && !text_.is_progress(from)) {
            return LinkReason::reports_progress;
        }
        return in_same_words ? LinkReason::same_wording : LinkReason::same_matter;
    }

    [[nodiscard]] std::string shared_words(std::size_t from, std::size_t to) const {
        return words_of_both(wordings_.shared_words(text_.saying(from).statement, text_.saying(to).statement),
                             text_.record(from), text_.record(to));
    }

    /// True of what was weighed: the words may stand around the statements, where these are short.
    [[nodiscard]] std::string why_one_matter(std::size_t from, std::size_t to, const MatterEvidence& seen) const {
        const std::string words = shared_words(from, to);
        const bool is_one = words.find("\" and \"") == std::string::npos;
        std::string why = words.empty() ? "they are worded alike"
                          : is_one      ? "the word " + words + " stands in or around both"
                                        : "the words " + words + " stand in or around both";
        if (seen.same_owner > 0) {
            const std::string& owner = text_.record(from).statement.owner;
            why += ", both name " + (owner.empty() ? text_.record(to).statement.owner : owner);
        }
        return why + (seen.best_there > 0 ? ", and nothing else at either meeting is more alike" : "");
    }

    [[nodiscard]] std::string why_restated(const Restatement& pair, bool in_same_words) const {
        const std::string words = words_of_both(
            restatements_.shared_words(text_.saying(pair.from).statement, text_.saying(pair.to).statement),
            text_.record(pair.from), text_.record(pair.to));
        return std::string("both ask for the same, ") + (in_same_words ? "in much the same words" : "in other words") +
               (words.empty() ? std::string() : ": both speak of " + words);
    }

    SeriesText text_;
    const ArchiveWordings& wordings_;
    const Restatements& restatements_;
    const LinkOptions& options_;
    CandidateIndex index_;
    EmptyWordings empty_;
    const MatterModel& model_;
    std::vector<ProposedLink> links_;
};

}  // namespace

std::vector<ProposedLink> propose_links(const Archive& archive, const Series& series, const ArchiveWordings& wordings,
                                        const Restatements& restatements, const LinkOptions& options,
                                        const MatterModel& model) {
    return Proposals(archive, series, wordings, restatements, options, model).all();
}

}  // namespace arising::corpus
