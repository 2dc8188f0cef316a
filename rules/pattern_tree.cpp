// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern_tree.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

using Beyond = CharacterSet::Beyond;
using Kind = PatternNode::Kind;

constexpr std::uint32_t kFirstBeyond = 0x80;
constexpr std::uint32_t kLastCharacter = 0x10FFFF;
// The two characters beyond ASCII that are an ASCII letter when case does not count.
constexpr std::uint32_t kLongS = 0x17F;
constexpr std::uint32_t kKelvin = 0x212A;

struct UnknownPiece : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string utf8_of(std::uint32_t character) {
    std::array<std::uint8_t, 4> bytes{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, character);
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size)};
}

void add_range(CharacterSet& set, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t c = first; c <= last && c < kFirstBeyond; ++c) {
        set.ascii.set(c);
    }
    if (last >= kFirstBeyond) {
        const bool all = first <= kFirstBeyond && last >= kLastCharacter;
        set.beyond = std::max(set.beyond, all ? Beyond::all : Beyond::some);
        set.items.push_back({std::max(first, kFirstBeyond), last, UINT32_MAX, false});
    }
}

CharacterSet all_characters() {
    CharacterSet set;
    add_range(set, 0, kLastCharacter);
    return set;
}

/// The opposite of a set, which then stands alone: items of two sets that were turned round cannot be joined.
void turn_round(CharacterSet& set) {
    set.ascii = ~set.ascii;
    set.negated = !set.negated;
    set.beyond = set.beyond == Beyond::all ? Beyond::none : set.beyond == Beyond::none ? Beyond::all : Beyond::some;
}

void add_all(CharacterSet& set, const CharacterSet& other) {
    set.ascii |= other.ascii;
    set.beyond = std::max(set.beyond, other.beyond);
    set.items.insert(set.items.end(), other.items.begin(), other.items.end());
}

/// Both cases of every letter of ASCII; "k" and "s" have relatives beyond it.
void fold(CharacterSet& set) {
    for (std::size_t lower = 'a'; lower <= 'z'; ++lower) {
        const std::size_t upper = lower - 'a' + 'A';
        const bool has = set.ascii[lower] || set.ascii[upper];
        set.ascii[lower] = has;
        set.ascii[upper] = has;
    }
    if ((set.ascii['k'] || set.ascii['s']) && set.beyond == Beyond::none) {
        set.beyond = Beyond::some;
    }
    set.folds = true;
}

template <typename Test>
CharacterSet ascii_where(Test test) {
    CharacterSet set;
    for (std::uint32_t c = 0; c < kFirstBeyond; ++c) {
        set.ascii[c] = test(static_cast<unsigned char>(c));
    }
    return set;
}

bool is_space(unsigned char c) {
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');  // as in Perl, whose \s has no vertical tab
}

/// \d, \s, \w and their opposites.
CharacterSet perl_class(char name) {
    switch (name) {
        case 'd':
        case 'D':
            return ascii_where([](unsigned char c) { return is_digit(static_cast<char>(c)); });
        case 's':
        case 'S':
            return ascii_where(is_space);
        default:
            return ascii_where(is_word_byte);
    }
}

bool is_perl_class(char name) {
    return std::string_view("dswDSW").find(name) != std::string_view::npos;
}

/// [:alpha:] and the rest of POSIX, of ASCII only.
CharacterSet posix_class(std::string_view name) {
    constexpr auto between = [](unsigned char c, char first, char last) {
        return c >= static_cast<unsigned char>(first) && c <= static_cast<unsigned char>(last);
    };
    return ascii_where([&](unsigned char c) {
        const bool upper = between(c, 'A', 'Z');
        const bool lower = between(c, 'a', 'z');
        const bool digit = between(c, '0', '9');
        const bool graph = between(c, '!', '~');
        const std::pair<std::string_view, bool> classes[] = {
            {"alnum", upper || lower || digit},
            {"alpha", upper || lower},
            {"ascii", true},
            {"blank", c == ' ' || c == '\t'},
            {"cntrl", c < ' ' || c == 0x7F},
            {"digit", digit},
            {"graph", graph},
            {"lower", lower},
            {"print", graph || c == ' '},
            {"punct", graph && !upper && !lower && !digit},
            {"space", is_space(c) || c == '\v'},
            {"upper", upper},
            {"word", is_word_byte(c)},
            {"xdigit", digit || between(c, 'a', 'f') || between(c, 'A', 'F')}};
        const auto* found = std::find_if(std::begin(classes), std::end(classes),
                                         [&](const auto& entry) { return entry.first == name; });
        if (found == std::end(classes)) {
            throw UnknownPiece("POSIX class");
        }
        return found->second;
    });
}

/// \p{Lu}: the general categories of Unicode, whole ("L") or by their second letter too. Scripts are not known here.
CharacterSet unicode_class(std::string_view name) {
    constexpr std::array<std::string_view, U_CHAR_CATEGORY_COUNT> categories = {
        "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp",
        "Cc", "Cf", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"};
    if (name == "Any") {
        return all_characters();
    }
    std::uint32_t wanted = 0;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        wanted |= categories[i] == name || categories[i].substr(0, 1) == name ? U_MASK(i) : 0;
    }
    if (wanted == 0) {
        throw UnknownPiece("script");
    }
    CharacterSet set = ascii_where([&](unsigned char c) { return (U_GET_GC_MASK(c) & wanted) != 0; });
    set.beyond = Beyond::some;
    set.items.push_back({kFirstBeyond, kLastCharacter, wanted, false});
    return set;
}

struct Flags {
    bool folds = false;      // i
    bool lines = false;      // m
    bool any_break = false;  // s
    bool ungreedy = false;   // U
};

PatternNode node_of(Kind kind) {
    PatternNode node;
    node.kind = kind;
    return node;
}

/// Reads one expression. Recursion goes as deep as groups are nested, which RE2 limits to 1000.
class TreeReader {
public:
    explicit TreeReader(std::string_view text) : text_(text) {}

    PatternNode read() {
        PatternNode all = choice();
        if (at_ < text_.size()) {
            throw UnknownPiece("unbalanced");
        }
        return all;
    }

private:
    [[nodiscard]] bool has(std::string_view next) const { return text_.substr(at_).starts_with(next); }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    PatternNode choice() {
        const Flags outside = flags_;
        PatternNode first = sequence();
        if (peek() == '|') {
            PatternNode all = node_of(Kind::choice);
            all.parts.push_back(std::move(first));
            while (peek() == '|') {
                ++at_;
                all.parts.push_back(sequence());
            }
            first = std::move(all);
        }
        flags_ = outside;  // flags end with their group
        return first;
    }

    PatternNode sequence() {
        PatternNode all = node_of(Kind::sequence);
        while (at_ < text_.size() && peek() != '|' && peek() != ')') {
            PatternNode part = repeated(is_plain(peek()) ? plain_text() : atom());
            const bool joins = part.kind == Kind::text && !all.parts.empty() && all.parts.back().kind == Kind::text &&
                               all.parts.back().folds == part.folds;
            if (joins) {
                all.parts.back().text += part.text;
            } else {
                all.parts.push_back(std::move(part));
            }
        }
        if (all.parts.size() == 1) {
            PatternNode only = std::move(all.parts.front());
            return only;
        }
        return all;
    }

    /// A character of ASCII that stands for itself.
    [[nodiscard]] static bool is_plain(char c) {
        return is_word_byte(static_cast<unsigned char>(c)) || c == ' ' || c == ',' || c == ':' || c == '/';
    }

    /// As many such characters as there are; only one where a repetition follows, which is of that one.
    PatternNode plain_text() {
        std::size_t end = at_ + 1;
        while (end < text_.size() && is_plain(text_[end])) {
            ++end;
        }
        const bool repeats = end < text_.size() && std::string_view("*+?{").find(text_[end]) != std::string_view::npos;
        end -= repeats && end > at_ + 1 ? 1 : 0;
        PatternNode node;
        node.text = text_.substr(at_, end - at_);
        node.folds = flags_.folds;
        at_ = end;
        return node;
    }

    PatternNode repeated(PatternNode part) {
        for (;;) {
            PatternNode around = node_of(Kind::repeated_part);
            const std::size_t size = repetition(around);
            if (size == 0) {
                return part;
            }
            at_ += size;
            const bool marked = peek() == '?';
            at_ += marked ? 1 : 0;
            around.lazy = marked != flags_.ungreedy;
            around.parts.push_back(std::move(part));
            part = std::move(around);
        }
    }

    /// The length of a repetition that begins here; 0 where there is none.
    std::size_t repetition(PatternNode& node) const {
        switch (peek()) {
            case '*':
                node.most = PatternNode::kAnyNumber;
                return 1;
            case '+':
                node.most = PatternNode::kAnyNumber;
                node.least = 1;
                return 1;
            case '?':
                return 1;
            case '{':
                return counted(node);
            default:
                return 0;
        }
    }

    /// "{2}", "{2,}", "{2,5}"; anything else is no repetition.
    std::size_t counted(PatternNode& node) const {
        const std::string_view rest = text_.substr(at_);
        const std::size_t end = rest.find('}');
        const std::string_view inside = rest.substr(1, end == std::string_view::npos ? 0 : end - 1);
        const std::size_t comma = inside.find(',');
        const auto is_number = [](std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); };
        const std::string_view least = inside.substr(0, comma);
        const std::string_view most = comma == std::string_view::npos ? least : inside.substr(comma + 1);
        if (least.empty() || !is_number(least) || !is_number(most)) {
            return 0;
        }
        constexpr std::size_t kLongest = 4;  // digits: RE2 allows 1000 at most
        node.least = std::stoi(std::string(least.substr(0, kLongest)));
        node.most = most.empty() ? PatternNode::kAnyNumber : std::stoi(std::string(most.substr(0, kLongest)));
        return end + 1;
    }

    PatternNode letter(std::uint32_t character) const {
        PatternNode node;
        node.text = utf8_of(character);
        node.folds = flags_.folds;
        return node;
    }

    static PatternNode one_of(CharacterSet set) {
        PatternNode node = node_of(Kind::set);
        node.set = std::move(set);
        return node;
    }

    /// A named class or its opposite. Without regard to case it gets both cases before it is turned round, as in RE2.
    [[nodiscard]] CharacterSet class_of(CharacterSet set, bool opposite) const {
        if (flags_.folds) {
            fold(set);
        }
        if (!opposite) {
            return set;
        }
        set.ascii = ~set.ascii;
        set.beyond = set.beyond == Beyond::none ? Beyond::all : Beyond::some;
        if (set.items.empty()) {
            set.items.push_back({});  // a class of ASCII
        } else {
            set.items.front().opposite = true;  // a class of Unicode is one item
        }
        return set;
    }

    PatternNode atom() {
        const char c = peek();
        switch (c) {
            case '(':
                return group();
            case '[':
                return bracket();
            case '\\':
                return escape();
            case '.':
                ++at_;
                return dot();
            case '^':
                ++at_;
                return node_of(flags_.lines ? Kind::line_edge : Kind::text_start);
            case '$':
                ++at_;
                return node_of(flags_.lines ? Kind::line_edge : Kind::text_end);
            default:
                return letter(next_character());
        }
    }

    [[nodiscard]] PatternNode dot() const {
        CharacterSet set = all_characters();
        set.ascii['\n'] = flags_.any_break;
        return one_of(std::move(set));
    }

    std::uint32_t next_character() {
        UChar32 c = 0;
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
        auto at = static_cast<std::int32_t>(at_);
        U8_NEXT(bytes, at, static_cast<std::int32_t>(text_.size()), c);
        at_ = static_cast<std::size_t>(at);
        if (c < 0) {
            throw UnknownPiece("not UTF-8");
        }
        return static_cast<std::uint32_t>(c);
    }

    PatternNode group() {
        ++at_;
        const Flags outside = flags_;
        std::string name;
        if (peek() == '?' && !read_group_head(name)) {
            return node_of(Kind::sequence);  // "(?i)": holds up to the end of the group around it
        }
        PatternNode inside = choice();
        ++at_;
        flags_ = outside;
        if (name.empty()) {
            return inside;
        }
        PatternNode around = node_of(Kind::capture);
        around.text = std::move(name);
        around.parts.push_back(std::move(inside));
        return around;
    }

    /// "?:", "?i:", "?P<name>"; false for flags without a colon.
    bool read_group_head(std::string& name) {
        ++at_;
        if (has("P<") || peek() == '<') {
            const std::size_t end = std::min(text_.find('>', at_), text_.size());
            const std::size_t begin = std::min(text_.find('<', at_) + 1, end);
            name = text_.substr(begin, end - begin);
            at_ = end + 1;
            return true;
        }
        for (bool on = true; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == ':' || c == ')') {
                ++at_;
                return c == ':';
            }
            on = on && c != '-';
            flags_.lines = c == 'm' ? on : flags_.lines;
            flags_.folds = c == 'i' ? on : flags_.folds;
            flags_.any_break = c == 's' ? on : flags_.any_break;
            flags_.ungreedy = c == 'U' ? on : flags_.ungreedy;
        }
        throw UnknownPiece("flags");
    }

    PatternNode bracket() {
        ++at_;
        const bool negated = peek() == '^';
        at_ += negated ? 1 : 0;
        CharacterSet set;
        for (bool first = true; at_ < text_.size() && (first || peek() != ']'); first = false) {
            add_item(set);
        }
        ++at_;
        if (flags_.folds) {
            fold(set);
        }
        if (negated) {
            turn_round(set);
        }
        return one_of(std::move(set));
    }

    /// One character, range or class inside of brackets.
    void add_item(CharacterSet& set) {
        if (has("[:") && text_.find(":]", at_) != std::string_view::npos) {
            const std::size_t end = text_.find(":]", at_);
            const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
            const bool opposite = name.starts_with('^');
            add_all(set, class_of(posix_class(name.substr(opposite ? 1 : 0)), opposite));
            at_ = end + 2;
            return;
        }
        if (const auto named = class_escape()) {
            add_all(set, *named);
            return;
        }
        const std::uint32_t first = class_character();
        std::uint32_t last = first;
        if (peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
            ++at_;
            last = class_character();
        }
        add_range(set, first, last);
        if (flags_.folds) {
            add_relatives(set, first, last);
        }
    }

    static void add_relatives(CharacterSet& set, std::uint32_t first, std::uint32_t last) {
        if (first <= kLongS && kLongS <= last) {
            set.ascii.set('s');
        }
        if (first <= kKelvin && kKelvin <= last) {
            set.ascii.set('k');
        }
    }

    std::uint32_t class_character() { return peek() == '\\' ? character_escape() : next_character(); }

    /// \d, \pL, \p{^Lu} and the like, where one begins here.
    std::optional<CharacterSet> class_escape() {
        if (peek() != '\\' || at_ + 1 >= text_.size()) {
            return std::nullopt;
        }
        const char c = text_[at_ + 1];
        if (is_perl_class(c)) {
            at_ += 2;
            return class_of(perl_class(c), c < 'a');
        }
        if (c != 'p' && c != 'P') {
            return std::nullopt;
        }
        const std::size_t end = has_braces(at_ + 2) ? text_.find('}', at_) : at_ + 2;
        std::string_view name = has_braces(at_ + 2) ? text_.substr(at_ + 3, end - at_ - 3) : text_.substr(end, 1);
        const bool opposite = name.starts_with('^');
        name.remove_prefix(opposite ? 1 : 0);
        at_ = end + 1;
        return class_of(unicode_class(name), opposite != (c == 'P'));
    }

    [[nodiscard]] bool has_braces(std::size_t at) const {
        return at < text_.size() && text_[at] == '{' && text_.find('}', at) != std::string_view::npos;
    }

    /// An escape that stands for one character.
    std::uint32_t character_escape() {
        ++at_;
        const char c = peek();
        if (c == 'x') {
            return hexadecimal();
        }
        if (c >= '0' && c <= '7') {
            return octal();
        }
        constexpr std::pair<char, char> names[] = {{'a', '\a'}, {'f', '\f'}, {'n', '\n'},
                                                   {'r', '\r'}, {'t', '\t'}, {'v', '\v'}};
        for (const auto& [name, meant] : names) {
            if (c == name) {
                ++at_;
                return static_cast<std::uint32_t>(meant);
            }
        }
        if (is_word_byte(static_cast<unsigned char>(c)) && c != '_') {
            throw UnknownPiece("escape");
        }
        return next_character();
    }

    std::uint32_t hexadecimal() {
        ++at_;
        const bool braces = has_braces(at_);
        const std::size_t begin = at_ + (braces ? 1 : 0);
        const std::size_t end = braces ? text_.find('}', at_) : std::min(text_.size(), at_ + 2);
        at_ = end + (braces ? 1 : 0);
        return static_cast<std::uint32_t>(std::stoul(std::string(text_.substr(begin, end - begin)), nullptr, 16));
    }

    std::uint32_t octal() {
        std::uint32_t value = 0;
        for (int i = 0; i < 3 && peek() >= '0' && peek() <= '7'; ++i) {
            value = value * 8 + static_cast<std::uint32_t>(text_[at_++] - '0');
        }
        return value;
    }

    PatternNode escape() {
        if (auto named = class_escape()) {
            return one_of(std::move(*named));
        }
        constexpr std::pair<std::string_view, Kind> assertions[] = {
            {"\\b", Kind::boundary}, {"\\B", Kind::no_boundary}, {"\\A", Kind::text_start}, {"\\z", Kind::text_end}};
        for (const auto& [name, kind] : assertions) {
            if (has(name)) {
                at_ += name.size();
                return node_of(kind);
            }
        }
        if (has("\\C")) {
            at_ += 2;
            return one_of(all_characters());
        }
        return has("\\Q") ? quotation() : letter(character_escape());
    }

    /// "\Q...\E": a repetition that follows is of its last character only.
    PatternNode quotation() {
        at_ += 2;
        const std::size_t end = std::min(text_.find("\\E", at_), text_.size());
        PatternNode all = node_of(Kind::sequence);
        while (at_ < end) {
            all.parts.push_back(letter(next_character()));
        }
        at_ = std::min(text_.size(), end + 2);
        if (!all.parts.empty()) {
            all.parts.back() = repeated(std::move(all.parts.back()));
        }
        return all;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Flags flags_;
};

}  // namespace

bool is_common(std::uint32_t character) {
    constexpr std::uint32_t special[] = {0xB5, 0xC5, 0xDF, 0xE5, 0x130, 0x131, 0x149, 0x17F};  // other cases elsewhere
    constexpr std::pair<std::uint32_t, std::uint32_t> ranges[] = {{0x00, 0x17F},    {0x2000, 0x205F}, {0x20A0, 0x20B8},
                                                                  {0x2190, 0x23FF}, {0x2500, 0x27BF}, {0xE000, 0xF8FF}};
    const bool in_range = std::any_of(std::begin(ranges), std::end(ranges), [&](const auto& range) {
        return range.first <= character && character <= range.second;
    });
    return in_range && std::find(std::begin(special), std::end(special), character) == std::end(special);
}

bool CharacterSet::has(std::uint32_t character) const {
    if (character < ascii.size()) {
        return ascii[character];
    }
    const auto c = static_cast<UChar32>(character);
    const std::array<UChar32, 3> cases = {c, u_tolower(c), u_toupper(c)};
    const auto is_of = [](const Item& item, UChar32 one) {
        const auto code = static_cast<std::uint32_t>(one);
        return item.first <= code && code <= item.last && (U_GET_GC_MASK(one) & item.categories) != 0;
    };
    const bool inside = std::any_of(items.begin(), items.end(), [&](const Item& item) {
        const auto end = cases.begin() + (folds ? 3 : 1);
        return item.opposite != std::any_of(cases.begin(), end, [&](UChar32 one) { return is_of(item, one); });
    });
    return inside != negated;
}

std::optional<PatternNode> pattern_tree(std::string_view expression) {
    try {
        return TreeReader(expression).read();
    } catch (const UnknownPiece&) {
        return std::nullopt;
    } catch (const std::logic_error&) {  // a number that is none: not a pattern that RE2 accepts
        return std::nullopt;
    }
}

}  // namespace arising::rules
