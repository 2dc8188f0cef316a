// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/match_starts.h"

#include <algorithm>
#include <bit>

namespace arising::rules {

namespace {

using Kind = PatternNode::Kind;
using Kinds = MatchStarts::Kinds;

constexpr std::size_t kCapital = 26;  // small letters come first
constexpr std::size_t kDigit = 52;
constexpr std::size_t kBlank = 53;
constexpr std::size_t kSign = 54;
constexpr std::size_t kBeyond = 55;
constexpr std::size_t kEnd = 56;
constexpr Kinds kAll = (Kinds{1} << MatchStarts::kKinds) - 1;

constexpr std::size_t kind_of_byte(std::size_t byte) {
    if (byte >= 'a' && byte <= 'z') {
        return byte - 'a';
    }
    if (byte >= 'A' && byte <= 'Z') {
        return kCapital + byte - 'A';
    }
    if (byte >= '0' && byte <= '9') {
        return kDigit;
    }
    return byte >= 0x80 ? kBeyond : byte == ' ' ? kBlank : kSign;
}

constexpr std::array<std::uint8_t, 256> kKindOf = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
        kinds[byte] = static_cast<std::uint8_t>(kind_of_byte(byte));
    }
    return kinds;
}();

std::size_t kind_of(char c) {
    return kKindOf[static_cast<unsigned char>(c)];
}

constexpr Kinds bit(std::size_t kind) {
    return Kinds{1} << kind;
}

/// How the matches of a part begin.
struct Beginnings {
    bool empty = false;                              ///< there is one without a character
    Kinds singles = 0;                               ///< those of one byte
    std::array<Kinds, MatchStarts::kKinds> pairs{};  ///< those of more, by their first two bytes

    [[nodiscard]] Kinds firsts() const {
        Kinds all = singles;
        for (std::size_t kind = 0; kind < pairs.size(); ++kind) {
            all |= pairs[kind] != 0 ? bit(kind) : 0;
        }
        return all;
    }

    void add_pairs(Kinds first, Kinds second) {
        for (; first != 0 && second != 0; first &= first - 1) {
            pairs[static_cast<std::size_t>(std::countr_zero(first))] |= second;
        }
    }

    /// What either begins with.
    void join(const Beginnings& other) {
        empty = empty || other.empty;
        singles |= other.singles;
        for (std::size_t kind = 0; kind < pairs.size(); ++kind) {
            pairs[kind] |= other.pairs[kind];
        }
    }

    /// What it begins with when the other follows.
    void append(const Beginnings& other) {
        add_pairs(singles, other.firsts());
        if (!other.empty) {
            singles = 0;
        }
        if (empty) {
            const bool both = other.empty;
            join(other);
            empty = both;
        }
    }
};

Beginnings of_bytes(Kinds kinds) {
    Beginnings result;
    result.singles = kinds & ~bit(kBeyond);
    // Of a character beyond ASCII only the first byte counts.
    result.add_pairs(kinds & bit(kBeyond), kAll);
    return result;
}

/// Where case does not count, a letter is its other case too, and perhaps a relative beyond ASCII: the long s, the
/// Kelvin sign.
Kinds kinds_of_letter(char c, bool folds) {
    const std::size_t kind = kind_of(c);
    if (!folds || kind >= kDigit) {
        return bit(kind);
    }
    const std::size_t letter = kind % kCapital;
    const bool has_relative = letter == 's' - 'a' || letter == 'k' - 'a';
    return bit(letter) | bit(letter + kCapital) | (has_relative ? bit(kBeyond) : 0);
}

Beginnings of_text(const PatternNode& node) {
    Beginnings result;
    result.empty = true;
    constexpr std::size_t kSeen = 2;
    for (const char c : std::string_view(node.text).substr(0, kSeen)) {
        result.append(of_bytes(kinds_of_letter(c, node.folds)));
    }
    return result;
}

Beginnings of_set(const CharacterSet& set) {
    Kinds kinds = set.beyond == CharacterSet::Beyond::none ? 0 : bit(kBeyond);
    for (std::size_t c = 0; c < set.ascii.size(); ++c) {
        kinds |= set.ascii[c] ? bit(kKindOf[c]) : 0;
    }
    return of_bytes(kinds);
}

Beginnings beginnings_of(const PatternNode& node);

Beginnings of_sequence(const PatternNode& node) {
    Beginnings result;
    result.empty = true;
    for (const PatternNode& part : node.parts) {
        if (!result.empty && result.singles == 0) {
            break;  // two bytes are known of every match
        }
        result.append(beginnings_of(part));
    }
    return result;
}

Beginnings of_repeated(const PatternNode& node) {
    Beginnings result = beginnings_of(node.parts.front());
    if (node.may_repeat()) {
        result.add_pairs(result.singles, result.firsts());
    }
    result.empty = result.empty || node.least == 0;
    return result;
}

/// Recursion goes as deep as the tree.
Beginnings beginnings_of(const PatternNode& node) {
    switch (node.kind) {
        case Kind::text:
            return of_text(node);
        case Kind::set:
            return of_set(node.set);
        case Kind::choice: {
            Beginnings result;
            for (const PatternNode& part : node.parts) {
                result.join(beginnings_of(part));
            }
            return result;
        }
        case Kind::repeated_part:
            return of_repeated(node);
        case Kind::sequence:
        case Kind::capture:
            return of_sequence(node);
        case Kind::text_start:
            return {};  // only at the first byte, which always counts as a place
        default: {
            Beginnings nothing;
            nothing.empty = true;
            return nothing;
        }
    }
}

bool begins_at_boundary(const PatternNode& node) {
    switch (node.kind) {
        case Kind::boundary:
            return true;
        case Kind::sequence:
        case Kind::capture:
            return !node.parts.empty() && begins_at_boundary(node.parts.front());
        case Kind::choice:
            return std::all_of(node.parts.begin(), node.parts.end(), begins_at_boundary);
        default:
            return false;
    }
}

}  // namespace

MatchStarts::MatchStarts(const PatternNode& tree) : at_boundary_(begins_at_boundary(tree)) {
    Beginnings all = beginnings_of(tree);
    anywhere_ = all.empty;
    all.add_pairs(all.singles, kAll);  // what follows a match may be anything, or nothing
    pairs_ = all.pairs;
}

std::size_t MatchStarts::next(std::string_view text, std::size_t from) const {
    if (anywhere_ || from == 0) {
        return from <= text.size() ? from : std::string_view::npos;
    }
    for (std::size_t at = from; at < text.size(); ++at) {
        const Kinds seconds = pairs_[kind_of(text[at])];
        if (seconds == 0 || (seconds & bit(at + 1 < text.size() ? kind_of(text[at + 1]) : kEnd)) == 0) {
            continue;
        }
        const auto is_word = [&](std::size_t i) { return is_word_byte(static_cast<unsigned char>(text[i])); };
        const bool continues = (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
        if (!continues && !(at_boundary_ && is_word(at) == is_word(at - 1))) {
            return at;
        }
    }
    return std::string_view::npos;
}

}  // namespace arising::rules
