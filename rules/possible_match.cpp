// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/possible_match.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "rules/pattern_tree.h"

namespace arising::rules {

namespace {

using Kind = PatternNode::Kind;

/// What a text is made of here, as bits. \b knows words of ASCII letters, digits and "_" only.
using Letters = unsigned;
constexpr Letters kWord = 1;
constexpr Letters kOther = 2;
constexpr Letters kEnd = 4;  // of the text
constexpr Letters kAnything = kWord | kOther | kEnd;
constexpr Letters kStart = 8;  // as what stands before: nothing

enum class Assertion { none, text_start, text_end, boundary, no_boundary };

struct Edge {
    std::size_t to = 0;
    Letters letters = 0;  // 0: takes no character
    Assertion assertion = Assertion::none;
    bool dead = false;  // a class without a character
};

/// A piece of the automaton, entered at `first` and left at `last`.
struct Piece {
    std::size_t first = 0;
    std::size_t last = 0;
};

struct Automaton {
    std::vector<std::vector<Edge>> states;

    std::size_t state() {
        states.emplace_back();
        return states.size() - 1;
    }
    void join(std::size_t from, std::size_t to) { states[from].push_back({to, 0, Assertion::none, false}); }
    Piece piece(Edge edge) {
        const Piece result{state(), state()};
        edge.to = result.last;
        states[result.first].push_back(edge);
        return result;
    }
    Piece empty() { return piece({}); }
};

Letters letters_of(const CharacterSet& set) {
    Letters letters = set.beyond == CharacterSet::Beyond::none ? 0 : kOther;
    for (std::size_t c = 0; c < set.ascii.size(); ++c) {
        if (set.ascii[c]) {
            letters |= is_word_byte(static_cast<unsigned char>(c)) ? kWord : kOther;
        }
    }
    return letters;
}

/// Without regard to case "k" and "s" have relatives beyond ASCII.
Letters letters_of(char c, bool folds) {
    const bool related = folds && (c == 'k' || c == 'K' || c == 's' || c == 'S');
    return related ? kWord | kOther : is_word_byte(static_cast<unsigned char>(c)) ? kWord : kOther;
}

/// The automaton of a tree. Recursion goes as deep as the tree.
class AutomatonBuilder {
public:
    explicit AutomatonBuilder(Automaton& automaton) : automaton_(automaton) {}

    Piece build(const PatternNode& node) {
        switch (node.kind) {
            case Kind::text:
                return text(node);
            case Kind::set:
                return letter(letters_of(node.set));
            case Kind::text_start:
                return assertion(Assertion::text_start);
            case Kind::text_end:
                return assertion(Assertion::text_end);
            case Kind::boundary:
                return assertion(Assertion::boundary);
            case Kind::no_boundary:
                return assertion(Assertion::no_boundary);
            case Kind::choice:
                return choice(node);
            case Kind::repeated_part:
                return repeated(node);
            case Kind::line_edge:
            case Kind::sequence:
            case Kind::capture:
                break;
        }
        return sequence(node);
    }

private:
    Piece letter(Letters letters) { return automaton_.piece({0, letters, Assertion::none, letters == 0}); }
    Piece assertion(Assertion what) { return automaton_.piece({0, 0, what, false}); }

    void append(Piece& all, const Piece& next) {
        automaton_.join(all.last, next.first);
        all.last = next.last;
    }

    Piece text(const PatternNode& node) {
        Piece all = automaton_.empty();
        for (const char c : node.text) {
            append(all, letter(letters_of(c, node.folds)));
        }
        return all;
    }

    Piece sequence(const PatternNode& node) {
        Piece all = automaton_.empty();
        for (const PatternNode& part : node.parts) {
            append(all, build(part));
        }
        return all;
    }

    Piece choice(const PatternNode& node) {
        const Piece all{automaton_.state(), automaton_.state()};
        for (const PatternNode& part : node.parts) {
            const Piece branch = build(part);
            automaton_.join(all.first, branch.first);
            automaton_.join(branch.last, all.last);
        }
        return all;
    }

    /// None, one and many are told apart here, but not how many.
    Piece repeated(const PatternNode& node) {
        const Piece piece = build(node.parts.front());
        const Piece around{automaton_.state(), automaton_.state()};
        automaton_.join(around.first, piece.first);
        automaton_.join(piece.last, around.last);
        if (node.least == 0) {
            automaton_.join(around.first, around.last);
        }
        if (node.may_repeat()) {
            automaton_.join(around.last, around.first);
        }
        return around;
    }

    Automaton& automaton_;
};

/// A place in the automaton: what stands before, and what may come next.
struct Position {
    std::size_t state = 0;
    Letters before = kStart;
    Letters next = kAnything;
};

class Walk {
public:
    Walk(const Automaton& automaton, Piece all)
        : automaton_(automaton), last_(all.last), seen_(automaton.states.size()) {
        for (const Letters before : {kStart, kWord, kOther}) {  // a pattern may match anywhere in a text
            visit({all.first, before, kAnything});
        }
    }

    /// Whether the last state can be reached; `stopped` are the assertions that no way could pass.
    bool reaches_end() {
        while (!open_.empty()) {
            const Position at = open_.back();
            open_.pop_back();
            if (at.state == last_) {
                return true;
            }
            for (const Edge& edge : automaton_.states[at.state]) {
                follow(at, edge);
            }
        }
        return false;
    }

    /// What stands in the way: of the pieces that were met and never passed, the first one.
    [[nodiscard]] std::string obstacle() const {
        Assertion what = Assertion::none;
        for (auto stop = stopped_.begin(); stop != stopped_.end() && what == Assertion::none; ++stop) {
            what = passed_.contains(stop->first) ? what : stop->second;
        }
        switch (what) {
            case Assertion::text_start:
                return "\"^\" stands where something must come before it";
            case Assertion::text_end:
                return "\"$\" stands where something must follow";
            case Assertion::boundary:
            case Assertion::no_boundary:
                return "\"\\b\" or \"\\B\" stands where it cannot hold";
            case Assertion::none:
                break;
        }
        return "a class in it has no character";
    }

private:
    void visit(const Position& position) {
        const unsigned mark = 1U << (position.next + (position.before == kStart ? 0 : position.before * 8));
        if (position.next != 0 && (seen_[position.state] & mark) == 0) {
            seen_[position.state] |= mark;
            open_.push_back(position);
        }
    }

    void follow(const Position& at, const Edge& edge) {
        if (edge.letters != 0) {
            for (const Letters letter : {kWord, kOther}) {
                if ((edge.letters & at.next & letter) != 0) {
                    visit({edge.to, letter, kAnything});
                }
            }
            note(edge, edge.letters & at.next, at.next == kEnd ? Assertion::text_end : Assertion::boundary);
            return;
        }
        const Letters next = at.next & allowed(at, edge);
        visit({edge.to, at.before, next});
        note(edge, next, edge.assertion);
    }

    /// Remembers by its target whether an edge, of which there is one to a state, was passed.
    void note(const Edge& edge, Letters next, Assertion reason) {
        if (next != 0) {
            passed_.insert(edge.to);
        } else if (edge.letters != 0 || edge.assertion != Assertion::none || edge.dead) {
            stopped_.emplace(edge.to, reason);
        }
    }

    /// What may come next for the assertion to hold here.
    static Letters allowed(const Position& at, const Edge& edge) {
        const bool after_word = at.before == kWord;
        if (edge.dead) {
            return 0;
        }
        switch (edge.assertion) {
            case Assertion::text_start:
                return at.before == kStart ? kAnything : 0;
            case Assertion::text_end:
                return kEnd;
            case Assertion::boundary:
                return after_word ? kOther | kEnd : kWord;
            case Assertion::no_boundary:
                return after_word ? kWord : kOther | kEnd;
            case Assertion::none:
                break;
        }
        return kAnything;
    }

    const Automaton& automaton_;
    std::size_t last_;
    std::vector<unsigned> seen_;  // a bit for each pair of before (nothing, word, other) and next (1 to 7)
    std::vector<Position> open_;
    std::map<std::size_t, Assertion> stopped_;  // by the state that could not be entered
    std::set<std::size_t> passed_;
};

}  // namespace

std::optional<std::string> why_nothing_matches(const std::string& expression) {
    const std::optional<PatternNode> tree = pattern_tree(expression);
    if (!tree) {
        return std::nullopt;
    }
    Automaton automaton;
    const Piece all = AutomatonBuilder(automaton).build(*tree);
    Walk walk(automaton, all);
    return walk.reaches_end() ? std::nullopt : std::optional(walk.obstacle());
}

}  // namespace arising::rules
