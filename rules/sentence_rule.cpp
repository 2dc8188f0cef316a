// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/sentence_rule.h"

#include <algorithm>

#include "rules/fields.h"

namespace arising::rules {

using extractor::BlockKind;
using extractor::Span;

namespace {

constexpr BlockIndex kFurthestOpener = 12;  // blocks: a reference, an address and a description, a line each
constexpr BlockIndex kFurthestParent = 5;   // items between an answer and the item that it answers

constexpr int kMostTries = 32;  // matches of one pattern that are refused before it counts as not found

/// Whether a capture is what the rule does not want there.
bool is_refused(const Rule& rule, const PatternMatch& match, std::string_view text) {
    const auto& conditions = rule.sentence.unless_captured;
    return std::any_of(conditions.begin(), conditions.end(), [&](const CaptureCondition& condition) {
        const Capture* capture = match.capture(condition.name);
        return capture != nullptr &&
               any_found_in(condition.patterns, text.substr(capture->span.begin, capture->span.size()));
    });
}

/// The first match of a pattern that is not refused.
std::optional<PatternMatch> first_wanted_of(const Pattern& pattern, const Rule& rule, std::string_view text) {
    auto match = pattern.find(text);
    for (int tries = 1; match && is_refused(rule, *match, text); ++tries) {
        match = tries < kMostTries ? pattern.find(text, match->whole.begin + 1) : std::nullopt;
    }
    return match;
}

/// The same of the first of the rule's patterns, in their order, that has one.
std::optional<PatternMatch> first_wanted(const Rule& rule, std::string_view text, PatternSet tried) {
    for (std::size_t i = 0; i < rule.match.size(); ++i) {
        if ((tried & set_of(i)) != 0) {
            if (auto match = first_wanted_of(rule.match[i], rule, text)) {
                return match;
            }
        }
    }
    return std::nullopt;
}

/// What of a match is the statement: what stands around its text may belong to the next one too.
Span own_span(const PatternMatch& match) {
    const Capture* text = match.capture("text");
    return text != nullptr && !text->span.empty() ? text->span : match.whole;
}

/// Every match of every alternative in the passage; a later one whose text overlaps that of an earlier one is left out.
std::vector<PatternMatch> all_matches(const std::vector<Pattern>& patterns, std::string_view text, PatternSet tried) {
    std::vector<PatternMatch> matches;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        for (std::size_t from = 0; from <= text.size() && (tried & set_of(i)) != 0;) {
            auto match = patterns[i].find(text, from);
            if (!match) {
                break;
            }
            const Span own = own_span(*match);
            from = std::max<std::size_t>(own.end, match->whole.begin + 1);
            const bool taken = std::any_of(matches.begin(), matches.end(),
                                           [&](const PatternMatch& other) { return own_span(other).overlaps(own); });
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
    if (!before.parent.empty() && any_found_in(shape.with_parent, text)) {
        return before.parent;
    }
    if (!before.sentence.empty() && (!shape.back_to.empty() || any_found_in(shape.with_previous, text))) {
        return before.sentence;
    }
    return !before.heading.empty() && any_found_in(shape.with_heading, text) ? before.heading : Span{};
}

bool add_match(Mining& mining, RuleIndex index, Span passage, const Before& before, const PatternMatch& match,
               Statement statement) {
    const Rule& rule = mining.rule(index);
    const Span joined = joined_before(mining, rule, passage, before);
    const std::uint32_t begin = joined.empty() ? passage.begin : joined.begin;
    if (!rule.kind) {
        mining.suppressions.push_back({{begin, passage.end}, index});  // all of it, whatever the captures
        return true;
    }
    statement.span = passage;
    set_fields(statement, mining, rule, match, passage.begin);
    if (!joined.empty()) {
        statement.span.begin = begin;
    }
    if (!is_complete(statement)) {
        return false;
    }
    mining.add(std::move(statement), index);
    return true;
}

/// The last sentence of what stands directly before a block: a motion and what became of it often stand in two. That is
/// a paragraph or list item, and for a table cell what stands before it in its row; nothing where another heading or a
/// table stands between.
Span sentence_before(Mining& mining, BlockIndex block) {
    const auto& blocks = mining.document().blocks;
    const bool in_table = blocks[block].kind == BlockKind::table_cell;
    for (BlockIndex before = block; before > 0;) {
        --before;
        const extractor::Block& it = blocks[before];
        if (!mining.is_visible(before) || it.kind == BlockKind::note) {
            continue;  // the foot and the head of a page
        }
        const bool goes_on = in_table ? it.table == blocks[block].table && it.row == blocks[block].row
                                      : it.kind == BlockKind::paragraph || it.kind == BlockKind::list_item;
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

/// The item below which a list item stands: the nearest before it that is less deep. Empty where other text stands
/// between, or more items than an answer looks back over.
Span parent_of(const Mining& mining, BlockIndex block) {
    const auto& blocks = mining.document().blocks;
    if (blocks[block].kind != BlockKind::list_item) {
        return {};
    }
    BlockIndex seen = 0;
    for (BlockIndex before = block; before > 0 && seen < kFurthestParent;) {
        --before;
        if (!mining.is_visible(before) || blocks[before].kind == BlockKind::note) {
            continue;  // the foot and the head of a page
        }
        if (blocks[before].kind != BlockKind::list_item) {
            break;
        }
        if (blocks[before].level < blocks[block].level) {
            return mining.block_span(before);
        }
        ++seen;
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

void take_captures(Statement& statement, const Mining& mining, const Rule& rule, Span opening) {
    if (const auto match = find_first(rule.sentence.back_to, mining.text(opening))) {
        set_fields(statement, mining, rule, *match, opening.begin);
    }
}

/// A statement that begins in a block before: its text is all from there, or from the text that is captured there, to
/// the end of this block's match. The captures of both, and of the openers between them, are its fields.
void apply_from_opener(Mining& mining, RuleIndex index, BlockIndex block) {
    const Rule& rule = mining.rule(index);
    const Span span = mining.block_span(block);
    const auto match = first_wanted(rule, mining.text(span), mining.possible_in_block(index));
    if (!match || any_found_in(rule.unless, mining.text(span))) {
        return;
    }
    if (const auto opener = opener_of(mining, rule, block)) {
        Statement prototype = new_statement(rule, {});
        for (BlockIndex between = block - 1; between > *opener; --between) {  // who seconded, below who moved
            if (mining.is_visible(between)) {
                take_captures(prototype, mining, rule, mining.block_span(between));
            }
        }
        prototype.span = {};
        const Span opening = mining.block_span(*opener);
        take_captures(prototype, mining, rule, opening);
        const Span from = prototype.span.empty() ? opening : prototype.span;
        add_match(mining, index, span, {from, {}, {}}, *match, std::move(prototype));
    }
}

/// Whether the passage ends its block and the rule does not want what follows: a sentence with a colon that a list or a
/// table completes is another matter than one that nothing does.
bool is_followed(const Mining& mining, const Rule& rule, BlockIndex block, Span passage) {
    const auto& unwanted = rule.sentence.unless_next;
    const auto& blocks = mining.document().blocks;
    if (unwanted.empty() || passage.end < mining.block_span(block).end) {
        return false;
    }
    const BlockIndex next = mining.next_in_text(block);
    return next < blocks.size() && std::find(unwanted.begin(), unwanted.end(), blocks[next].kind) != unwanted.end();
}

}  // namespace

bool match_passage(Mining& mining, RuleIndex index, Span passage, const Before& before, const Statement& prototype,
                   PatternSet tried) {
    const Rule& rule = mining.rule(index);
    const std::string_view text = mining.text(passage);
    std::vector<PatternMatch> matches;
    if (rule.sentence.all_matches) {
        matches = all_matches(rule.match, text, tried);
        std::erase_if(matches, [&](const PatternMatch& match) { return is_refused(rule, match, text); });
    } else if (auto match = first_wanted(rule, text, tried)) {
        matches.push_back(std::move(*match));
    }
    if (matches.empty() || any_found_in(rule.unless, text) ||
        (!before.sentence.empty() && any_found_in(rule.sentence.unless_previous, mining.text(before.sentence)))) {
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
    before.parent = rule.sentence.with_parent.empty() ? Span{} : parent_of(mining, block);
    if (rule.sentence.whole_block) {
        if (const Span whole = mining.block_span(block); !is_followed(mining, rule, block, whole)) {
            match_passage(mining, index, whole, before, prototype, mining.possible_in_block(index));
        }
        return;
    }
    const bool looks_back = !rule.sentence.with_previous.empty() || !rule.sentence.unless_previous.empty();
    before.sentence = looks_back ? sentence_before(mining, block) : Span{};
    const std::vector<Span>& sentences = mining.sentences(block);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const PatternSet tried = mining.possible_in_sentence(index, i);
        if (tried != 0 && !is_followed(mining, rule, block, sentences[i])) {
            match_passage(mining, index, sentences[i], before, prototype, tried);
        }
        before = {sentences[i], {}, {}};
    }
}

}  // namespace arising::rules
