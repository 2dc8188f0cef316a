// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/required_pieces.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>
#include <optional>
#include <utility>

#include "rules/pattern_tree.h"

namespace arising::rules {

namespace {

using Kind = PatternNode::Kind;
using Words = std::vector<std::string>;

constexpr std::size_t kMostProducts = 32;  // of words that follow words: "(he|she) (is|was)" are four
constexpr std::size_t kMostWords = 400;    // alternatives: a vocabulary
constexpr std::size_t kLongestWord = 9;    // bytes that are looked for: more of them tell little more
constexpr std::size_t kMostPieces = 5;     // of one pattern
constexpr std::size_t kMostMembers = 4;    // letters of a class that is written out: "[Tt]he"
constexpr std::size_t kFewBytes = 16;      // more are half of the letters, or half of what is no letter
constexpr double kCommon = 0.95;           // what is likelier than this to be in a text is not looked for
constexpr char kEdge = '\x01';             // \b: of a word, on one side or the other
constexpr char kBegin = '<';               // of the text
constexpr char kEnd = '>';

char plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return !is_word_byte(byte) ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word(char c) {
    return c != ' ' && c != kEdge && c != kBegin && c != kEnd;
}

/// Appends to a word in plain form one character of it, or a mark.
void append(std::string& word, char c) {
    if (c == kBegin) {
        word = "< ";  // whatever stands before it takes no character
        return;
    }
    if (!word.empty() && word.back() == kEdge) {
        const bool after_word = word.size() > 1 && is_word(word[word.size() - 2]);
        const bool after_blank = word.size() > 1 && !after_word;
        if (c == kEdge) {
            return;
        }
        word.pop_back();
        if (!after_blank && (is_word(c) || after_word)) {
            word += ' ';  // on one side of the edge there is no word
        }
    }
    if (c == kEnd) {
        append(word, ' ');
    }
    if (c != ' ' || word.empty() || word.back() != ' ') {
        word += c;
    }
}

void extend(std::string& word, const std::string& more) {
    for (const char c : more) {
        append(word, c);
    }
}

/// Of a phrase the beginning of its longest word, with the blank before it; of one that the text begins with its own.
std::string telling_part(const std::string& phrase) {
    if (phrase.front() == kBegin) {
        return phrase.substr(0, kLongestWord);
    }
    std::size_t longest = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < phrase.size();) {
        const std::size_t end = std::min(phrase.find(' ', i), phrase.size());
        if (end - i > longest) {
            longest = end - i;
            begin = i;
        }
        i = end + 1;
    }
    return phrase.substr(begin > 0 ? begin - 1 : 0, kLongestWord);
}

/// What must be looked for: an edge at the end stands for the blank after a word.
std::string finished(std::string word) {
    if (!word.empty() && word.back() == kEdge) {
        word.pop_back();
        if (!word.empty() && is_word(word.back())) {
            word += ' ';
        }
    }
    return word.size() > kLongestWord ? telling_part(word) : word;
}

/// A guess at how many texts have the word, from its length alone.
double likelihood(const std::string& word) {
    double result = 2.5;
    bool says_something = false;
    for (const char c : word) {
        says_something = says_something || is_word(c);
        result *= is_word(c) ? 0.42 : 0.55;  // the blank at the end of a word tells a little less than a letter
    }
    return says_something ? std::min(1.0, result) : 1;
}

double likelihood(const RequiredPiece& piece) {
    constexpr double kSign = 0.15;
    constexpr double kDigits = 0.5;
    const bool frequent = piece.bytes['.'] || piece.bytes[','] || piece.bytes[' '];
    double without = frequent || piece.bytes.count() > kFewBytes
                         ? 0
                         : 1 - std::min(kDigits, kSign * static_cast<double>(piece.bytes.count()));
    for (const std::string& word : piece.words) {
        without *= 1 - likelihood(word);
    }
    return 1 - without;
}

void sort_unique(Words& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

/// Without words that can only be found where another one is.
void simplify(Words& words) {
    constexpr std::size_t kFewWords = 50;  // each is compared with each
    sort_unique(words);
    if (words.size() > kFewWords) {
        return;
    }
    const Words all = words;
    std::erase_if(words, [&](const std::string& word) {
        return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
            return other.size() < word.size() && word.find(other) != std::string::npos;
        });
    });
}

/// What is known of a part of a pattern.
struct Known {
    std::optional<Words> exact;         ///< where these are all that it can match: in plain form, with edges
    std::vector<RequiredPiece> pieces;  ///< what it needs besides
};

void keep_rarest(std::vector<RequiredPiece>& pieces) {
    std::vector<std::pair<double, RequiredPiece>> rated;
    for (RequiredPiece& piece : pieces) {
        const double rate = likelihood(piece);
        if (rate < kCommon) {
            rated.emplace_back(rate, std::move(piece));
        }
    }
    std::stable_sort(rated.begin(), rated.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    pieces.clear();
    for (auto& [rate, piece] : rated) {
        if (pieces.size() < kMostPieces && (pieces.empty() || pieces.back() != piece)) {
            pieces.push_back(std::move(piece));
        }
    }
}

/// Exact words become one piece more.
std::vector<RequiredPiece> pieces_of(Known known) {
    if (known.exact) {
        RequiredPiece piece;
        for (std::string& word : *known.exact) {
            piece.words.push_back(finished(std::move(word)));
        }
        simplify(piece.words);
        known.pieces.push_back(std::move(piece));
    }
    keep_rarest(known.pieces);
    return std::move(known.pieces);
}

Known exactly(std::string word) {
    Known known;
    known.exact.emplace();
    known.exact->push_back(std::move(word));
    return known;
}

/// A sign that is no letter is a blank in plain form; one that says more is asked for by its bytes.
void add_sign(Known& known, std::string_view sign) {
    if (sign != " ") {
        RequiredPiece piece;
        piece.bytes.set(static_cast<unsigned char>(sign.back()));
        known.pieces.push_back(std::move(piece));
    }
}

Known of_text(const PatternNode& node) {
    Known known;
    std::string word;
    for (std::size_t i = 0; i < node.text.size(); ++i) {
        append(word, plain(node.text[i]));
        const auto byte = static_cast<unsigned char>(node.text[i]);
        // Of a character beyond ASCII its last byte; not where case does not count, since its other case has another.
        const bool last = i + 1 == node.text.size() || (static_cast<unsigned char>(node.text[i + 1]) & 0xC0) != 0x80;
        if (!is_word_byte(byte) && last && (byte < 0x80 || !node.folds)) {
            add_sign(known, std::string_view(node.text).substr(i, 1));
        }
    }
    keep_rarest(known.pieces);
    known.exact = Words{word};
    return known;
}

/// The set's characters in plain form, each once.
std::string plain_members(const CharacterSet& set) {
    std::array<bool, 128> members{};
    for (std::size_t c = 0; c < members.size(); ++c) {
        if (set.ascii[c]) {
            members[static_cast<unsigned char>(plain(static_cast<char>(c)))] = true;
        }
    }
    members[' '] = members[' '] || set.beyond != CharacterSet::Beyond::none;
    std::string result;
    for (std::size_t c = 0; c < members.size(); ++c) {
        if (members[c]) {
            result.push_back(static_cast<char>(c));
        }
    }
    return result;
}

bool has_cases(std::uint32_t character) {
    const auto c = static_cast<UChar32>(character);
    return u_foldCase(c, U_FOLD_CASE_DEFAULT) != c || u_tolower(c) != c || u_toupper(c) != c;
}

/// Bytes of which a character of the set has one; none where they would be too many to tell anything.
std::bitset<256> few_bytes_of(const CharacterSet& set) {
    std::bitset<256> bytes;
    if (set.ascii.count() > kFewBytes) {
        return bytes;
    }
    for (std::size_t c = 0; c < set.ascii.size(); ++c) {
        bytes[c] = set.ascii[c];
    }
    if (set.beyond == CharacterSet::Beyond::none) {
        return bytes;
    }
    for (const CharacterSet::Item& item : set.items) {
        if (set.negated || item.opposite || item.last - item.first > kFewBytes) {
            return {};
        }
        for (std::uint32_t c = item.first; c <= item.last; ++c) {
            if (set.folds && has_cases(c)) {
                return {};
            }
            bytes.set(0x80 | (c & 0x3F));  // the last byte of its UTF-8
        }
    }
    return bytes;
}

Known of_set(const PatternNode& node) {
    Known known;
    const std::string members = plain_members(node.set);
    if (members.size() <= kMostMembers) {
        known.exact.emplace();
        for (const char c : members) {
            known.exact->emplace_back(1, c);
        }
    }
    RequiredPiece piece;
    piece.bytes = few_bytes_of(node.set);
    const bool written_out = known.exact && members != " ";  // then the words tell more
    if (!written_out && piece.bytes.any()) {
        known.pieces.push_back(std::move(piece));
        keep_rarest(known.pieces);
    }
    return known;
}

class Analysis {
public:
    static Known of(const PatternNode& node) {
        switch (node.kind) {
            case Kind::text:
                return of_text(node);
            case Kind::set:
                return of_set(node);
            case Kind::text_start:
                return exactly("< ");
            case Kind::text_end:
                return exactly(" >");
            case Kind::line_edge:
            case Kind::boundary:
                return exactly(std::string(1, kEdge));
            case Kind::no_boundary:
                return exactly("");
            case Kind::choice:
                return of_choice(node);
            case Kind::repeated_part:
                return of_repeated(node);
            case Kind::sequence:
            case Kind::capture:
                break;
        }
        return of_sequence(node);
    }

private:
    static Known of_sequence(const PatternNode& node) {
        Known all = exactly("");
        std::optional<Words> run = Words{""};  // what can stand since the last part that is not exact
        bool exact = true;
        const auto end_run = [&] {
            if (run) {
                Known known;
                known.exact = std::exchange(run, std::nullopt);
                std::vector<RequiredPiece> more = pieces_of(std::move(known));
                std::move(more.begin(), more.end(), std::back_inserter(all.pieces));
            }
            exact = false;
        };
        for (const PatternNode& part : node.parts) {
            Known next = of(part);
            if (!next.exact) {
                end_run();
            } else if (run && is_nothing(*run)) {
                run = std::move(next.exact);
            } else if (run && (next.exact->size() == 1 || run->size() * next.exact->size() <= kMostProducts)) {
                run = product(std::move(*run), *next.exact);
            } else {
                end_run();
                run = std::move(next.exact);
            }
            std::move(next.pieces.begin(), next.pieces.end(), std::back_inserter(all.pieces));
        }
        if (exact) {
            all.exact = std::move(run);
            return all;
        }
        end_run();
        all.exact.reset();
        keep_rarest(all.pieces);
        return all;
    }

    static bool is_nothing(const Words& words) { return words.size() == 1 && words.front().empty(); }

    static Words product(Words first, const Words& second) {
        if (second.size() == 1) {
            for (std::string& word : first) {
                extend(word, second.front());
            }
            return first;
        }
        Words result;
        result.reserve(first.size() * second.size());
        for (const std::string& a : first) {
            for (const std::string& b : second) {
                result.push_back(a);
                extend(result.back(), b);
            }
        }
        sort_unique(result);
        return result;
    }

    static Known of_choice(const PatternNode& node) {
        std::vector<Known> branches;
        std::size_t words = 0;
        bool exact = true;
        for (const PatternNode& part : node.parts) {
            branches.push_back(of(part));
            exact = exact && branches.back().exact;
            words += exact ? branches.back().exact->size() : 0;
        }
        Known all;
        if (exact && words <= kMostWords) {
            if (std::any_of(branches.begin(), branches.end(), has_sign)) {
                all.pieces = of_any(branches);  // "(?:%| per cent)": the words alone would say nothing
            }
            all.exact.emplace();
            all.exact->reserve(words);
            for (Known& branch : branches) {
                std::move(branch.exact->begin(), branch.exact->end(), std::back_inserter(*all.exact));
                branch.exact.reset();
            }
            sort_unique(*all.exact);
        }
        if (!all.exact) {
            all.pieces = of_any(std::move(branches));
        }
        return all;
    }

    /// Whether it is a sign alone, which is a blank in plain form.
    static bool has_sign(const Known& branch) {
        return !branch.pieces.empty() && branch.exact && *branch.exact == Words{" "};
    }

    /// What is needed whichever branch is taken: the rarest piece of each, and the next rarest of each.
    static std::vector<RequiredPiece> of_any(std::vector<Known> branches) {
        constexpr std::size_t kMostChoices = 2;
        std::vector<std::vector<RequiredPiece>> pieces;
        std::size_t most = 0;
        for (Known& branch : branches) {
            pieces.push_back(pieces_of(std::move(branch)));
            most = std::max(most, pieces.back().size());
            if (pieces.back().empty()) {
                return {};
            }
        }
        std::vector<RequiredPiece> result;
        for (std::size_t rank = 0; rank < std::min(most, kMostChoices); ++rank) {
            RequiredPiece any;
            for (const auto& of_branch : pieces) {
                const RequiredPiece& piece = of_branch[std::min(rank, of_branch.size() - 1)];
                any.words.insert(any.words.end(), piece.words.begin(), piece.words.end());
                any.bytes |= piece.bytes;
            }
            simplify(any.words);
            result.push_back(std::move(any));
        }
        keep_rarest(result);
        return result;
    }

    static Known of_repeated(const PatternNode& node) {
        Known part = of(node.parts.front());
        const bool only_blanks = part.exact && *part.exact == Words{" "};
        if (node.least == 0) {
            part.pieces.clear();
            if (part.exact && (!node.may_repeat() || only_blanks)) {
                part.exact->emplace_back("");
                sort_unique(*part.exact);
            } else {
                part.exact.reset();
            }
            return part;
        }
        if (!node.may_repeat() || only_blanks) {
            return part;
        }
        Known needed;
        needed.pieces = pieces_of(std::move(part));
        return needed;
    }
};

}  // namespace

namespace {

/// Takes the places where a text begins and ends for any places.
void forget_edges(PatternNode& node) {
    const bool is_edge = node.kind == Kind::text_start || node.kind == Kind::text_end || node.kind == Kind::line_edge;
    node.kind = is_edge ? Kind::no_boundary : node.kind;
    for (PatternNode& part : node.parts) {
        forget_edges(part);
    }
}

}  // namespace

std::vector<RequiredPiece> required_pieces(std::string_view expression, MatchedIn matched_in) {
    std::optional<PatternNode> tree = pattern_tree(expression);
    if (tree && matched_in == MatchedIn::any_part) {
        forget_edges(*tree);
    }
    return tree ? pieces_of(Analysis::of(*tree)) : std::vector<RequiredPiece>();
}

bool has_odd_letters(std::string_view text) {
    for (const std::string_view odd : {"\u017F", "\u212A"}) {
        if (text.find(odd) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace arising::rules
