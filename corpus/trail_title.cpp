// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trail_title.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/wording.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr std::size_t title_length = 80;
constexpr std::size_t fewest_title_words = 4;

/// An opening is what at least this share of a body's statements begin with, and so many of them.
constexpr double opening_share = 0.05;
constexpr std::size_t fewest_openings = 8;
constexpr std::size_t longest_opening = 6;  ///< in words

/// Where what is asked begins, in English: "It was agreed that", "The Clerk to"; and what must not be cut off with it.
constexpr std::array<std::string_view, 2> introducing_words = {"that", "to"};
constexpr std::array<std::string_view, 3> denying_words = {"no", "not", "nor"};

template <class Words>
bool is_one_of(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

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

/// "ACTION", ":", "Clerk", ...: what stands between blanks.
std::vector<std::string> first_tokens(const std::string& text, std::size_t most) {
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < text.size() && tokens.size() < most;) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            tokens.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return tokens;
}

bool names_only(const std::string& token, const std::vector<std::string>& owner) {
    const std::vector<std::string> words = words_of(token);
    return !words.empty() && std::all_of(words.begin(), words.end(),
                                         [&owner](const std::string& word) { return is_one_of(owner, word); });
}

}  // namespace

std::string as_title(const std::string& text) {
    std::string title = cut(text);
    const std::size_t last = title.find_last_not_of(" ;,:.");
    title.resize(last == std::string::npos ? title.size() : last + 1);
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') {
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    }
    return title;
}

TrailTitles::TrailTitles(const Archive& archive, const Series& series, const ArchiveWordings& wordings)
    : archive_(archive), series_(series), wordings_(wordings) {
    find_openings();
}

const Record& TrailTitles::record(std::size_t saying) const {
    return archive_.statements[series_.sayings[saying].statement];
}

/// Word by word: only what goes on from an opening can be a longer one.
void TrailTitles::find_openings() {
    const double share = opening_share * static_cast<double>(series_.sayings.size());
    const std::size_t least = std::max(fewest_openings, static_cast<std::size_t>(std::ceil(share)));
    for (std::size_t length = 1; length <= longest_opening; ++length) {
        std::map<std::string, std::size_t> counts;
        for (std::size_t i = 0; i < series_.sayings.size(); ++i) {
            const std::vector<std::string> tokens = first_tokens(record(i).text, length);
            std::string before;
            for (std::size_t t = 0; t + 1 < tokens.size(); ++t) {
                before += (t > 0 ? " " : "") + tokens[t];
            }
            if (tokens.size() == length && (length == 1 || openings_.contains(before))) {
                ++counts[before + (length > 1 ? " " : "") + tokens.back()];
            }
        }
        for (const auto& [opening, count] : counts) {
            if (count >= least) {
                openings_.insert(opening);
            }
        }
    }
}

/// The longest opening that leaves the start of what is asked. An owner between it and a colon belongs to it.
std::string TrailTitles::without_opening(const Record& record) const {
    const std::vector<std::string> tokens = first_tokens(record.text, longest_opening);
    const std::vector<std::string> owner = words_of(record.statement.owner);
    std::string opening;
    std::size_t rest = 0;
    bool usual = true;
    bool denies = false;
    for (const std::string& token : tokens) {
        const std::string word = words_of(token).empty() ? std::string() : words_of(token).front();
        opening += (opening.empty() ? "" : " ") + token;
        denies |= is_one_of(denying_words, word);
        const bool ends_mark = token.ends_with(":");
        if (usual && openings_.contains(opening)) {
            if (ends_mark || (is_one_of(introducing_words, word) && !denies)) {
                rest = record.text.find(token, rest) + token.size();
            }
            continue;
        }
        usual = false;
        if (!names_only(token, owner)) {
            break;
        }
        if (ends_mark) {
            rest = record.text.find(token, rest) + token.size();
        }
    }
    const std::size_t start = record.text.find_first_not_of(' ', rest);
    const std::string asked = start == std::string::npos ? std::string() : record.text.substr(start);
    return words_of(asked).size() < fewest_title_words - 1 ? record.text : asked;
}

std::string TrailTitles::of(const Record& record) const {
    return as_title(without_opening(record));
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
    return of(record(*best));
}

}  // namespace arising::corpus
