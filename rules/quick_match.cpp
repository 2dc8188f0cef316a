// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/quick_match.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace arising::rules {

namespace {

using Answer = QuickMatch::Answer;
using Code = QuickProgram::Code;
using First = QuickProgram::First;
using Index = QuickProgram::Index;
using Step = QuickProgram::Step;

constexpr std::int64_t kStepsAtLeast = 2000;  // of one search
constexpr std::int64_t kStepsForByte = 150;
constexpr Index kNoStep = UINT32_MAX;

std::int64_t most_steps(std::string_view text) {
    return kStepsAtLeast + kStepsForByte * static_cast<std::int64_t>(text.size());
}

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Another way, for when this one leads to nothing: of a choice the branches that are left; of a loop how far it may go
/// back, or has gone; of a save what was there before.
struct Way {
    Index step = 0;
    Index at = 0;
    std::uint64_t left = 0;
};

/// One search.
class Search {
public:
    Search(const QuickProgram& program, std::string_view text, QuickMatch::Slots& slots, std::vector<Way>& ways)
        : program_(program), text_(text), slots_(slots), ways_(ways), steps_left_(most_steps(text)) {
        ways_.clear();
        slots_.assign(2 * program.names.size() + 2, QuickMatch::kNowhere);
    }

    [[nodiscard]] std::uint64_t steps_taken() const {
        return static_cast<std::uint64_t>(most_steps(text_) - std::max<std::int64_t>(steps_left_, 0));
    }

    Answer find(std::size_t from) {
        Answer answer = Answer::no;
        if (from == 0 && may_follow(program_.first, 0)) {
            answer = match_at(0);
        }
        std::size_t start = std::max<std::size_t>(from, 1);
        for (; answer == Answer::no && start < text_.size(); ++start) {
            if (program_.later[byte(start)] && may_begin_at(start)) {
                answer = match_at(static_cast<Index>(start));
            }
        }
        const bool at_end = answer == Answer::no && start == text_.size() && program_.later_at_end;
        return at_end ? match_at(static_cast<Index>(start)) : answer;
    }

private:
    [[nodiscard]] unsigned char byte(std::size_t at) const { return static_cast<unsigned char>(text_[at]); }

    [[nodiscard]] bool may_begin_at(std::size_t at) const {
        const std::size_t next = at + 1 < text_.size() ? QuickProgram::kind_of(byte(at + 1)) : QuickProgram::kKindOfEnd;
        return program_.may_begin_with(byte(at), next) &&
               !(program_.at_boundary && is_word_byte(byte(at)) && is_word_byte(byte(at - 1)));
    }

    [[nodiscard]] bool may_follow(const First& first, std::size_t at) const {
        return at < text_.size() ? first.has(byte(at)) : first.at_end;
    }

    [[nodiscard]] bool is_boundary(std::size_t at) const {
        const bool before = at > 0 && is_word_byte(byte(at - 1));
        return before != (at < text_.size() && is_word_byte(byte(at)));
    }

    Answer match_at(Index start) {
        Index at = start;
        Index step = 0;
        while (--steps_left_ >= 0) {
            if (program_.steps[step].code == Code::match) {
                slots_[0] = start;
                slots_[1] = at;
                return Answer::yes;
            }
            step = take(step, at);
            if (step == kNoStep && (unknown_ || !go_back(step, at))) {
                return unknown_ ? Answer::unknown : Answer::no;
            }
        }
        return Answer::unknown;
    }

    /// Takes one step and says which one is next; kNoStep where it leads nowhere.
    Index take(Index number, Index& at) {
        const Step& step = program_.steps[number];
        const auto next_if = [&](bool holds) { return holds ? step.next : kNoStep; };
        switch (step.code) {
            case Code::text:
                return next_if(take_text(step, at));
            case Code::set:
                return next_if(take_one(program_.sets[step.at], at));
            case Code::loop:
                return step.lazy ? begin_lazy(number, at) : begin_greedy(number, at);
            case Code::choice:
                return branch(number, at, possible_branches(step, at));
            case Code::save:
                ways_.push_back({number, slots_[step.at], 0});
                slots_[step.at] = at;
                return step.next;
            case Code::start:
                return next_if(at == 0);
            case Code::end:
                return next_if(at == text_.size());
            case Code::boundary:
                return next_if(is_boundary(at));
            case Code::no_boundary:
                return next_if(!is_boundary(at));
            case Code::jump:
            case Code::match:
                break;
        }
        return kNoStep;
    }

    bool take_text(const Step& step, Index& at) {
        const char* const letters = program_.letters.data() + step.at;
        if (!step.folds) {
            const bool same =
                text_.size() - at >= step.least && std::memcmp(text_.data() + at, letters, step.least) == 0;
            at += same ? step.least : 0;
            return same;
        }
        for (std::size_t i = 0; i < step.least; ++i) {
            if (at + i >= text_.size() || lower(text_[at + i]) != letters[i]) {
                unknown_ = unknown_ || is_odd_letter(at + i, letters[i]);
                return false;
            }
        }
        at += step.least;
        return true;
    }

    /// A long s or a Kelvin sign: where case does not count they are a letter of ASCII, and longer than it.
    [[nodiscard]] bool is_odd_letter(std::size_t at, char letter) const {
        const std::string_view odd = letter == 's' ? "\u017F" : letter == 'k' ? "\u212A" : "";
        return !odd.empty() && at < text_.size() && text_.substr(at).starts_with(odd);
    }

    /// Moves past one character where it is in the set.
    bool take_one(const CharacterSet& set, Index& at) {
        if (at >= text_.size()) {
            return false;
        }
        if (byte(at) < 0x80) {
            const bool in_set = set.ascii[byte(at)];
            at += in_set ? 1 : 0;
            return in_set;
        }
        return set.beyond != CharacterSet::Beyond::none && take_beyond(set, at);
    }

    bool take_beyond(const CharacterSet& set, Index& at) {
        UChar32 c = 0;
        auto next = static_cast<std::int32_t>(at);
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(text_.data()), next, static_cast<std::int32_t>(text_.size()), c);
        const bool all = set.beyond == CharacterSet::Beyond::all;
        if (c < 0 || (!all && !is_common(static_cast<std::uint32_t>(c)))) {
            unknown_ = true;
            return false;
        }
        if (!all && !set.has(static_cast<std::uint32_t>(c))) {
            return false;
        }
        at = static_cast<Index>(next);
        return true;
    }

    /// Takes as many characters as `most`; the number that it took.
    std::size_t take_many(const CharacterSet& set, std::size_t most, Index& at) {
        std::size_t count = 0;
        while (count < most && take_one(set, at)) {
            ++count;
        }
        steps_left_ -= static_cast<std::int64_t>(count / 4);  // characters are cheaper than steps
        return count;
    }

    [[nodiscard]] static std::size_t most_of(const Step& step) {
        return step.most == QuickProgram::kEndless ? SIZE_MAX : step.most;
    }

    Index begin_greedy(Index number, Index& at) {
        const Step& step = program_.steps[number];
        const CharacterSet& set = program_.sets[step.at];
        if (take_many(set, step.least, at) < step.least) {
            return kNoStep;
        }
        const Index lowest = at;
        take_many(set, most_of(step) - step.least, at);
        return unknown_ ? kNoStep : end_greedy(number, lowest, at);
    }

    /// Goes on from the last place, not before `lowest`, from which what follows can go on.
    Index end_greedy(Index number, Index lowest, Index& at) {
        const Step& step = program_.steps[number];
        const First& after = program_.after_loop(step);
        while (!may_follow(after, at)) {
            if (at <= lowest) {
                return kNoStep;
            }
            step_back(at);
        }
        if (at > lowest) {
            ways_.push_back({number, at, lowest});
        }
        return step.next;
    }

    void step_back(Index& at) {
        do {
            --at;
        } while ((byte(at) & 0xC0) == 0x80);
        --steps_left_;
    }

    Index begin_lazy(Index number, Index& at) {
        const Step& step = program_.steps[number];
        const std::size_t count = take_many(program_.sets[step.at], step.least, at);
        return count < step.least ? kNoStep : end_lazy(number, count, at);
    }

    /// Goes on from the first place, `count` characters or more from the loop's beginning, from which what follows can.
    Index end_lazy(Index number, std::size_t count, Index& at) {
        const Step& step = program_.steps[number];
        const First& after = program_.after_loop(step);
        while (!may_follow(after, at)) {
            if (!take_another(step, count, at)) {
                return kNoStep;
            }
        }
        if (count < most_of(step)) {
            ways_.push_back({number, at, count});
        }
        return step.next;
    }

    bool take_another(const Step& step, std::size_t& count, Index& at) {
        --steps_left_;
        if (count >= most_of(step) || !take_one(program_.sets[step.at], at)) {
            return false;
        }
        ++count;
        return true;
    }

    [[nodiscard]] std::uint64_t possible_branches(const Step& step, Index at) const {
        const QuickProgram::Choice& choice = program_.choice(step.at);
        const std::size_t next =
            at < text_.size() ? std::min<std::size_t>(byte(at), QuickProgram::kBeyond) : QuickProgram::kEndOfText;
        return choice.masks[choice.mask_of[next]];
    }

    /// Goes the first of the branches that are left, and remembers the others.
    Index branch(Index number, Index at, std::uint64_t left) {
        if (left == 0) {
            return kNoStep;
        }
        const auto first = static_cast<std::size_t>(std::countr_zero(left));
        left &= left - 1;
        if (left != 0) {
            ways_.push_back({number, at, left});
        }
        return program_.choices[program_.steps[number].at].branches[first];
    }

    /// To the last place where there was another way; false where there is none.
    bool go_back(Index& step, Index& at) {
        while (step == kNoStep && !ways_.empty() && !unknown_) {
            const Way way = ways_.back();
            ways_.pop_back();
            --steps_left_;
            at = way.at;
            step = resume(way, at);
        }
        return step != kNoStep && !unknown_;
    }

    Index resume(const Way& way, Index& at) {
        const Step& step = program_.steps[way.step];
        if (step.code == Code::save) {
            slots_[step.at] = way.at;
            return kNoStep;
        }
        if (step.code == Code::choice) {
            return branch(way.step, at, way.left);
        }
        if (step.lazy) {
            auto count = static_cast<std::size_t>(way.left);
            return take_another(step, count, at) ? end_lazy(way.step, count, at) : kNoStep;
        }
        step_back(at);
        return end_greedy(way.step, static_cast<Index>(way.left), at);
    }

    const QuickProgram& program_;
    std::string_view text_;
    QuickMatch::Slots& slots_;
    std::vector<Way>& ways_;
    std::int64_t steps_left_;
    bool unknown_ = false;  // there was a character that only RE2 knows
};

}  // namespace

std::unique_ptr<const QuickMatch> QuickMatch::of(const PatternNode& tree) {
    auto program = QuickProgram::of(tree);
    return program ? std::unique_ptr<const QuickMatch>(new QuickMatch(*std::move(program))) : nullptr;
}

Answer QuickMatch::find(std::string_view text, std::size_t from, Slots& slots) const {
    thread_local std::vector<Way> ways;
    Search search(program_, text, slots, ways);
    const Answer answer = search.find(from);
    steps_taken_ += search.steps_taken();
    return answer;
}

}  // namespace arising::rules
