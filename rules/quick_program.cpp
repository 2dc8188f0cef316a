// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/quick_program.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace arising::rules {

namespace {

using Kind = PatternNode::Kind;
using Code = QuickProgram::Code;
using Choice = QuickProgram::Choice;
using First = QuickProgram::First;
using Index = QuickProgram::Index;
using Step = QuickProgram::Step;

constexpr std::size_t kMostSteps = 8000;   // repetitions of repetitions are left to RE2
constexpr std::size_t kMostBranches = 64;  // of one choice: bits of a mask
constexpr std::size_t kLongestText = 1000;
// First bytes of long s and of the Kelvin sign, which are "s" and "k" when case does not count.
constexpr unsigned char kLeadOfLongS = 0xC5;
constexpr unsigned char kLeadOfKelvin = 0xE2;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether a node can match without a character.
bool may_be_empty(const PatternNode& node) {
    switch (node.kind) {
        case Kind::text:
            return node.text.empty();
        case Kind::set:
            return false;
        case Kind::sequence:
        case Kind::capture:
            return std::all_of(node.parts.begin(), node.parts.end(), may_be_empty);
        case Kind::choice:
            return std::any_of(node.parts.begin(), node.parts.end(), may_be_empty);
        case Kind::repeated_part:
            return node.least == 0 || may_be_empty(node.parts.front());
        default:
            return true;
    }
}

std::vector<std::uint32_t> characters_of(const std::string& text) {
    std::vector<std::uint32_t> result;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
        result.push_back(static_cast<std::uint32_t>(c));
    }
    return result;
}

bool has_cases(std::uint32_t character) {
    const auto c = static_cast<UChar32>(character);
    return u_tolower(c) != c || u_toupper(c) != c || u_foldCase(c, U_FOLD_CASE_DEFAULT) != c;
}

/// Whether case does not count for a letter that has another case beyond ASCII.
bool has_folded_letters(const PatternNode& text) {
    const bool ascii =
        std::all_of(text.text.begin(), text.text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!text.folds || ascii) {
        return false;
    }
    const auto characters = characters_of(text.text);
    return std::any_of(characters.begin(), characters.end(), [](std::uint32_t c) { return c >= 0x80 && has_cases(c); });
}

/// One character as a set, which loops are made of; nothing for other nodes.
std::optional<CharacterSet> single(const PatternNode& node) {
    constexpr std::size_t kLongestCharacter = 4;
    if (node.kind == Kind::set) {
        return node.set;
    }
    if (node.kind != Kind::text || node.text.size() > kLongestCharacter) {
        return std::nullopt;
    }
    const std::vector<std::uint32_t> characters = characters_of(node.text);
    if (characters.size() != 1 || (node.folds && characters.front() >= 0x80)) {
        return std::nullopt;
    }
    CharacterSet set;
    const std::uint32_t c = characters.front();
    if (c >= 0x80) {
        set.beyond = CharacterSet::Beyond::some;
        set.items.push_back({c, c, UINT32_MAX, false});
        return set;
    }
    set.ascii.set(c);
    const char small = lower(static_cast<char>(c));
    if (node.folds && small >= 'a' && small <= 'z') {
        set.ascii.set(static_cast<std::size_t>(small));
        set.ascii.set(static_cast<std::size_t>(small - 'a' + 'A'));
        set.beyond = small == 's' || small == 'k' ? CharacterSet::Beyond::some : set.beyond;
    }
    return set;
}

/// Makes the steps of a tree. Recursion goes as deep as the tree.
class Builder {
public:
    explicit Builder(QuickProgram& made) : made_(made) {}

    /// False for what is left to RE2.
    bool build(const PatternNode& tree) {
        if (!add(tree)) {
            return false;
        }
        step(Code::match);
        skip_jumps();
        return true;
    }

private:
    [[nodiscard]] Index here() const { return static_cast<Index>(made_.steps.size()); }

    Step& step(Code code) {
        Step& added = made_.steps.emplace_back();
        added.code = code;
        added.next = here();
        return added;
    }

    bool add(const PatternNode& node) {
        if (made_.steps.size() > kMostSteps) {
            return false;
        }
        switch (node.kind) {
            case Kind::text:
                return add_text(node);
            case Kind::set:
                return add_set(node.set);
            case Kind::sequence:
                return std::all_of(node.parts.begin(), node.parts.end(),
                                   [&](const PatternNode& part) { return add(part); });
            case Kind::capture:
                return add_capture(node);
            case Kind::choice:
                return add_choice(node.parts.data(), node.parts.size());
            case Kind::repeated_part:
                return add_repeated(node);
            default:
                return add_assertion(node.kind);
        }
    }

    bool add_assertion(Kind kind) {
        constexpr std::pair<Kind, Code> codes[] = {{Kind::text_start, Code::start},
                                                   {Kind::text_end, Code::end},
                                                   {Kind::boundary, Code::boundary},
                                                   {Kind::no_boundary, Code::no_boundary}};
        for (const auto& [known, code] : codes) {
            if (kind == known) {
                step(code);
                return true;
            }
        }
        return false;
    }

    bool add_set(CharacterSet set) {
        step(Code::set).at = static_cast<Index>(made_.sets.size());
        made_.sets.push_back(std::move(set));
        return true;
    }

    bool add_text(const PatternNode& node) {
        if (node.text.empty()) {
            return true;
        }
        if (has_folded_letters(node) || node.text.size() > kLongestText) {
            return false;
        }
        Step& added = step(Code::text);
        added.folds = node.folds;
        added.at = static_cast<Index>(made_.letters.size());
        added.least = static_cast<std::uint16_t>(node.text.size());
        for (const char c : node.text) {
            made_.letters += node.folds ? lower(c) : c;
        }
        return true;
    }

    bool add_capture(const PatternNode& node) {
        const auto found = std::find(made_.names.begin(), made_.names.end(), node.text);  // it may be repeated
        const auto number = static_cast<Index>(found - made_.names.begin());
        if (found == made_.names.end()) {
            made_.names.push_back(node.text);
        }
        step(Code::save).at = 2 * number + 2;
        if (!add(node.parts.front())) {
            return false;
        }
        step(Code::save).at = 2 * number + 3;
        return true;
    }

    Index new_choice() {
        step(Code::choice).at = static_cast<Index>(made_.choices.size());
        made_.choices.emplace_back();
        return made_.steps.back().at;
    }

    bool add_choice(const PatternNode* branches, std::size_t count) {
        const Index choice = new_choice();
        const std::size_t direct = count > kMostBranches ? kMostBranches - 1 : count;
        std::vector<Index> ends;
        for (std::size_t i = 0; i < count; ++i) {
            made_.choices[choice].branches.push_back(here());
            const bool rest = i == direct;  // more than there are bits: another choice
            if (rest ? !add_choice(branches + i, count - i) : !add(branches[i])) {
                return false;
            }
            ends.push_back(here());
            step(Code::jump);
            if (rest) {
                break;
            }
        }
        for (const Index end : ends) {
            made_.steps[end].next = here();
        }
        return true;
    }

    bool add_repeated(const PatternNode& node) {
        const PatternNode& part = node.parts.front();
        const bool endless = node.most == PatternNode::kAnyNumber;
        if (auto set = single(part)) {
            add_set(std::move(*set));
            Step& loop = made_.steps.back();
            loop.code = Code::loop;
            loop.lazy = node.lazy;
            loop.least = static_cast<std::uint16_t>(node.least);
            loop.most = endless ? QuickProgram::kEndless : static_cast<std::uint16_t>(node.most);
            loop.after = static_cast<Index>(made_.after_loops.size());
            made_.after_loops.emplace_back();
            return true;
        }
        if (node.may_repeat() && may_be_empty(part)) {
            return false;  // when such a loop ends is a question on which engines differ
        }
        for (int i = 0; i < node.least; ++i) {
            if (!add(part)) {
                return false;
            }
        }
        return endless ? add_endless(part, node.lazy) : add_optional(part, node.most - node.least, node.lazy);
    }

    void set_branches(Index choice, Index body, Index exit, bool lazy) {
        made_.choices[choice].branches = lazy ? std::vector<Index>{exit, body} : std::vector<Index>{body, exit};
    }

    bool add_endless(const PatternNode& part, bool lazy) {
        const Index begin = here();
        const Index choice = new_choice();
        const Index body = here();
        if (!add(part)) {
            return false;
        }
        step(Code::jump).next = begin;
        set_branches(choice, body, here(), lazy);
        return true;
    }

    /// Once, and then perhaps once more, and so on.
    bool add_optional(const PatternNode& part, int times, bool lazy) {
        std::vector<std::pair<Index, Index>> choices;  // with their bodies
        for (int i = 0; i < times; ++i) {
            const Index choice = new_choice();
            choices.emplace_back(choice, here());
            if (!add(part)) {
                return false;
            }
        }
        for (const auto& [choice, body] : choices) {
            set_branches(choice, body, here(), lazy);
        }
        return true;
    }

    /// Leads past the jumps, so that none is ever met.
    void skip_jumps() {
        const auto skip = [&](Index& to) {
            while (made_.steps[to].code == Code::jump) {
                to = made_.steps[to].next;
            }
        };
        for (Step& at : made_.steps) {
            if (at.code != Code::match && at.code != Code::jump) {
                skip(at.next);
            }
        }
        for (Choice& choice : made_.choices) {
            std::for_each(choice.branches.begin(), choice.branches.end(), skip);
        }
    }

    QuickProgram& made_;
};

/// Calls `use` with each byte.
template <typename Use>
void each_byte(const First& first, Use use) {
    for (std::size_t word = 0; word < first.bytes.size(); ++word) {
        for (std::uint64_t left = first.bytes[word]; left != 0; left &= left - 1) {
            use(static_cast<unsigned char>(word * 64 + static_cast<std::size_t>(std::countr_zero(left))));
        }
    }
}

void add_letter(char letter, bool folds, First& first) {
    first.add(static_cast<unsigned char>(letter));
    if (folds && letter >= 'a' && letter <= 'z') {
        first.add(static_cast<unsigned char>(letter - 'a' + 'A'));
    }
    if (folds && (letter == 's' || letter == 'k')) {
        first.add(letter == 's' ? kLeadOfLongS : kLeadOfKelvin);
    }
}

void add_set(const CharacterSet& set, First& first) {
    for (std::size_t c = 0; c < set.ascii.size(); ++c) {
        if (set.ascii[c]) {
            first.add(static_cast<unsigned char>(c));
        }
    }
    constexpr unsigned kFirstLead = 0xC2;
    constexpr unsigned kLastLead = 0xF4;
    for (unsigned c = kFirstLead; c <= kLastLead && set.beyond != CharacterSet::Beyond::none; ++c) {
        first.add(static_cast<unsigned char>(c));
    }
}

/// Walks from a step over all that take no character to those that take one, the end and the match.
class Reach {
public:
    Reach(const QuickProgram& program, bool at_start) : program_(program), at_start_(at_start) {}

    /// Calls `use` with each of these steps once.
    template <typename Use>
    void walk(Index from, Use use) {
        seen_.assign(program_.steps.size(), false);
        open_.assign(1, from);
        while (!open_.empty()) {
            const Index at = open_.back();
            open_.pop_back();
            if (!seen_[at]) {
                seen_[at] = true;
                pass(program_.steps[at], use);
            }
        }
    }

private:
    template <typename Use>
    void pass(const Step& step, Use use) {
        switch (step.code) {
            case Code::choice: {
                const auto& branches = program_.choices[step.at].branches;
                open_.insert(open_.end(), branches.begin(), branches.end());
                break;
            }
            case Code::start:
                if (at_start_) {
                    open_.push_back(step.next);
                }
                break;
            case Code::save:
            case Code::boundary:
            case Code::no_boundary:
                open_.push_back(step.next);
                break;
            case Code::loop:
                if (step.least == 0) {
                    open_.push_back(step.next);
                }
                use(step);
                break;
            default:
                use(step);
                break;
        }
    }

    const QuickProgram& program_;
    bool at_start_;
    std::vector<bool> seen_;
    std::vector<Index> open_;
};

/// The kinds of what may come next, as bits.
std::uint32_t kinds_of(const First& first) {
    std::uint32_t kinds = first.at_end ? std::uint32_t{1} << QuickProgram::kKindOfEnd : 0;
    each_byte(first, [&](unsigned char byte) { kinds |= std::uint32_t{1} << QuickProgram::kind_of(byte); });
    return kinds;
}

/// What may come after the first byte of what a step takes.
std::uint32_t kinds_after_first_byte(const QuickProgram& program, const Step& step, const First& own) {
    constexpr std::uint32_t kAnything = ~std::uint32_t{0};
    if (step.code == Code::match || step.code == Code::end || kinds_of(own) >> QuickProgram::kind_of(0x80) & 1) {
        return kAnything;  // a character beyond ASCII has more bytes
    }
    if (step.code == Code::text && step.least > 1) {
        First second;
        add_letter(program.letters[step.at + 1], step.folds, second);
        return kinds_of(second);
    }
    const std::uint32_t next = kinds_of(program.first_of(step.next, true));
    return step.code == Code::loop && step.most > 1 ? next | kinds_of(own) : next;
}

void find_pairs(QuickProgram& program) {
    Reach(program, false).walk(0, [&](const Step& step) {
        First own;
        if (step.code == Code::text) {
            add_letter(program.letters[step.at], step.folds, own);
        } else if (step.code == Code::set || step.code == Code::loop) {
            add_set(program.sets[step.at], own);
        } else {
            own.bytes.fill(~std::uint64_t{0});
        }
        const std::uint32_t after = kinds_after_first_byte(program, step, own);
        for (std::uint32_t kinds = kinds_of(own); kinds != 0; kinds &= kinds - 1) {
            program.pairs[static_cast<std::size_t>(std::countr_zero(kinds))] |= after;
        }
    });
}

}  // namespace

const std::array<std::uint8_t, 256> QuickProgram::kKindOf = [] {
    constexpr std::uint8_t kDigits = 26;
    constexpr std::uint8_t kSigns = 27;
    constexpr std::uint8_t kNotAscii = 28;
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
        const char small = lower(static_cast<char>(byte));
        const bool letter = small >= 'a' && small <= 'z';
        const bool digit = small >= '0' && small <= '9';
        const auto number = static_cast<std::uint8_t>(small - 'a');
        kinds[byte] = byte >= 0x80 ? kNotAscii : letter ? number : digit ? kDigits : kSigns;
    }
    return kinds;
}();

std::optional<QuickProgram> QuickProgram::of(const PatternNode& tree) {
    QuickProgram program;
    if (!Builder(program).build(tree)) {
        return std::nullopt;
    }
    program.first = program.first_of(0, true);
    const First later = program.first_of(0, false);
    each_byte(later, [&](unsigned char byte) { program.later[byte] = true; });
    program.later_at_end = later.at_end;
    program.at_boundary = program.steps.front().code == Code::boundary;
    find_pairs(program);
    return program;
}

QuickProgram::First QuickProgram::first_of(Index step, bool at_start) const {
    First result;
    Reach(*this, at_start).walk(step, [&](const Step& at) {
        switch (at.code) {
            case Code::text:
                add_letter(letters[at.at], at.folds, result);
                break;
            case Code::set:
            case Code::loop:
                add_set(sets[at.at], result);
                break;
            case Code::match:
                result.bytes.fill(~std::uint64_t{0});
                result.at_end = true;
                break;
            default:
                result.at_end = true;
                break;
        }
    });
    return result;
}

const QuickProgram::Choice& QuickProgram::choice(Index number) const {
    Choice& made = choices[number];
    if (!made.masks.empty()) {
        return made;
    }
    std::array<std::uint64_t, kEndOfText + 1> mask{};
    for (std::size_t i = 0; i < made.branches.size(); ++i) {
        const First of_branch = first_of(made.branches[i], true);
        const std::uint64_t bit = std::uint64_t{1} << i;
        each_byte(of_branch, [&](unsigned char byte) { mask[std::min<std::size_t>(byte, kBeyond)] |= bit; });
        mask[kEndOfText] |= of_branch.at_end ? bit : 0;
    }
    for (std::size_t i = 0; i < mask.size(); ++i) {
        const bool as_before = i > 0 && mask[i] == mask[i - 1];
        auto known = as_before ? made.masks.begin() + made.mask_of[i - 1]
                               : std::find(made.masks.begin(), made.masks.end(), mask[i]);
        if (known == made.masks.end()) {
            made.masks.push_back(mask[i]);
            known = made.masks.end() - 1;
        }
        made.mask_of[i] = static_cast<std::uint8_t>(known - made.masks.begin());
    }
    return made;
}

const QuickProgram::First& QuickProgram::after_loop(const Step& step) const {
    std::optional<First>& after = after_loops[step.after];
    if (!after) {
        after = first_of(step.next, true);
    }
    return *after;
}

}  // namespace arising::rules
