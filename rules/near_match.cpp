// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/near_match.h"

#include <algorithm>

#include "rules/pattern_parts.h"
#include "rules/plain_text.h"
#include "rules/visible_text.h"

namespace arising::rules {

using extractor::Span;

namespace {

constexpr std::size_t kMostBranches = 40;  // alternatives of a group that are looked into
constexpr int kDeepest = 4;                // groups in groups that are looked into
constexpr std::size_t kLongestShown = 60;  // bytes of a pattern in a message

std::optional<Pattern> compiled(const std::string& expression) {
    try {
        return Pattern(expression);
    } catch (const PatternError&) {
        return std::nullopt;  // too large, or a piece that cannot stand alone
    }
}

bool is_found(const PatternParts& parts, std::size_t atoms, std::string_view text) {
    const std::optional<Pattern> prefix = compiled(prefix_of(parts, atoms));
    return atoms == 0 || (prefix && prefix->found_in(text));
}

/// The most atoms whose prefix is found. Prefixes that are found come before those that are not; most texts fail early,
/// so the steps double from the beginning.
std::size_t longest_prefix(const PatternParts& parts, std::size_t known, std::string_view text) {
    const std::size_t all = atoms_in(parts);
    std::size_t good = known;
    std::size_t bad = all + 1;
    for (std::size_t step = 1; good < all && bad > all; step *= 2) {
        const std::size_t next = std::min(all, good + step);
        (is_found(parts, next, text) ? good : bad) = next;
    }
    while (bad - good > 1 && bad <= all) {
        const std::size_t middle = good + (bad - good) / 2;
        (is_found(parts, middle, text) ? good : bad) = middle;
    }
    return good;
}

std::vector<const PatternPart*> atoms_of(const PatternParts& parts) {
    std::vector<const PatternPart*> atoms;
    for (const PatternPart& part : parts) {
        if (part.kind == PatternPart::Kind::atom) {
            atoms.push_back(&part);
        }
    }
    return atoms;
}

/// What the first atoms matched, and how much of it says something.
void measure(NearMatch& near, const PatternParts& parts, std::size_t atoms, std::string_view text) {
    const auto list = atoms_of(parts);
    if (atoms == 0) {
        return;
    }
    const std::optional<Pattern> named = compiled(prefix_of(parts, atoms, true));  // its captures' names live as long
    const auto match = named ? named->find(text) : std::nullopt;
    if (!match) {
        return;
    }
    near.matched = match->whole;
    near.stop = match->whole.begin;
    near.after_gap = false;
    std::size_t telling = 0;
    for (std::size_t i = 0; i < atoms; ++i) {
        const Capture* capture = match->capture(part_name(i));
        if (capture != nullptr && !capture->span.empty() && !list[i]->gap) {
            near.stop = std::max(near.stop, capture->span.end);
            telling += list[i]->loose ? 0 : capture->span.size();
        }
        near.after_gap = list[i]->gap || (near.after_gap && capture != nullptr && capture->span.empty());
    }
    const double share = static_cast<double>(atoms) / static_cast<double>(list.size());
    near.nearness = static_cast<double>(telling) * share;
}

NearMatch near_parts(const PatternParts& parts, std::size_t known, std::string_view text, int depth);

/// The parts with the group after `atoms` atoms replaced by one of its alternatives.
PatternParts with_branch(const PatternParts& parts, std::size_t group, const PatternParts& branch) {
    PatternParts result(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(group));
    result.insert(result.end(), branch.begin(), branch.end());
    result.insert(result.end(), parts.begin() + static_cast<std::ptrdiff_t>(group) + 1, parts.end());
    return result;
}

std::size_t index_of_atom(const PatternParts& parts, std::size_t atom) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].kind == PatternPart::Kind::atom && seen++ == atom) {
            return i;
        }
    }
    return parts.size();
}

/// Where the text stops at a group of alternatives: the alternative that it follows farthest, if it follows any.
NearMatch into_branches(NearMatch near, const PatternParts& parts, std::size_t atoms, std::string_view text,
                        int depth) {
    const std::size_t group = index_of_atom(parts, atoms);
    const std::vector<PatternParts> branches =
        group < parts.size() ? branches_of(parts[group]) : std::vector<PatternParts>();
    if (depth == 0 || branches.size() < 2 || branches.size() > kMostBranches) {
        return near;
    }
    const std::uint32_t stop = near.stop;
    for (const PatternParts& branch : branches) {
        NearMatch inside = near_parts(with_branch(parts, group, branch), atoms, text, depth - 1);
        if (!inside.complete && inside.matched && inside.stop > stop && inside.nearness > near.nearness) {
            near = std::move(inside);
        }
    }
    return near;
}

NearMatch near_parts(const PatternParts& parts, std::size_t known, std::string_view text, int depth) {
    NearMatch near;
    const std::size_t atoms = longest_prefix(parts, known, text);
    near.complete = atoms == atoms_in(parts);
    measure(near, parts, atoms, text);
    if (near.complete) {
        near.nearness = std::max(near.nearness, 1.0);
        return near;
    }
    near.expected = rest_of(parts, atoms);
    return into_branches(std::move(near), parts, atoms, text, depth);
}

std::string shown(std::string_view expression) {
    if (expression.size() <= kLongestShown) {
        return std::string(expression);
    }
    std::size_t size = kLongestShown;
    while (size > 0 && (static_cast<unsigned char>(expression[size]) & 0xC0) == 0x80) {
        --size;
    }
    return std::string(expression.substr(0, size)) + "…";
}

}  // namespace

NearMatch near_match(const std::vector<Pattern>& patterns, std::string_view text, Effort effort) {
    NearMatch best;
    bool first = true;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        for (const PatternParts& parts : split_pattern(patterns[i].expression())) {
            NearMatch near = near_parts(parts, 0, text, effort == Effort::quick ? 0 : kDeepest);
            near.pattern = i;
            const bool better = near.complete != best.complete ? near.complete : near.nearness > best.nearness;
            if (first || better) {
                best = std::move(near);
                first = false;
            }
        }
    }
    return best;
}

std::string reason_of(const NearMatch& match, std::string_view text, std::string_view pattern) {
    if (!match.matched || match.matched->begin == match.stop) {
        return "nothing in it matches " + std::string(pattern);
    }
    const std::string matched(trimmed(text.substr(match.matched->begin, match.stop - match.matched->begin)));
    return "matched \"" + visible(matched) + "\", then " + (match.after_gap ? "somewhere after it " : "") +
           "expected " + (match.expected == "$" ? std::string("the end") : shown(match.expected));
}

}  // namespace arising::rules
