// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/repeats.h"

#include <algorithm>
#include <array>
#include <map>
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

/// What the document has said so far.
class SaidBefore {
public:
    explicit SaidBefore(const extractor::Document& document) : document_(document) {}

    [[nodiscard]] bool repeats(const Statement& statement) const {
        if (!statement.judgement) {
            return texts_.contains(text_of(statement));
        }
        const auto same_grade = aspects_.find(grade_of(statement));
        const Words words = words_of(statement.judgement->aspect);
        return same_grade != aspects_.end() &&
               std::any_of(same_grade->second.begin(), same_grade->second.end(),
                           [&](const Words& before) { return one_holds_the_other(before, words); });
    }

    void add(const Statement& statement) {
        if (statement.judgement) {
            aspects_[grade_of(statement)].push_back(words_of(statement.judgement->aspect));
        } else {
            texts_.insert(text_of(statement));
        }
    }

private:
    using Text = std::pair<StatementKind, std::string>;
    using Grade = std::pair<std::string, bool>;

    [[nodiscard]] Text text_of(const Statement& statement) const {
        return {statement.kind, folded(document_.text_of(statement.span))};
    }
    [[nodiscard]] static Grade grade_of(const Statement& statement) {
        return {statement.judgement->grade, statement.cited};
    }

    const extractor::Document& document_;
    std::set<Text> texts_;
    std::map<Grade, std::vector<Words>> aspects_;
};

}  // namespace

void drop_repeats(Mining& mining) {
    const auto once = [&](const Found& found) { return mining.rule(found.rule).once; };
    if (std::none_of(mining.found.begin(), mining.found.end(), once)) {
        return;
    }
    SaidBefore before(mining.document());
    std::vector<Found> kept;
    for (Found& found : mining.found) {
        if (!once(found) || !before.repeats(found.statement)) {
            before.add(found.statement);
            kept.push_back(std::move(found));
        } else if (mining.losses != nullptr) {
            mining.losses->push_back({found, "the document says it before, and the rule has once = true"});
        }
    }
    mining.found = std::move(kept);
}

}  // namespace arising::rules
