// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/possible_match.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <vector>

#include "rules/pattern.h"
#include "rules/plain_text.h"

namespace arising::rules {

namespace {

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

struct UnknownPiece : std::runtime_error {
    using std::runtime_error::runtime_error;
};

bool is_word_letter(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Which characters a class has. Only ASCII is asked for; what a class may have beyond it is taken from how it is
/// written.
Letters letters_of_class(const std::string& text) {
    static std::map<std::string, Letters> known;
    const auto [entry, is_new] = known.emplace(text, 0);
    if (!is_new) {
        return entry->second;
    }
    const Pattern pattern("\\A(?:" + text + ")\\z");
    Letters letters = 0;
    for (int c = 0; c < 128; ++c) {
        if (pattern.found_in(std::string(1, static_cast<char>(c)))) {
            letters |= is_word_letter(static_cast<char>(c)) ? kWord : kOther;
        }
    }
    const bool ascii_only = std::all_of(text.begin(), text.end(), [](char c) {
        return is_word_letter(c) || c == '-' || c == '[' || c == ']' || c == ' ' || c == '.' || c == ',' || c == '/';
    });
    const bool empty = letters == 0 && pattern.never_matches();
    return entry->second = empty ? 0 : letters | (ascii_only ? 0 : kOther);
}

/// Reads a pattern that RE2 has accepted, so that nothing needs to be checked twice. Recursion goes as deep as groups
/// are nested, which RE2 limits to 1000.
class PatternReader {
public:
    PatternReader(std::string_view text, Automaton& automaton) : text_(text), automaton_(automaton) {}

    Piece read() {
        const Piece all = alternatives();
        if (at_ < text_.size()) {
            throw UnknownPiece("unbalanced");
        }
        return all;
    }

private:
    [[nodiscard]] bool has(std::string_view next) const { return text_.substr(at_).starts_with(next); }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    Piece alternatives() {
        const bool lines = lines_;
        const bool folds = folds_;
        const Piece all{automaton_.state(), automaton_.state()};
        for (bool more = true; more;) {
            const Piece branch = sequence();
            automaton_.join(all.first, branch.first);
            automaton_.join(branch.last, all.last);
            more = peek() == '|';
            at_ += more ? 1 : 0;
        }
        lines_ = lines;  // flags end with their group
        folds_ = folds;
        return all;
    }

    Piece sequence() {
        Piece all = automaton_.empty();
        while (at_ < text_.size() && peek() != '|' && peek() != ')') {
            const Piece next = repeated(atom());
            automaton_.join(all.last, next.first);
            all.last = next.last;
        }
        return all;
    }

    /// At most two of something are told apart here from three: none, one, many.
    Piece repeated(Piece piece) {
        for (;;) {
            const auto [size, may_miss, may_repeat] = repetition();
            if (size == 0) {
                return piece;
            }
            at_ += size;
            at_ += peek() == '?' ? 1 : 0;
            const Piece around{automaton_.state(), automaton_.state()};
            automaton_.join(around.first, piece.first);
            automaton_.join(piece.last, around.last);
            if (may_miss) {
                automaton_.join(around.first, around.last);
            }
            if (may_repeat) {
                automaton_.join(around.last, around.first);
            }
            piece = around;
        }
    }

    [[nodiscard]] std::tuple<std::size_t, bool, bool> repetition() const {
        switch (peek()) {
            case '*':
                return {1, true, true};
            case '+':
                return {1, false, true};
            case '?':
                return {1, true, false};
            case '{':
                return counted();
            default:
                return {0, false, false};
        }
    }

    /// "{2}", "{2,}", "{2,5}"; anything else is no repetition.
    [[nodiscard]] std::tuple<std::size_t, bool, bool> counted() const {
        const std::string_view rest = text_.substr(at_);
        const std::size_t end = rest.find('}');
        const std::string_view inside = rest.substr(1, end == std::string_view::npos ? 0 : end - 1);
        const bool numbers = !inside.empty() && is_digit(inside[0]) &&
                             std::all_of(inside.begin(), inside.end(), [](char c) { return is_digit(c) || c == ','; });
        if (!numbers) {
            return {0, false, false};
        }
        const bool from_none = inside.find_first_not_of('0') == std::string_view::npos || inside.starts_with("0,");
        return {end + 1, from_none, true};
    }

    Piece letter(Letters letters) { return automaton_.piece({0, letters, Assertion::none, letters == 0}); }
    Piece assertion(Assertion what) { return automaton_.piece({0, 0, what, false}); }

    Piece atom() {
        const char c = peek();
        if (c == '(') {
            return group();
        }
        if (c == '[') {
            return letter(letters_of_class(flags() + std::string(bracket())));
        }
        if (c == '\\') {
            return escape();
        }
        ++at_;
        if (c == '.') {
            return letter(kWord | kOther);
        }
        if (c == '^') {
            return lines_ ? automaton_.empty() : assertion(Assertion::text_start);
        }
        if (c == '$') {
            return lines_ ? automaton_.empty() : assertion(Assertion::text_end);
        }
        return literal(c);
    }

    /// Without regard to case "k" and "s" have relatives beyond ASCII.
    Piece literal(char c) {
        const bool related = folds_ && (c == 'k' || c == 'K' || c == 's' || c == 'S');
        return letter(related ? kWord | kOther : (is_word_letter(c) ? kWord : kOther));
    }

    [[nodiscard]] std::string flags() const { return folds_ ? "(?i)" : ""; }

    Piece group() {
        ++at_;
        const bool lines = lines_;
        const bool folds = folds_;
        if (peek() == '?' && !read_group_head()) {
            return automaton_.empty();  // "(?i)": holds up to the end of the group around it
        }
        const Piece inside = alternatives();
        ++at_;
        lines_ = lines;
        folds_ = folds;
        return inside;
    }

    /// "?:", "?i:", "?P<name>"; false for flags without a colon.
    bool read_group_head() {
        ++at_;
        if (has("P<") || peek() == '<') {
            at_ = text_.find('>', at_) + 1;
            return true;
        }
        for (bool on = true; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == ':' || c == ')') {
                ++at_;
                return c == ':';
            }
            on = on && c != '-';
            lines_ = c == 'm' ? on : lines_;
            folds_ = c == 'i' ? on : folds_;
        }
        throw UnknownPiece("flags");
    }

    std::string_view bracket() {
        const std::size_t begin = at_++;
        at_ += peek() == '^' ? 1 : 0;
        for (bool first = true; at_ < text_.size() && (first || peek() != ']'); first = false) {
            if (has("[:")) {
                at_ = std::min(text_.find(":]", at_), text_.size() - 2) + 2;
            } else {
                at_ += peek() == '\\' ? escape_size() : 1;
            }
        }
        ++at_;
        return text_.substr(begin, at_ - begin);
    }

    [[nodiscard]] std::size_t escape_size() const {
        const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        const bool braces = (c == 'p' || c == 'P' || c == 'x') && at_ + 2 < text_.size() && text_[at_ + 2] == '{';
        if (braces) {
            return text_.find('}', at_) + 1 - at_;
        }
        if (c == 'Q' || is_digit(c)) {
            throw UnknownPiece("quotation or octal number");
        }
        return c == 'x' ? 4 : (c == 'p' || c == 'P' ? 3 : 2);
    }

    Piece escape() {
        const std::size_t size = escape_size();
        const std::string text(text_.substr(at_, size));
        at_ += size;
        switch (text[1]) {
            case 'b':
                return assertion(Assertion::boundary);
            case 'B':
                return assertion(Assertion::no_boundary);
            case 'A':
                return assertion(Assertion::text_start);
            case 'z':
                return assertion(Assertion::text_end);
            case 'd':
            case 'w':
                return letter(kWord);  // of ASCII only, in RE2
            case 's':
            case 'W':
                return letter(kOther);
            case 'C':
            case 'D':
            case 'S':
                return letter(kWord | kOther);
            case 'p':
            case 'P':
            case 'x':
                return letter(letters_of_class(flags() + text));
            default:
                return letter(text[1] == '_' ? kWord : kOther);
        }
    }

    std::string_view text_;
    Automaton& automaton_;
    std::size_t at_ = 0;
    bool lines_ = false;  // (?m)
    bool folds_ = false;  // (?i)
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
    Automaton automaton;
    try {
        const Piece all = PatternReader(expression, automaton).read();
        Walk walk(automaton, all);
        return walk.reaches_end() ? std::nullopt : std::optional(walk.obstacle());
    } catch (const UnknownPiece&) {
        return std::nullopt;
    }
}

}  // namespace arising::rules
