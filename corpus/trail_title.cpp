// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trail_title.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "corpus/wording.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr std::size_t title_length = 80;
constexpr std::size_t fewest_title_words = 4;

/// What a matter is best called by: an ask before a decision on it, and both before a report.
int rank_as_title(StatementKind kind) {
    switch (kind) {
        case StatementKind::recommendation:
            return 0;
        case StatementKind::action:
            return 1;
        case StatementKind::decision:
            return 2;
        default:
            return 3;
    }
}

/// Less than this of a text does not tell what it is about.
constexpr std::size_t least_clause = 40;

/// A full stop behind a short word ends an abbreviation as often as a sentence.
bool ends_sentence(const std::string& text, std::size_t stop) {
    constexpr std::size_t shortest_word = 5;
    const std::size_t blank = text.rfind(' ', stop);
    return blank != std::string::npos && stop - blank > shortest_word;
}

/// Where the last whole sentence that fits ends, else the last clause; npos where none of a telling length does.
std::size_t clause_end(const std::string& text) {
    const std::size_t stop = text.rfind(". ", title_length);
    if (stop != std::string::npos && stop >= least_clause && ends_sentence(text, stop)) {
        return stop;
    }
    std::size_t end = std::string::npos;
    for (const std::string_view mark : {"; ", ", ", ": "}) {
        const std::size_t at = text.rfind(mark, title_length);
        if (at != std::string::npos && at >= least_clause && (end == std::string::npos || at > end)) {
            end = at;
        }
    }
    return end;
}

std::string cut(const std::string& text) {
    if (text.size() <= title_length) {
        return text;
    }
    if (const std::size_t end = clause_end(text); end != std::string::npos) {
        return text.substr(0, end) + (text[end] == '.' ? "" : "…");
    }
    std::size_t end = text.rfind(' ', title_length);
    if (end == std::string::npos || end == 0) {
        end = title_length;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;  // not inside a character
        }
    }
    return text.substr(0, end) + "…";
}

/// The smaller, the better a title: too short, rank, too long, words of the others (negative), length.
using Candidate = std::tuple<bool, int, bool, long, std::size_t>;

/// Words that several statements of the matter say count, and so a long statement has more of them: by its length.
long said_by_others(const std::set<std::string>& stems, const std::map<std::string, std::size_t>& said) {
    double sum = 0;
    for (const std::string& stem : stems) {
        sum += static_cast<double>(said.at(stem) - 1);
    }
    return stems.empty() ? 0 : std::lround(100 * sum / std::sqrt(static_cast<double>(stems.size())));
}

Candidate candidate_of(const Record& record, const std::set<std::string>& stems,
                       const std::map<std::string, std::size_t>& said) {
    const bool too_short = words_of(record.text).size() < fewest_title_words;
    const bool too_long = record.text.size() > title_length;
    return {too_short, rank_as_title(record.statement.kind), too_long, -said_by_others(stems, said),
            record.text.size()};
}

}  // namespace

std::string as_title(const std::string& text) {
    std::string title = cut(text);
    if (title.ends_with("; and") || title.ends_with(", and")) {
        title.resize(title.size() - 5);  // the next item of a list would follow
    }
    const std::size_t last = title.find_last_not_of(" ;,:.");
    title.resize(last == std::string::npos ? title.size() : last + 1);
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') {
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    }
    return title;
}

TrailTitles::TrailTitles(const Archive& archive, const Series& series)
    : archive_(archive), series_(series), openings_(archive, series) {}

const Record& TrailTitles::record(std::size_t saying) const {
    return archive_.statements[series_.sayings[saying].statement];
}

std::string TrailTitles::of(const std::vector<std::size_t>& members) const {
    std::vector<std::set<std::string>> stems;
    std::map<std::string, std::size_t> said;  // stem -> how many members say it
    for (const std::size_t member : members) {
        const std::vector<std::string> of_member = telling_stems(record(member).text);
        stems.emplace_back(of_member.begin(), of_member.end());
        for (const std::string& stem : stems.back()) {
            ++said[stem];
        }
    }
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < members.size(); ++i) {
        candidates.push_back(candidate_of(record(members[i]), stems[i], said));
    }
    const auto best = std::min_element(candidates.begin(), candidates.end());
    const auto place = static_cast<std::size_t>(std::distance(candidates.begin(), best));
    return as_title(openings_.without_opening(record(members[place])));
}

}  // namespace arising::corpus
