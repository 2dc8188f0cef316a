// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/named_meetings.h"

#include <map>
#include <string>

#include "corpus/body_name.h"
#include "corpus/wording.h"
#include "corpus/written_date.h"

namespace arising::corpus {

namespace {

constexpr double same_meeting_score = 0.9;

/// The committees of a body: their names as joined words, and as printed.
using Committees = std::map<std::string, std::string>;

Committees committees_of(const SeriesText& text) {
    Committees committees;
    for (const std::size_t document : text.series().documents) {
        const std::string& committee = text.archive().documents[document].facts.committee;
        if (const std::vector<std::string> words = words_of(committee); words.size() > 1) {
            committees.emplace(joined(words), committee);
        }
    }
    return committees;
}

/// A committee with a date; the speaker's own where only the date is named.
std::vector<std::string> meetings_named(const SeriesText& text, std::size_t at, const Committees& committees) {
    const std::vector<std::string> dates = written_dates(text.words(at));
    if (dates.size() != 1 || dates.front() == text.saying(at).date) {
        return {};
    }
    const std::string said = joined(text.words(at));
    std::vector<std::string> named;
    for (const auto& [words, committee] : committees) {
        if (said.find(words) != std::string::npos) {
            named.push_back(committee + ", " + dates.front());
        }
    }
    const std::string& own = text.document(at).facts.committee;
    if (named.empty() && !own.empty() && said.find(" meeting ") != std::string::npos) {
        named.push_back(own + ", " + dates.front());
    }
    return named;
}

std::string committee_key(const SeriesText& text, std::size_t at) {
    return body_key(text.document(at).facts.committee);
}

}  // namespace

std::vector<ProposedLink> find_links_by_meeting(const SeriesText& text) {
    std::vector<ProposedLink> links;
    const Committees committees = committees_of(text);
    std::map<std::string, std::size_t> last_named;
    for (std::size_t to = 0; to < text.size() && !committees.empty(); ++to) {
        for (const std::string& meeting : meetings_named(text, to, committees)) {
            const auto [at, is_first] = last_named.try_emplace(meeting, to);
            const std::size_t from = at->second;
            if (!is_first && text.at_different_dates(from, to) &&
                committee_key(text, from) != committee_key(text, to)) {
                links.push_back({from, to, LinkReason::cites, same_meeting_score, Tie::certain, 0,
                                 "both name the meeting: " + meeting});
            }
            at->second = to;
        }
    }
    return links;
}

}  // namespace arising::corpus
