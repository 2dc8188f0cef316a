// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/certain_links.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include "corpus/link_sentences.h"
#include "corpus/named_meetings.h"
#include "corpus/number_links.h"
#include "corpus/placement.h"
#include "corpus/words.h"

namespace arising::corpus {

namespace {

constexpr double by_place_score = 0.9;
constexpr double by_order_score = 0.6;
constexpr double quoted_score = 0.95;
/// One word said again is no quotation.
constexpr std::size_t shortest_quotation = 3;

class CertainLinks {
public:
    CertainLinks(const SeriesText& text, const EmptyWordings& empty) : text_(text), empty_(empty) {}

    [[nodiscard]] std::vector<ProposedLink> all() {
        take(find_number_links(text_));
        take(find_links_by_meeting(text_));
        by_place();
        by_item_above();
        by_order();
        by_quotation();
        return std::move(links_);
    }

private:
    void take(std::vector<ProposedLink> links) { std::move(links.begin(), links.end(), std::back_inserter(links_)); }
    void propose(std::size_t from, std::size_t to, LinkReason reason, double score, std::string because) {
        links_.push_back({from, to, reason, score, Tie::certain, 0, std::move(because)});
    }

    void by_place() {
        for (const Placed& placed : find_placements(text_.archive(), text_.series())) {
            const bool reports = text_.is_progress(placed.to) && !text_.is_progress(placed.from);
            propose(placed.from, placed.to, reports ? LinkReason::reports_progress : LinkReason::same_matter,
                    by_place_score, why_placed(placed));
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

    [[nodiscard]] std::string why_placed(const Placed& placed) const {
        switch (placed.how) {
            case Placement::inside:
                return text_.record(placed.from).text == text_.record(placed.to).text ? "the same words say both"
                                                                                      : "the one is part of the other";
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
            const std::vector<std::string> repeated = words_of(subject_text(text_.record(to)));
            if (repeated.size() >= shortest_quotation) {
                if (const auto at = last_said.find(joined(repeated)); at != last_said.end()) {
                    propose(at->second, to, LinkReason::reports_progress, quoted_score,
                            "the later one reports on " + in_quotes(subject_text(text_.record(to))) +
                                ", the words of the earlier one");
                }
            }
            if (!text_.is_progress(to)) {
                last_said[joined(text_.words(to))] = to;
            }
        }
    }

    const SeriesText& text_;
    const EmptyWordings& empty_;
    std::vector<ProposedLink> links_;
};

}  // namespace

std::vector<ProposedLink> find_certain_links(const SeriesText& text, const EmptyWordings& empty) {
    return CertainLinks(text, empty).all();
}

}  // namespace arising::corpus
