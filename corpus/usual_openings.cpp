// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/usual_openings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <vector>

#include "corpus/wording.h"

namespace arising::corpus {

namespace {

/// An opening is what at least this share of a body's statements begin with, and so many of them.
constexpr double opening_share = 0.05;
constexpr std::size_t fewest_openings = 8;
constexpr std::size_t fewest_words_left = 3;
constexpr std::size_t longest_opening = 6;  ///< in words

/// Where what is asked begins, in English: "It was agreed that", "The Clerk to"; and what must not be cut off with it.
constexpr std::array<std::string_view, 2> introducing_words = {"that", "to"};
constexpr std::array<std::string_view, 3> denying_words = {"no", "not", "nor"};

template <class Words>
bool is_one_of(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
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

/// Word by word: only what goes on from an opening can be a longer one.
UsualOpenings::UsualOpenings(const Archive& archive, const Series& series) {
    const double share = opening_share * static_cast<double>(series.sayings.size());
    const std::size_t least = std::max(fewest_openings, static_cast<std::size_t>(std::ceil(share)));
    for (std::size_t length = 1; length <= longest_opening; ++length) {
        std::map<std::string, std::size_t> counts;
        for (std::size_t i = 0; i < series.sayings.size(); ++i) {
            const std::vector<std::string> tokens =
                first_tokens(archive.statements[series.sayings[i].statement].text, length);
            std::string before;
            for (std::size_t t = 0; t + 1 < tokens.size(); ++t) {
                before += (t > 0 ? " " : "") + tokens[t];
            }
            if (tokens.size() == length && (length == 1 || openings_.contains(before))) {
                ++counts[before + (length > 1 ? " " : "") + tokens.back()];
            }
        }
        const std::size_t known = openings_.size();
        for (const auto& [opening, count] : counts) {
            if (count >= least) {
                openings_.insert(opening);
            }
        }
        if (openings_.size() == known) {
            return;
        }
    }
}

/// The longest opening that leaves the start of what is asked. An owner between it and a colon belongs to it.
std::string UsualOpenings::without_opening(const Record& record) const {
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
        const bool is_item = opening == token && is_one_of(introducing_words, word);  // of a list: "that each ..."
        if (usual && (is_item || openings_.contains(opening))) {
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
    return words_of(asked).size() < fewest_words_left ? record.text : asked;
}

}  // namespace arising::corpus
