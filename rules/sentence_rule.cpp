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

/// What stands before the passage and belongs to its statement; empty where nothing does.
Span joined_before(Mining& mining, const Rule& rule, Span passage, const Before& before) {
    const SentenceShape& shape = rule.sentence;
    const std::string_view text = mining.text(passage);
    if (!before.sentence.empty() && (!shape.back_to.empty() || any_found_in(shape.with_previous, text))) {
        return before.sentence;
    }
    return !before.heading.empty() && any_found_in(shape.with_heading, text) ? before.heading : Span{};
}

bool add_match(Mining& mining, RuleIndex index, Span passage, const Before& before, const PatternMatch& match,
               Statement statement) {
    const Rule& rule = mining.rule(index);
    if (!rule.kind) {
        mining.suppressions.push_back({passage, index});  // all of it, whatever the captures
        return true;
    }
    statement.span = passage;
    set_fields(statement, mining, rule, match, passage.begin);
    if (const Span joined = joined_before(mining, rule, passage, before); !joined.empty()) {
        statement.span.begin = joined.begin;
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

/// The heading right above a block; empty where other text stands between.
Span heading_before(const Mining& mining, BlockIndex block) {
    const auto& blocks = mining.document().blocks;
    for (BlockIndex before = block; before > 0;) {
        --before;
        if (mining.is_visible(before) && blocks[before].kind != BlockKind::note) {
            return blocks[before].kind == BlockKind::heading ? mining.block_span(before) : Span{};
        }
    }
    return {};
}

/// Whether one of the items below the block, deeper than it where it is an item itself, says what the rule is not to
/// find.
bool is_answered_below(const Mining& mining, const Rule& rule, BlockIndex block) {
    const auto& blocks = mining.document().blocks;
    const bool nested = blocks[block].kind == BlockKind::list_item;
    for (BlockIndex below = mining.next_in_text(block);
         below < blocks.size() && blocks[below].kind == BlockKind::list_item &&
         (!nested || blocks[below].level > blocks[block].level);
         below = mining.next_in_text(below)) {
        if (any_found_in(rule.sentence.unless_below, mining.text(mining.block_span(below)))) {
            return true;
        }
    }
    return false;
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
        add_match(mining, index, span, {mining.block_span(*opener), {}}, *match, prototype);
    }
}

}  // namespace

bool match_passage(Mining& mining, RuleIndex index, Span passage, const Before& before, const Statement& prototype,
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
        added = add_match(mining, index, passage, before, match, prototype) || added;
    }
    return added;
}

void apply_sentence_rule(Mining& mining, RuleIndex index, BlockIndex block) {
    const Rule& rule = mining.rule(index);
    const Statement prototype = new_statement(rule, {});
    if (!rule.sentence.unless_below.empty() && is_answered_below(mining, rule, block)) {
        return;
    }
    if (!rule.sentence.back_to.empty() && !any_found_in(rule.sentence.back_to, mining.text(mining.block_span(block)))) {
        apply_from_opener(mining, index, block);
        return;
    }
    Before before;
    before.heading = rule.sentence.with_heading.empty() ? Span{} : heading_before(mining, block);
    if (rule.sentence.whole_block) {
        match_passage(mining, index, mining.block_span(block), before, prototype, mining.possible_in_block(index));
        return;
    }
    before.sentence = rule.sentence.with_previous.empty() ? Span{} : sentence_before(mining, block);
    const std::vector<Span>& sentences = mining.sentences(block);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const PatternSet tried = mining.possible_in_sentence(index, i);
        if (tried != 0) {
            match_passage(mining, index, sentences[i], before, prototype, tried);
        }
        before = {sentences[i], {}};
    }
}

}  // namespace arising::rules
