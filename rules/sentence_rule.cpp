// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/sentence_rule.h"

#include <algorithm>

#include "rules/fields.h"

namespace arising::rules {

using extractor::BlockKind;
using extractor::Span;

namespace {

constexpr BlockIndex kFurthestOpener = 12;  // blocks: a reference, an address and a description, a line each

/// Every match of every alternative in the passage; a later one that overlaps an earlier one is left out.
std::vector<PatternMatch> all_matches(const std::vector<Pattern>& patterns, std::string_view text, PatternSet tried) {
    std::vector<PatternMatch> matches;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        for (std::size_t from = 0; from <= text.size() && (tried & set_of(i)) != 0;) {
            auto match = patterns[i].find(text, from);
            if (!match) {
                break;
            }
            from = std::max<std::size_t>(match->whole.end, match->whole.begin + 1);
            const bool taken = std::any_of(matches.begin(), matches.end(), [&](const PatternMatch& other) {
                return other.whole.overlaps(match->whole);
            });
            if (!taken) {
                matches.push_back(std::move(*match));
            }
        }
    }
    return matches;
}

bool add_match(Mining& mining, RuleIndex index, Span passage, Span previous, const PatternMatch& match,
               Statement statement) {
    const Rule& rule = mining.rule(index);
    if (!rule.kind) {
        mining.suppressions.push_back({passage, index});  // all of it, whatever the captures
        return true;
    }
    statement.span = passage;
    set_fields(statement, mining, rule, match, passage.begin);
    const bool joined =
        !rule.sentence.back_to.empty() || any_found_in(rule.sentence.with_previous, mining.text(passage));
    if (!previous.empty() && joined) {
        statement.span.begin = previous.begin;
    }
    if (!is_complete(statement)) {
        return false;
    }
    mining.add(std::move(statement), index);
    return true;
}

/// The last sentence of the block before a paragraph: a motion and what became of it often stand in two. Empty where
/// another heading, a table or a list stands between.
Span sentence_before(Mining& mining, BlockIndex block) {
    const auto& blocks = mining.document().blocks;
    if (blocks[block].kind != BlockKind::paragraph) {
        return {};
    }
    for (BlockIndex before = block; before > 0;) {
        --before;
        if (!mining.is_visible(before) || blocks[before].kind == BlockKind::note) {
            continue;  // the foot and the head of a page
        }
        const bool goes_on =
            blocks[before].kind == BlockKind::paragraph && blocks[before].section == blocks[block].section;
        return goes_on ? mining.last_sentence(before) : Span{};
    }
    return {};
}

/// The block with which a statement begins that ends in this one: the nearest before it that the rule goes back to, and
/// those directly before that one which match as well (a reference on each of two lines). Nothing where a heading, a
/// table, or what the rule finds already stands between.
std::optional<BlockIndex> opener_of(const Mining& mining, const Rule& rule, BlockIndex block) {
    const auto& blocks = mining.document().blocks;
    std::optional<BlockIndex> opener;
    const BlockIndex first = block > kFurthestOpener ? block - kFurthestOpener : 0;
    for (BlockIndex before = block; before > first;) {
        --before;
        if (!mining.is_visible(before) || blocks[before].kind == BlockKind::note) {
            continue;  // the foot and the head of a page
        }
        const std::string_view text = mining.text(mining.block_span(before));
        const bool opens = any_found_in(rule.sentence.back_to, text);
        const bool other = blocks[before].kind == BlockKind::table_cell ||
                           (blocks[before].kind == BlockKind::heading && !opens) || any_found_in(rule.match, text);
        if (other || (opener && !opens)) {
            break;
        }
        opener = opens ? std::optional(before) : opener;
    }
    return opener;
}

/// A statement that begins in a block before: its text is all from there to the end of this block's match.
void apply_from_opener(Mining& mining, RuleIndex index, BlockIndex block) {
    const Rule& rule = mining.rule(index);
    const Span span = mining.block_span(block);
    const auto match = find_first(rule.match, mining.text(span), mining.possible_in_block(index));
    if (!match || any_found_in(rule.unless, mining.text(span))) {
        return;
    }
    if (const auto opener = opener_of(mining, rule, block)) {
        const Statement prototype = new_statement(rule, {});
        add_match(mining, index, span, mining.block_span(*opener), *match, prototype);
    }
}

}  // namespace

bool match_passage(Mining& mining, RuleIndex index, Span passage, Span previous, const Statement& prototype,
                   PatternSet tried) {
    const Rule& rule = mining.rule(index);
    const std::string_view text = mining.text(passage);
    std::vector<PatternMatch> matches;
    if (rule.sentence.all_matches) {
        matches = all_matches(rule.match, text, tried);
    } else if (auto match = find_first(rule.match, text, tried)) {
        matches.push_back(std::move(*match));
    }
    if (matches.empty() || any_found_in(rule.unless, text)) {
        return false;
    }
    bool added = false;
    for (const PatternMatch& match : matches) {
        added = add_match(mining, index, passage, previous, match, prototype) || added;
    }
    return added;
}

void apply_sentence_rule(Mining& mining, RuleIndex index, BlockIndex block) {
    const Rule& rule = mining.rule(index);
    const Statement prototype = new_statement(rule, {});
    if (!rule.sentence.back_to.empty() && !any_found_in(rule.sentence.back_to, mining.text(mining.block_span(block)))) {
        apply_from_opener(mining, index, block);
        return;
    }
    if (rule.sentence.whole_block) {
        match_passage(mining, index, mining.block_span(block), {}, prototype, mining.possible_in_block(index));
        return;
    }
    Span previous = rule.sentence.with_previous.empty() ? Span{} : sentence_before(mining, block);
    const std::vector<Span>& sentences = mining.sentences(block);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const PatternSet tried = mining.possible_in_sentence(index, i);
        if (tried != 0) {
            match_passage(mining, index, sentences[i], previous, prototype, tried);
        }
        previous = sentences[i];
    }
}

}  // namespace arising::rules
