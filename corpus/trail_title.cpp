// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trail_title.h"

#include <algorithm>
#include <cmath>
#include <map>
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

TrailTitles::TrailTitles(const Archive& archive, const Series& series, const ArchiveWordings& wordings)
    : archive_(archive), series_(series), wordings_(wordings), openings_(archive, series) {}

const Record& TrailTitles::record(std::size_t saying) const {
    return archive_.statements[series_.sayings[saying].statement];
}

std::string TrailTitles::of(const std::vector<std::size_t>& members) const {
    std::map<std::uint32_t, double> all;
    for (const std::size_t member : members) {
        for (const WeightedTerm& term : wordings_.of(series_.sayings[member].statement)) {
            all[term.term] += term.weight;
        }
    }
    const auto said_by_others = [&](std::size_t member) {
        double sum = 0;
        for (const WeightedTerm& term : wordings_.of(series_.sayings[member].statement)) {
            sum += term.weight * all[term.term];
        }
        return std::lround(sum / static_cast<double>(members.size()) * 100);
    };
    const auto key = [&](std::size_t member) {
        const Record& said = record(member);
        const bool too_short = words_of(said.text).size() < fewest_title_words;
        const bool too_long = said.text.size() > title_length;
        return std::tuple(too_short, rank_as_title(said.statement.kind), too_long, -said_by_others(member),
                          said.text.size());
    };
    const auto best =
        std::min_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    return as_title(openings_.without_opening(record(*best)));
}

}  // namespace arising::corpus
