// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/perl_pattern.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "rules/branches.h"

namespace arising::rules {

namespace {

using Beyond = CharacterSet::Beyond;
using Kind = PatternNode::Kind;

constexpr std::size_t kLongest = 200000;        // bytes of an expression
constexpr int kMostRepetitions = 1000;          // RE2's own limit
constexpr std::uint32_t kEndOfCommon = 0x2800;  // but for the private area
constexpr std::uint32_t kFirstPrivate = 0xE000;
constexpr std::uint32_t kLastPrivate = 0xF8FF;

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

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

bool is_letter_of_ascii(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void add_code(std::uint32_t character, std::string& to) {
    std::array<char, 8> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), character, 16);
    to += "\\x{";
    to.append(digits.data(), result.ptr);
    to += '}';
}

/// A character of ASCII that stands for itself, in a class or outside.
void add_literal(char c, std::string& to) {
    if (is_word_byte(static_cast<unsigned char>(c)) || c == ' ' || !is_ascii(c)) {
        to += c;
    } else {
        add_code(static_cast<unsigned char>(c), to);
    }
}

void add_range(std::uint32_t first, std::uint32_t last, std::string& to) {
    add_code(first, to);
    if (last > first) {
        to += '-';
        add_code(last, to);
    }
}

std::string ranges_of(const std::bitset<128>& ascii) {
    std::string result;
    for (std::size_t c = 0; c < ascii.size(); ++c) {
        std::size_t end = c;
        while (end < ascii.size() && ascii[end]) {
            ++end;
        }
        if (end - c > 2) {
            add_literal(static_cast<char>(c), result);
            result += '-';
            add_literal(static_cast<char>(end - 1), result);
        } else {
            for (std::size_t i = c; i < end; ++i) {
                add_literal(static_cast<char>(i), result);
            }
        }
        c = end;
    }
    return result;
}

/// Where in the private area, whose characters are all of one kind, the set may begin or end.
std::vector<std::uint32_t> begins_of_private(const CharacterSet& set) {
    std::vector<std::uint32_t> begins = {kFirstPrivate};
    for (const CharacterSet::Item& item : set.items) {
        for (const std::uint32_t begin : {item.first, item.last + 1}) {
            if (begin > kFirstPrivate && begin <= kLastPrivate) {
                begins.push_back(begin);
            }
        }
    }
    std::sort(begins.begin(), begins.end());
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    return begins;
}

/// The common characters beyond ASCII that are in a set, as ranges of a class. What is not common does not count, so
/// that ranges may run over it.
std::string common_beyond(const CharacterSet& set) {
    std::string result;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    bool goes_on = false;
    const auto see = [&](std::uint32_t begin, std::uint32_t last) {
        const bool inside = set.has(begin);
        if (inside && goes_on) {
            ranges.back().second = last;
        } else if (inside) {
            ranges.emplace_back(begin, last);
        }
        goes_on = inside;
    };
    for (std::uint32_t c = 0x80; c < kEndOfCommon; ++c) {
        if (is_common(c)) {
            see(c, c);
        }
    }
    const std::vector<std::uint32_t> begins = begins_of_private(set);
    for (std::size_t i = 0; i < begins.size(); ++i) {
        see(begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : kLastPrivate);
    }
    for (const auto& [first, last] : ranges) {
        add_range(first, last, result);
    }
    return result;
}

/// The same, remembered: packs use few such sets, and each of them often.
const std::string& remembered_beyond(const CharacterSet& set) {
    using Key = std::tuple<bool, bool, std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, bool>>>;
    thread_local std::map<Key, std::string> known;
    Key key{set.negated, set.folds, {}};
    for (const CharacterSet::Item& item : set.items) {
        std::get<2>(key).emplace_back(item.first, item.last, item.categories, item.opposite);
    }
    const auto found = known.find(key);
    return found != known.end() ? found->second : known.emplace(std::move(key), common_beyond(set)).first->second;
}

std::string class_of(const CharacterSet& set) {
    if (set.beyond == Beyond::all) {
        const std::bitset<128> others = ~set.ascii;
        if (others.none()) {
            return ".";
        }
        return others.count() == 1 && others['\n'] ? "\\N" : "[^" + ranges_of(others) + "]";
    }
    const std::string ranges =
        ranges_of(set.ascii) + (set.beyond == Beyond::some ? remembered_beyond(set) : std::string());
    return ranges.empty() ? "(*FAIL)" : "[" + ranges + "]";
}

/// Writes one pattern. Recursion goes as deep as the tree.
class Writer {
public:
    /// False for what is left to RE2.
    bool write(const PatternNode& node) {
        if (result_.expression.size() > kLongest) {
            return false;
        }
        switch (node.kind) {
            case Kind::text:
                write_letters(node.text, node.folds);
                return true;
            case Kind::set:
                set_folds(false);  // it has both cases where both are meant
                result_.expression += class_of(node.set);
                return true;
            case Kind::sequence:
                return std::all_of(node.parts.begin(), node.parts.end(),
                                   [&](const PatternNode& part) { return write_part(part); });
            case Kind::capture:
                return write_capture(node);
            case Kind::choice:
                return write_branches(branches_of(node));
            case Kind::repeated_part:
                return write_repeated(node);
            default:
                return write_assertion(node.kind);
        }
    }

    PerlPattern result() && { return std::move(result_); }

private:
    bool write_assertion(Kind kind) {
        constexpr std::pair<Kind, std::string_view> assertions[] = {
            {Kind::text_start, "\\A"}, {Kind::text_end, "\\z"}, {Kind::boundary, "\\b"}};
        for (const auto& [known, written] : assertions) {
            if (kind == known) {
                result_.expression += written;
                return true;
            }
        }
        return false;  // RE2 finds \B between the bytes of one character too
    }

    void set_folds(bool folds) {
        if (folds != folds_) {
            result_.expression += folds ? "(?i)" : "(?-i)";
            folds_ = folds;
        }
    }

    void write_letters(std::string_view letters, bool folds) {
        const auto has_case = [](char c) { return is_letter_of_ascii(c) || !is_ascii(c); };
        if (std::any_of(letters.begin(), letters.end(), has_case)) {
            set_folds(folds);
        }
        for (const char c : letters) {
            add_literal(c, result_.expression);
        }
    }

    /// Writes what stands in a group; letters are after it what they were before.
    template <typename Write>
    bool in_group(std::string_view begin, Write write) {
        const bool folds = folds_;
        result_.expression += begin;
        const bool done = write();
        result_.expression += ')';
        folds_ = folds;
        return done;
    }

    bool write_part(const PatternNode& part) {
        return part.kind == Kind::choice ? in_group("(?:", [&] { return write(part); }) : write(part);
    }

    bool write_capture(const PatternNode& node) {
        result_.names.push_back(node.text);
        return in_group("(", [&] { return write(node.parts.front()); });
    }

    bool write_branch(const Branch& branch) {
        write_letters(branch.letters, branch.folds);
        return std::all_of(branch.rest.begin(), branch.rest.end(),
                           [&](const PatternNode* part) { return write_part(*part); });
    }

    /// Calls `write` for each, with "|" between them.
    template <typename Parts, typename Write>
    bool write_each(const Parts& parts, Write write) {
        bool first = true;
        return std::all_of(parts.begin(), parts.end(), [&](const auto& part) {
            result_.expression += std::exchange(first, false) ? "" : "|";
            return write(part);
        });
    }

    /// Alternatives, not in a group.
    bool write_branches(const Branches& branches) {
        if (result_.expression.size() > kLongest) {
            return false;
        }
        return write_each(runs_of(branches), [&](const Run& run) {
            return write_groups(run.groups.data(), run.groups.data() + run.groups.size());
        });
    }

    /// One alternative out of groups that exclude one another: halves them by the letter that comes next.
    bool write_groups(const Run::Group* begin, const Run::Group* end) {
        constexpr std::ptrdiff_t kFew = 3;
        if (end - begin <= kFew) {
            return write_each(std::vector(begin, end), [&](const Run::Group& group) { return write_group(group); });
        }
        const Run::Group* middle = begin + (end - begin) / 2;
        return in_group("(?(?=" + letters_of(begin, middle) + ")", [&] {
            const auto write_half = [&](const Run::Group* first, const Run::Group* last) {
                return in_group("(?:", [&] { return write_groups(first, last); });
            };
            if (!write_half(begin, middle)) {
                return false;
            }
            result_.expression += '|';
            return write_half(middle, end);
        });
    }

    static std::string letters_of(const Run::Group* begin, const Run::Group* end) {
        std::bitset<128> letters;
        for (; begin != end; ++begin) {
            letters.set(static_cast<std::size_t>(begin->key));
            const bool has_capital = begin->key >= 'a' && begin->key <= 'z';
            letters.set(static_cast<std::size_t>(has_capital ? begin->key - 'a' + 'A' : begin->key));
        }
        return "[" + ranges_of(letters) + "]";
    }

    /// Alternatives that begin with one letter.
    bool write_group(const Run::Group& group) {
        const Branches& branches = group.branches;
        if (branches.size() == 1) {
            return write_branch(branches.front());
        }
        const std::size_t common = common_letters(branches);
        if (common == 0) {
            return write_each(branches, [&](const Branch& branch) { return write_branch(branch); });
        }
        write_letters(branches.front().letters.substr(0, common), branches.front().folds);
        Branches left = branches;
        for (Branch& branch : left) {
            branch.letters.remove_prefix(common);
        }
        return in_group("(?:", [&] { return write_branches(opened(left)); });
    }

    bool write_repeated(const PatternNode& node) {
        const PatternNode& part = node.parts.front();
        if (node.most > kMostRepetitions || (node.may_repeat() && may_be_empty(part))) {
            return false;  // when a loop over nothing ends is a question on which engines differ
        }
        const bool alone = part.kind == Kind::set || part.kind == Kind::capture;
        if (!(alone ? write(part) : in_group("(?:", [&] { return write(part); }))) {
            return false;
        }
        const std::string most = node.most == PatternNode::kAnyNumber ? "" : std::to_string(node.most);
        result_.expression += '{' + std::to_string(node.least) + ',' + most + '}';
        result_.expression += node.lazy ? "?" : "";
        return true;
    }

    PerlPattern result_;
    bool folds_ = false;  // as written last: (?i) holds up to the end of its group
};

}  // namespace

std::optional<PerlPattern> perl_pattern(const PatternNode& tree) {
    Writer writer;
    return writer.write(tree) ? std::optional(std::move(writer).result()) : std::nullopt;
}

}  // namespace arising::rules
