// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/number_links.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "corpus/link_sentences.h"
#include "corpus/matter_number.h"
#include "corpus/wording.h"

namespace arising::corpus {

namespace {

constexpr double same_number_score = 1.0;
constexpr double reported_number_score = 0.95;
constexpr double cited_number_score = 0.9;

class Numbers {
public:
    explicit Numbers(const SeriesText& text) : text_(text) {}

    [[nodiscard]] std::vector<ProposedLink> links() {
        by_matter_number();
        by_number_reported_on();
        return std::move(links_);
    }

private:
    void propose(std::size_t from, std::size_t to, LinkReason reason, double score, std::string because) {
        links_.push_back({from, to, reason, score, Tie::certain, 0, std::move(because)});
    }

    enum class Place : std::uint8_t { label, subject, text };
    struct Mention {
        std::size_t saying;
        Place place;
    };

    void by_matter_number() {
        std::map<std::string, std::vector<Mention>> mentions;
        for (std::size_t i = 0; i < text_.size(); ++i) {
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
        const Record& said = text_.record(saying);
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
            if (text_.at_different_dates(from, to)) {
                linked_back = true;
            } else if (text_.is_progress(to) && text_.in_one_document(from, to) && !linked_within) {
                linked_within = true;
            } else {
                continue;
            }
            propose_number(number, group[earlier], group[later]);
        }
    }

    void propose_number(const std::string& compared, const Mention& earlier, const Mention& later) {
        const Record& record = text_.record(later.saying);
        const std::string number =
            number_as_printed(compared, {record.statement.label, subject_text(record), record.text});
        if (text_.is_progress(later.saying) && later.place != Place::text) {
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
        for (std::size_t to = 0; to < text_.size(); ++to) {
            const std::vector<std::string> words = words_of(subject_text(text_.record(to)));
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
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const std::vector<std::string> label = words_of(text_.record(i).statement.label);
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
            if (kind.starts_with(rules::name_of(text_.record(*--at).statement.kind))) {
                return *at;
            }
        }
        return std::nullopt;
    }

    const SeriesText& text_;
    std::map<std::string, std::vector<std::size_t>> sayings_labelled_;
    std::vector<ProposedLink> links_;
};

}  // namespace

std::vector<ProposedLink> find_number_links(const SeriesText& text) {
    return Numbers(text).links();
}

}  // namespace arising::corpus
