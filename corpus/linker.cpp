// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/linker.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/body_name.h"
#include "corpus/candidate_index.h"
#include "corpus/matter_number.h"
#include "corpus/placement.h"
#include "corpus/routine_business.h"
#include "corpus/written_date.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr double same_number_score = 1.0;
constexpr double reported_number_score = 0.95;
constexpr double cited_number_score = 0.9;
constexpr double by_place_score = 0.6;
/// A subject's similarity to a much longer statement is small even where that holds all of it.
constexpr double least_of_subject = 0.05;
constexpr double quoted_score = 0.95;
/// Below this share of the least probability, a possible restatement does not even count as evidence.
constexpr double evidence_share = 0.25;
/// One word said again is no quotation.
constexpr std::size_t shortest_quotation = 3;
/// What most meetings say is a standing item; fewer meetings than this prove nothing.
constexpr std::size_t fewest_dates_to_judge_by = 5;
/// One word ("Completed", "Approved", a clerk's initials) is an answer, not a matter.
constexpr std::size_t fewest_own_words = 2;

const std::string& subject_text(const Record& record) {
    static const std::string none;
    return record.statement.progress ? record.statement.progress->about : none;
}

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

class Proposals {
public:
    Proposals(const Archive& archive, const Series& series, const ArchiveWordings& wordings,
              const Restatements& restatements, const LinkOptions& options)
        : archive_(archive), series_(series), wordings_(wordings), restatements_(restatements), options_(options),
          index_(wordings_of(series, wordings), options.common_term) {
        for (const Saying& saying : series.sayings) {
            words_.push_back(words_of(archive.statements[saying.statement].text));
        }
    }

    [[nodiscard]] std::vector<ProposedLink> all() {
        find_empty_wordings();
        by_matter_number();
        by_number_reported_on();
        by_place();
        by_order();
        by_quotation();
        by_subject();
        by_wording();
        by_restatement();
        by_meeting_named();
        std::sort(links_.begin(), links_.end(), [](const ProposedLink& a, const ProposedLink& b) {
            return std::tie(a.to, a.from, a.reason) < std::tie(b.to, b.from, b.reason);
        });
        return std::move(links_);
    }

private:
    static std::vector<const WordingVector*> wordings_of(const Series& series, const ArchiveWordings& wordings) {
        std::vector<const WordingVector*> all;
        for (const Saying& saying : series.sayings) {
            all.push_back(&wordings.of(saying.statement));
        }
        return all;
    }

    [[nodiscard]] const Record& record(std::size_t saying) const {
        return archive_.statements[series_.sayings[saying].statement];
    }
    [[nodiscard]] const WordingVector& wording(std::size_t saying) const {
        return wordings_.of(series_.sayings[saying].statement);
    }
    [[nodiscard]] bool at_different_dates(std::size_t a, std::size_t b) const {
        return !may_be_one_date(series_.sayings[a].date, series_.sayings[b].date);
    }
    [[nodiscard]] bool in_one_document(std::size_t a, std::size_t b) const {
        return series_.sayings[a].document == series_.sayings[b].document;
    }
    [[nodiscard]] bool is_progress(std::size_t saying) const {
        return record(saying).statement.kind == StatementKind::progress;
    }

    /// A report that does not say on what.
    [[nodiscard]] bool names_nothing(std::size_t saying) const {
        return is_progress(saying) && subject_text(record(saying)).empty() && record(saying).statement.label.empty();
    }

    void propose(std::size_t from, std::size_t to, LinkReason reason, double score, std::string because) {
        links_.push_back({from, to, reason, score, Tie::certain, 0, std::move(because)});
    }
    void propose_wording(std::size_t from, std::size_t to, LinkReason reason, double score, double least,
                         std::string because) {
        links_.push_back({from, to, reason, score, Tie::wording, least, std::move(because)});
    }

    // -- numbers --

    enum class Place : std::uint8_t { label, subject, text };
    struct Mention {
        std::size_t saying;
        Place place;
    };

    void by_matter_number() {
        std::map<std::string, std::vector<Mention>> mentions;
        for (std::size_t i = 0; i < series_.sayings.size(); ++i) {
            collect_numbers(i, mentions);
        }
        for (const auto& [number, group] : mentions) {
            for (std::size_t later = 1; later < group.size(); ++later) {
                link_to_earlier_mentions(number, group, later);
            }
        }
    }

    void collect_numbers(std::size_t saying, std::map<std::string, std::vector<Mention>>& mentions) const {
        std::set<std::string> seen;
        const auto add = [&](const std::string& number, Place place) {
            if (!number.empty() && seen.insert(number).second) {
                mentions[number].push_back({saying, place});
            }
        };
        const Record& said = record(saying);
        add(matter_number(said.statement.label), Place::label);
        add(matter_number(subject_text(said)), Place::subject);
        for (const std::string& number :
             matter_numbers_in(said.text + " " + said.statement.label + " " + subject_text(said))) {
            add(number, Place::text);
        }
    }

    /// To the last mention at an earlier date, and from an update to the entry of its own document.
    void link_to_earlier_mentions(const std::string& number, const std::vector<Mention>& group, std::size_t later) {
        const std::size_t to = group[later].saying;
        bool linked_back = false;
        bool linked_within = false;
        for (std::size_t earlier = later; earlier-- > 0 && !linked_back;) {
            const std::size_t from = group[earlier].saying;
            if (at_different_dates(from, to)) {
                linked_back = true;
            } else if (is_progress(to) && in_one_document(from, to) && !linked_within) {
                linked_within = true;
            } else {
                continue;
            }
            propose_number(number, group[earlier], group[later]);
        }
    }

    void propose_number(const std::string& number, const Mention& earlier, const Mention& later) {
        if (is_progress(later.saying) && later.place != Place::text) {
            propose(earlier.saying, later.saying, LinkReason::reports_progress, reported_number_score,
                    "the later one reports on number " + number);
        } else if (earlier.place == Place::label && later.place == Place::label) {
            propose(earlier.saying, later.saying, LinkReason::same_number, same_number_score,
                    "both carry the number " + number);
        } else {
            propose(earlier.saying, later.saying, LinkReason::cites, cited_number_score, "both name " + number);
        }
    }

    /// "recommendation 14": a kind of statement and a plain number, which the last earlier document that counts so
    /// answers.
    void by_number_reported_on() {
        index_labels();
        for (std::size_t to = 0; to < series_.sayings.size(); ++to) {
            const std::vector<std::string> words = words_of(subject_text(record(to)));
            if (words.size() != 2) {
                continue;
            }
            if (const std::optional<std::size_t> from = last_with_label(words[0], words[1], to)) {
                propose(*from, to, LinkReason::reports_progress, reported_number_score,
                        "the later one reports on " + words[0] + " " + words[1]);
            }
        }
    }

    void index_labels() {
        for (std::size_t i = 0; i < series_.sayings.size(); ++i) {
            const std::vector<std::string> label = words_of(record(i).statement.label);
            if (label.size() == 1) {
                sayings_labelled_[label.front()].push_back(i);
            }
        }
    }

    [[nodiscard]] std::optional<std::size_t> last_with_label(const std::string& kind, const std::string& label,
                                                             std::size_t before) const {
        const auto labelled = sayings_labelled_.find(label);
        if (labelled == sayings_labelled_.end()) {
            return std::nullopt;
        }
        const std::vector<std::size_t>& sayings = labelled->second;
        for (auto at = std::lower_bound(sayings.begin(), sayings.end(), before); at != sayings.begin();) {
            if (kind.starts_with(rules::name_of(record(*--at).statement.kind))) {
                return *at;
            }
        }
        return std::nullopt;
    }

    // -- words --

    /// A progress statement names its matter by title: all statements before it that hold nearly all words of the
    /// title.
    void by_subject() {
        for (std::size_t to = 0; to < series_.sayings.size(); ++to) {
            if (!has_rare_word(words_of(subject_text(record(to))))) {
                continue;
            }
            const WordingVector& subject = wordings_.subject_of(series_.sayings[to].statement);
            for (const std::size_t from : index_.likely(subject, to, least_of_subject)) {
                if (!(at_different_dates(from, to) || in_one_document(from, to))) {
                    continue;
                }
                const double share = share_held(subject, wording(from));
                if (share >= options_.reports_about &&
                    similarity(wording(from), wording(to)) >= options_.same_wording / 2) {
                    propose_wording(from, to, LinkReason::reports_progress, std::min(share, cited_number_score),
                                    options_.same_wording,
                                    "the later one reports on \"" + subject_text(record(to)) + "\"");
                }
            }
        }
    }

    [[nodiscard]] bool is_recommendation(std::size_t saying) const {
        return record(saying).statement.kind == StatementKind::recommendation;
    }

    void by_wording() {
        for (std::size_t to = 0; to < series_.sayings.size(); ++to) {
            if (says_nothing_[to]) {
                continue;
            }
            for (const std::size_t from : index_.likely(wording(to), to, options_.same_wording)) {
                if (says_nothing_[from] || !at_different_dates(from, to) ||
                    (is_recommendation(from) && is_recommendation(to))) {
                    continue;
                }
                const double score = similarity(wording(from), wording(to));
                if (score >= options_.same_wording) {
                    propose_wording(from, to, LinkReason::same_wording, score, options_.same_wording,
                                    "shared wording: " + shared_words(from, to));
                }
            }
        }
    }

    void by_restatement() {
        for (const Restatement& pair : restatements_.in(series_)) {
            const bool is_link = pair.probability >= options_.same_matter;
            if (pair.probability < evidence_share * options_.same_matter) {
                continue;
            }
            const bool in_same_words = pair.seen.wording >= options_.same_wording;
            links_.push_back({pair.from, pair.to,
                              in_same_words ? LinkReason::same_wording : LinkReason::same_matter, pair.probability,
                              is_link ? Tie::restatement : Tie::evidence, 0,
                              is_link ? why_restated(pair, in_same_words) : std::string()});
        }
    }

    [[nodiscard]] std::string why_restated(const Restatement& pair, bool in_same_words) const {
        const std::string shared = restatements_.shared_words(series_.sayings[pair.from].statement,
                                                              series_.sayings[pair.to].statement);
        return (in_same_words ? "asks for the same in much the same words: " : "asks for the same in other words; shared: ") +
               shared;
    }

    // -- quotations --

    /// A report that repeats the words of what it is about, as an action list does.
    void by_quotation() {
        std::unordered_map<std::string, std::size_t> last_said;
        for (std::size_t to = 0; to < series_.sayings.size(); ++to) {
            const std::vector<std::string> quoted = words_of(subject_text(record(to)));
            if (quoted.size() >= shortest_quotation) {
                if (const auto at = last_said.find(joined(quoted)); at != last_said.end()) {
                    propose(at->second, to, LinkReason::reports_progress, quoted_score,
                            "the later one reports on \"" + subject_text(record(to)) + "\"");
                }
            }
            if (!is_progress(to)) {
                last_said[joined(words_[to])] = to;
            }
        }
    }

    // -- meetings --

    /// The meetings that a statement names: a committee with a date; its own where it names only the date.
    [[nodiscard]] std::vector<std::string> meetings_named(std::size_t saying,
                                                          const std::map<std::string, std::string>& committees) const {
        const std::vector<std::string> dates = written_dates(words_[saying]);
        std::vector<std::string> named;
        if (dates.size() != 1 || dates.front() == series_.sayings[saying].date) {
            return named;
        }
        const std::string text = joined(words_[saying]);
        for (const auto& [words, committee] : committees) {
            if (text.find(words) != std::string::npos) {
                named.push_back(committee + ", " + dates.front());
            }
        }
        const std::string& own = archive_.documents[series_.sayings[saying].document].facts.committee;
        if (named.empty() && !own.empty() && text.find(" meeting ") != std::string::npos) {
            named.push_back(own + ", " + dates.front());
        }
        return named;
    }

    static std::string joined(const std::vector<std::string>& words) {
        std::string text = " ";
        for (const std::string& word : words) {
            text += word + " ";
        }
        return text;
    }

    /// What another committee says of a meeting belongs to what was said of it before: a panel confirms its minutes,
    /// the council notes them.
    void by_meeting_named() {
        std::map<std::string, std::string> committees;
        for (const std::size_t document : series_.documents) {
            const std::string& committee = archive_.documents[document].facts.committee;
            if (const std::vector<std::string> words = words_of(committee); words.size() > 1) {
                committees.emplace(joined(words), committee);
            }
        }
        std::map<std::string, std::size_t> last_named;
        for (std::size_t to = 0; to < series_.sayings.size() && !committees.empty(); ++to) {
            for (const std::string& meeting : meetings_named(to, committees)) {
                const auto [at, is_first] = last_named.try_emplace(meeting, to);
                if (!is_first && at_different_dates(at->second, to) && committee_key(at->second) != committee_key(to)) {
                    propose(at->second, to, LinkReason::cites, cited_number_score, "both name the meeting: " + meeting);
                }
                at->second = to;
            }
        }
    }

    [[nodiscard]] std::string committee_key(std::size_t saying) const {
        return body_key(archive_.documents[series_.sayings[saying].document].facts.committee);
    }

    // -- places --

    void by_place() {
        for (const Placed& placed : find_placements(archive_, series_)) {
            const bool reports = is_progress(placed.to) && !is_progress(placed.from);
            propose(placed.from, placed.to, reports ? LinkReason::reports_progress : LinkReason::same_matter,
                    cited_number_score, why_placed(placed.how));
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

    [[nodiscard]] std::string shared_words(std::size_t from, std::size_t to) const {
        return wordings_.shared_words(series_.sayings[from].statement, series_.sayings[to].statement);
    }

    // -- wording that says nothing --

    /// Marks what wording cannot tell apart: routine business, known by its words or by how often the body repeats it;
    /// what has no word of its own; and reports that stand several times in one document ("Carried forward").
    void find_empty_wordings() {
        std::unordered_map<std::string, std::vector<std::size_t>> alike;
        for (std::size_t i = 0; i < series_.sayings.size(); ++i) {
            alike[joined(words_[i])].push_back(i);
        }
        find_worn_words();
        says_nothing_.assign(series_.sayings.size(), false);
        for (const auto& [text, sayings] : alike) {
            const std::vector<std::string>& words = words_[sayings.front()];
            const bool empty = is_routine_business(words) || !has_own_words(words) ||
                               repeats_in_documents(sayings);
            for (const std::size_t saying : sayings) {
                says_nothing_[saying] = empty || is_decided_again_and_again(saying);
            }
        }
    }

    /// Words that the body says at most of its meetings name no matter, in whatever language.
    void find_worn_words() {
        struct Said {
            std::string last;
            std::size_t dates = 0;
        };
        std::unordered_map<std::string, Said> said;
        Said all;
        const auto count = [](Said& of, const std::string& date) {
            if (of.dates == 0 || of.last != date) {
                of.last = date;
                ++of.dates;
            }
        };
        for (std::size_t i = 0; i < series_.sayings.size(); ++i) {
            count(all, series_.sayings[i].date);
            for (std::string& stem : telling_stems(words_[i])) {
                count(said[std::move(stem)], series_.sayings[i].date);
            }
        }
        for (const auto& [stem, of] : said) {
            if (all.dates >= fewest_dates_to_judge_by && 2 * of.dates > all.dates) {
                worn_.insert(stem);
            }
        }
    }

    [[nodiscard]] bool has_rare_word(const std::vector<std::string>& words) const {
        const std::vector<std::string> stems = telling_stems(words);
        return std::any_of(stems.begin(), stems.end(),
                           [this](const std::string& stem) { return !worn_.contains(stem); });
    }

    [[nodiscard]] bool has_own_words(const std::vector<std::string>& words) const {
        const std::vector<std::string> stems = telling_stems(words);
        return has_rare_word(words) && std::set<std::string>(stems.begin(), stems.end()).size() >= fewest_own_words;
    }

    /// A matter is asked for many times, but decided once or twice: what is decided in nearly the same words at one
    /// meeting after another is the approval of something new each time.
    [[nodiscard]] bool is_decided_again_and_again(std::size_t saying) const {
        if (record(saying).statement.kind != StatementKind::decision) {
            return false;
        }
        std::set<std::string> dates{series_.sayings[saying].date};
        for (const std::size_t other :
             index_.likely(wording(saying), series_.sayings.size(), options_.same_wording)) {
            if (record(other).statement.kind == StatementKind::decision &&
                similarity(wording(saying), wording(other)) >= options_.same_wording) {
                dates.insert(series_.sayings[other].date);
            }
        }
        return dates.size() >= fewest_dates_to_judge_by;
    }

    /// Only reports that name nothing: an action may well be listed twice in one document, in its minute and in a
    /// summary.
    [[nodiscard]] bool repeats_in_documents(const std::vector<std::size_t>& sayings) const {
        std::map<std::size_t, std::size_t> times;
        std::size_t documents = 0;
        for (const std::size_t saying : sayings) {
            if (names_nothing(saying) && ++times[series_.sayings[saying].document] == 2) {
                ++documents;
            }
        }
        return documents >= 2;
    }

    /// "Carried forward", with no word of what: it stands under what it is about, the last thing said that has words of
    /// its own under the same heading.
    void by_order() {
        for (std::size_t to = 1; to < series_.sayings.size(); ++to) {
            if (!names_nothing(to) || !says_nothing_[to]) {
                continue;
            }
            std::size_t from = to - 1;
            while (from > 0 && says_nothing_[from] && in_one_document(from, to)) {
                --from;
            }
            if (in_one_document(from, to) && !says_nothing_[from] && record(from).section == record(to).section &&
                !is_known_to_stand_apart(from, to)) {
                propose(from, to, LinkReason::reports_progress, by_place_score,
                        "the later one stands directly under the earlier");
            }
        }
    }

    /// On one page boxes tell what stands under what (by_place); over a page break order must do.
    [[nodiscard]] bool is_known_to_stand_apart(std::size_t from, std::size_t to) const {
        return !record(from).boxes.empty() && !record(to).boxes.empty() &&
               record(from).boxes.back().page == record(to).boxes.front().page;
    }

    const Archive& archive_;
    const Series& series_;
    const ArchiveWordings& wordings_;
    const Restatements& restatements_;
    const LinkOptions& options_;
    CandidateIndex index_;
    std::vector<std::vector<std::string>> words_;  ///< of every saying's text
    std::map<std::string, std::vector<std::size_t>> sayings_labelled_;
    std::unordered_set<std::string> worn_;  ///< stems
    std::vector<bool> says_nothing_;
    std::vector<ProposedLink> links_;
};

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

std::vector<ProposedLink> propose_links(const Archive& archive, const Series& series, const ArchiveWordings& wordings,
                                        const Restatements& restatements, const LinkOptions& options) {
    return Proposals(archive, series, wordings, restatements, options).all();
}

}  // namespace arising::corpus
