// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/repeats.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

using Words = std::set<std::string>;

/// The words that tell one aspect from another; those that any of them may have are left out.
Words words_of(std::string_view text) {
    static constexpr std::array<std::string_view, 18> common = {
        "a",  "an", "and",  "are", "effectiveness", "experiences", "for", "in",   "is",
        "of", "on", "that", "the", "their",         "to",          "who", "with", "progress"};
    Words words;
    std::string word;
    for (const char c : folded(text) + " ") {
        const bool part = (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (part) {
            word.push_back(c);
        } else if (!word.empty()) {
            if (std::find(common.begin(), common.end(), word) == common.end()) {
                words.insert(word);
            }
            word.clear();
        }
    }
    return words;
}

bool one_holds_the_other(const Words& a, const Words& b) {
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
           std::includes(b.begin(), b.end(), a.begin(), a.end());
}

struct Said {
    StatementKind kind;
    std::string grade;
    Words words;
    std::string text;

    [[nodiscard]] bool repeated_by(const Said& later) const {
        if (kind != later.kind) {
            return false;
        }
        return kind == StatementKind::judgement ? grade == later.grade && one_holds_the_other(words, later.words)
                                                : text == later.text;
    }
};

Said said_by(const Mining& mining, const Statement& statement) {
    Said said{statement.kind, {}, {}, {}};
    if (statement.judgement) {
        said.grade = statement.judgement->grade + (statement.cited ? " cited" : "");
        said.words = words_of(statement.judgement->aspect);
    } else {
        said.text = folded(mining.document().text_of(statement.span));
    }
    return said;
}

}  // namespace

void drop_repeats(Mining& mining) {
    const auto once = [&](const Found& found) { return mining.rule(found.rule).once; };
    if (std::none_of(mining.found.begin(), mining.found.end(), once)) {
        return;
    }
    std::vector<Said> before;
    std::vector<Found> kept;
    for (Found& found : mining.found) {
        Said said = said_by(mining, found.statement);
        const bool repeat = once(found) && std::any_of(before.begin(), before.end(),
                                                       [&](const Said& s) { return s.repeated_by(said); });
        if (!repeat) {
            before.push_back(std::move(said));
            kept.push_back(std::move(found));
        }
    }
    mining.found = std::move(kept);
}

}  // namespace arising::rules
