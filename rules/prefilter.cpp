// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/prefilter.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "rules/literal_search.h"
#include "rules/required_pieces.h"

namespace arising::rules {

namespace {

using Bytes = std::array<std::uint64_t, 4>;  ///< as bits
using Index = std::uint32_t;

void sort_unique(std::vector<Index>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

void add(Bytes& bytes, std::size_t byte) {
    bytes[byte / 64] |= std::uint64_t{1} << (byte % 64);
}

Bytes bytes_of(std::string_view text) {
    Bytes bytes{};
    for (const char c : text) {
        add(bytes, static_cast<unsigned char>(c));
    }
    return bytes;
}

Bytes bytes_of(const std::bitset<256>& set) {
    Bytes bytes{};
    for (std::size_t i = 0; i < set.size(); ++i) {
        if (set[i]) {
            add(bytes, i);
        }
    }
    return bytes;
}

bool have_one_in_common(const Bytes& a, const Bytes& b) {
    return ((a[0] & b[0]) | (a[1] & b[1]) | (a[2] & b[2]) | (a[3] & b[3])) != 0;
}

/// Lists of numbers, one behind the other.
class Lists {
public:
    Lists() = default;
    explicit Lists(const std::vector<std::vector<Index>>& lists) {
        for (const std::vector<Index>& list : lists) {
            numbers_.insert(numbers_.end(), list.begin(), list.end());
            begins_.push_back(static_cast<Index>(numbers_.size()));
        }
    }

    [[nodiscard]] std::span<const Index> operator[](std::size_t list) const {
        return {numbers_.data() + begins_[list], numbers_.data() + begins_[list + 1]};
    }

private:
    std::vector<Index> begins_ = {0};
    std::vector<Index> numbers_;
};

}  // namespace

struct Prefilter::Compiled {
    explicit Compiled(std::int64_t limit) : memory(limit) {}

    /// The memory that the searches may still use; their words are shared out among as many as are needed.
    std::int64_t memory;
    bool complete = true;  ///< there was enough
    std::vector<LiteralSearch> searches;
    std::vector<Index> first_word;  ///< of each search
    Lists pieces_of_word;
    std::vector<std::pair<Bytes, Index>> byte_pieces;
    Lists patterns_of;       ///< by piece: the patterns, as indices into ids, that are looked at where it is found
    std::vector<Index> ids;  ///< of the patterns
    Lists others;            ///< by pattern: its other pieces
    std::vector<Index> all;  ///< every id once
    std::vector<Index> unfiltered;  ///< ids of patterns that need nothing

    // While patterns are added.
    std::map<std::pair<std::vector<std::string>, std::string>, Index> piece_numbers;
    std::map<std::string, Index> word_numbers;
    std::vector<std::string> words;
    std::vector<std::vector<Index>> growing_pieces_of_word;
    std::vector<std::vector<Index>> growing_patterns_of;
    std::vector<std::vector<Index>> growing_others;

    // Notes of one search. What has the number of the round has been found in it.
    std::uint32_t round = 0;
    std::vector<std::uint32_t> marks;       ///< of pieces
    std::vector<std::uint32_t> word_marks;  ///< of words
    std::vector<Index> marked;
    std::vector<Index> found;

    Index number_of(const RequiredPiece& piece) {
        const auto [entry, is_new] =
            piece_numbers.emplace(std::pair(piece.words, piece.bytes.to_string()), growing_patterns_of.size());
        if (is_new) {
            growing_patterns_of.emplace_back();
            for (const std::string& word : piece.words) {
                growing_pieces_of_word[number_of_word(word)].push_back(entry->second);
            }
            if (piece.bytes.any()) {
                byte_pieces.emplace_back(bytes_of(piece.bytes), entry->second);
            }
        }
        return entry->second;
    }

    Index number_of_word(const std::string& word) {
        const auto [entry, is_new] = word_numbers.emplace(word, words.size());
        if (is_new) {
            words.push_back(word);
            growing_pieces_of_word.emplace_back();
        }
        return entry->second;
    }

    /// As many searches as the words need, none of them too large.
    void make_searches() {
        for (std::size_t begin = 0; begin < words.size() && complete;) {
            std::size_t end = begin;
            for (std::size_t letters = 1; end < words.size(); ++end) {
                letters += words[end].size();
                if (letters > LiteralSearch::kMostStates && end > begin) {
                    break;
                }
            }
            const std::vector<std::string> some(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                                words.begin() + static_cast<std::ptrdiff_t>(end));
            searches.emplace_back(some, memory);
            first_word.push_back(static_cast<Index>(begin));
            memory -= searches.back().bytes();
            complete = searches.back().is_built();
            begin = end;
        }
    }

    void mark(Index piece) {
        if (marks[piece] != round) {
            marks[piece] = round;
            marked.push_back(piece);
        }
    }

    void next_round() {
        if (++round == 0) {
            std::fill(marks.begin(), marks.end(), 0);
            std::fill(word_marks.begin(), word_marks.end(), 0);
            round = 1;
        }
        marked.clear();
    }

    /// Marks every piece that the text has.
    void mark_pieces(std::string_view text) {
        next_round();
        for (std::size_t i = 0; i < searches.size(); ++i) {
            found.clear();
            searches[i].find(text, found);
            for (const Index word : found) {
                mark_word(first_word[i] + word);
            }
        }
        const Bytes bytes = bytes_of(text);
        for (const auto& [any_of, piece] : byte_pieces) {
            if (have_one_in_common(any_of, bytes)) {
                mark(piece);
            }
        }
    }

    void mark_word(Index word) {
        if (word_marks[word] != round) {
            word_marks[word] = round;
            for (const Index piece : pieces_of_word[word]) {
                mark(piece);
            }
        }
    }
};

Prefilter::Prefilter(std::int64_t memory) : compiled_(std::make_unique<Compiled>(memory)) {}
Prefilter::Prefilter(Prefilter&&) noexcept = default;
Prefilter& Prefilter::operator=(Prefilter&&) noexcept = default;
Prefilter::~Prefilter() = default;

void Prefilter::add(std::string_view expression, std::uint32_t id, MatchedIn matched_in) {
    Compiled& c = *compiled_;
    c.all.push_back(id);
    std::vector<Index> pieces;
    for (const RequiredPiece& piece : required_pieces(expression, matched_in)) {
        pieces.push_back(c.number_of(piece));
    }
    if (pieces.empty()) {
        c.unfiltered.push_back(id);
        return;
    }
    c.growing_patterns_of[pieces.front()].push_back(static_cast<Index>(c.ids.size()));
    c.ids.push_back(id);
    c.growing_others.emplace_back(pieces.begin() + 1, pieces.end());
}

void Prefilter::compile() {
    Compiled& c = *compiled_;
    sort_unique(c.all);
    sort_unique(c.unfiltered);
    c.make_searches();
    c.marks.assign(c.growing_patterns_of.size(), 0);
    c.word_marks.assign(c.words.size(), 0);
    c.pieces_of_word = Lists(std::exchange(c.growing_pieces_of_word, {}));
    c.patterns_of = Lists(std::exchange(c.growing_patterns_of, {}));
    c.others = Lists(std::exchange(c.growing_others, {}));
    c.piece_numbers.clear();
    c.word_numbers.clear();
    c.words.clear();
}

bool Prefilter::candidates(std::string_view text, std::vector<std::uint32_t>& ids) const {
    Compiled& c = *compiled_;
    if (!c.complete || has_odd_letters(text)) {
        ids = c.all;
        return c.complete;
    }
    c.mark_pieces(text);
    ids = c.unfiltered;
    for (const Index piece : c.marked) {
        for (const Index pattern : c.patterns_of[piece]) {
            const auto others = c.others[pattern];
            if (std::all_of(others.begin(), others.end(), [&](Index other) { return c.marks[other] == c.round; })) {
                ids.push_back(c.ids[pattern]);
            }
        }
    }
    sort_unique(ids);
    return true;
}

}  // namespace arising::rules
