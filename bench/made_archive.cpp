// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/made_archive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace arising::bench {

namespace {

constexpr std::size_t statements_a_meeting = 40;
constexpr std::size_t vocabulary = 60000;
/// Meetings of one body after another: most have few, some meet for decades, one in fifty is a large one.
constexpr std::array<std::size_t, 10> meetings_a_body = {24, 60, 36, 120, 60, 24, 240, 60, 36, 60};
constexpr std::size_t meetings_of_a_large_body = 900;
constexpr std::size_t one_in_is_large = 50;
constexpr std::size_t people_a_body = 9;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2654435769U + 88172645463325252ULL) {}
    std::uint64_t next() {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return state_ * 2685821657736338717ULL;
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>((next() >> 16U) % limit); }
    double share() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }

private:
    std::uint64_t state_;
};

/// The word of a rank: syllables, so that stems and endings are met as in a language.
std::string word_of(std::size_t rank) {
    static const std::vector<std::string> syllables = {"ba",  "ke",  "lo",  "mi",  "ru",  "ta",  "ve",
                                                       "so",  "ni",  "pa",  "dor", "gan", "hel", "wis",
                                                       "jun", "fer", "cal", "tor", "pel"};
    std::string word;
    for (std::size_t left = rank + 37; left > 0; left /= syllables.size()) {
        word += syllables[left % syllables.size()];
    }
    static const std::vector<std::string> endings = {"", "s", "ing", "ed", "ation", "ly"};
    return word + endings[rank % endings.size()];
}

/// A rank drawn as Zipf says: the n-th word is said 1/n times as often as the first.
std::size_t zipf(Dice& dice) {
    return static_cast<std::size_t>(std::exp(dice.share() * std::log(static_cast<double>(vocabulary)))) - 1;
}

/// A matter as its body knows it: what it is called, where it is spoken of, who has to act, its number if it has one.
struct Matter {
    std::string text;
    std::string topic;
    std::string owner;
    std::string label;
};

class Maker {
public:
    explicit Maker(std::size_t statements) : wanted_(statements) {}

    corpus::Archive make() {
        for (std::size_t body = 0; archive_.statements.size() < wanted_; ++body) {
            Dice dice(body + 1);
            matters_.clear();
            const std::size_t meetings = body % one_in_is_large == one_in_is_large - 1
                                             ? meetings_of_a_large_body
                                             : meetings_a_body[body % meetings_a_body.size()];
            for (std::size_t meeting = 0; meeting < meetings && archive_.statements.size() < wanted_; ++meeting) {
                add_meeting(dice, body, meeting);
            }
        }
        return std::move(archive_);
    }

private:
    void add_meeting(Dice& dice, std::size_t body, std::size_t meeting) {
        corpus::DocumentRecord document;
        document.id = "d-" + std::to_string(archive_.documents.size());
        document.path = "body" + std::to_string(body) + "/" + std::to_string(meeting) + ".pdf";
        document.facts.kind = rules::DocumentKind::minutes;
        document.facts.body = word_of(1000 + body) + " " + std::to_string(body) + " Council";
        document.facts.author = body % 4 == 0 ? "Made Inspectorate" : "";
        const std::size_t month = meeting % 12 + 1;
        document.facts.date =
            std::to_string(1950 + meeting / 12) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-05";
        document.state = corpus::DocumentState::read;
        before_.clear();
        for (std::size_t i = 0; i < statements_a_meeting; ++i) {
            add_statement(dice, document.id, meeting, i);
        }
        archive_.documents.push_back(std::move(document));
    }

    void add_statement(Dice& dice, const std::string& document, std::size_t meeting, std::size_t place) {
        corpus::Record record;
        record.id = "s-" + std::to_string(archive_.statements.size());
        record.document = document;
        record.page = static_cast<std::int32_t>(place / 10 + 1);
        const float top = static_cast<float>(place % 10) * 60.0F;
        record.boxes.push_back({record.page, 72, top, 500, top + 12});
        record.section = {"Item " + word_of(dice.below(200))};
        record.statement.rule = "made.rule";
        const double which = dice.share();
        if (which < 0.10) {
            record.text = "Resolved that the minutes of the last meeting be approved and signed as a correct record";
            record.statement.kind = rules::StatementKind::decision;
        } else if (which < 0.45 && !matters_.empty()) {
            come_back(dice, record,
                      matters_[matters_.size() - 1 - dice.below(std::min<std::size_t>(matters_.size(), 80))]);
        } else {
            matters_.push_back(new_matter(dice, meeting, place));
            say(dice, record, matters_.back(), matters_.back().text);
        }
        archive_.statements.push_back(std::move(record));
    }

    Matter new_matter(Dice& dice, std::size_t meeting, std::size_t place) {
        Matter matter;
        matter.text = sentence(dice);
        matter.topic = name_of(zipf(dice) + 100) + " " + word_of(zipf(dice));
        matter.owner = dice.below(2) == 0 ? "Cllr " + name_of(2000 + dice.below(people_a_body)) : "Clerk";
        if (dice.below(4) == 0) {
            matter.label = "M" + std::to_string(meeting) + ".0" + std::to_string(place);
        }
        return matter;
    }

    /// In the same words, or with every third word another.
    void come_back(Dice& dice, corpus::Record& record, const Matter& matter) {
        if (dice.below(3) == 0) {
            say(dice, record, matter, matter.text);
            return;
        }
        std::string text;
        std::size_t begin = 0;
        while (begin < matter.text.size()) {
            const std::size_t end = std::min(matter.text.find(' ', begin), matter.text.size());
            text += (begin == 0 ? "" : " ") +
                    (dice.below(3) == 0 ? word_of(zipf(dice)) : matter.text.substr(begin, end - begin));
            begin = end + 1;
        }
        say(dice, record, matter, text);
    }

    /// Among what stands around it: in a list below its topic, in a paragraph that opens with it, or by itself.
    void say(Dice& dice, corpus::Record& record, const Matter& matter, const std::string& text) {
        record.text = text;
        record.statement.kind = kind_of(dice);
        record.statement.label = matter.label;
        if (record.statement.kind == rules::StatementKind::action) {
            record.statement.owner = matter.owner;
            record.text = matter.owner + " to " + text;
        }
        if (record.statement.kind == rules::StatementKind::progress) {
            record.statement.progress = rules::Progress{"", rules::ProgressStatus::in_progress};
        }
        switch (dice.below(3)) {
            case 0:
                record.under = {matter.topic};
                break;
            case 1:
                record.before = matter.topic + ": " + sentence(dice) + ".";
                break;
            default:
                record.before = before_.empty() ? "" : before_ + " ¶";
                break;
        }
        before_ = record.text;
    }

    static rules::StatementKind kind_of(Dice& dice) {
        switch (dice.below(4)) {
            case 0:
                return rules::StatementKind::recommendation;
            case 1:
                return rules::StatementKind::decision;
            case 2:
                return rules::StatementKind::action;
            default:
                return rules::StatementKind::progress;
        }
    }

    static std::string name_of(std::size_t rank) {
        std::string name = word_of(rank);
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        return name;
    }

    static std::string sentence(Dice& dice) {
        std::string text = "have";
        const std::size_t length = 8 + dice.below(18);
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t rank = zipf(dice);
            text += (i % 5 == 2 ? " of the " : " ") + (rank % 8 == 0 ? name_of(rank) : word_of(rank));
        }
        return text;
    }

    std::size_t wanted_;
    corpus::Archive archive_;
    std::vector<Matter> matters_;
    std::string before_;  ///< the statement said last
};

}  // namespace

corpus::Archive make_archive(std::size_t statements) {
    return Maker(statements).make();
}

}  // namespace arising::bench
