// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/sentence_rule.h"

#include <algorithm>

#include "rules/fields.h"

namespace arising::rules {

using extractor::Span;

namespace {

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
    if (!previous.empty() && any_found_in(rule.sentence.with_previous, mining.text(passage))) {
        statement.span.begin = previous.begin;
    }
    if (!is_complete(statement)) {
        return false;
    }
    mining.add(std::move(statement), index);
    return true;
}

}  // namespace

bool match_passage(Mining& mining, RuleIndex index, Span passage, Span previous, const Statement& prototype) {
    const Rule& rule = mining.rule(index);
    const std::string_view text = mining.text(passage);
    std::vector<PatternMatch> matches;
    if (rule.sentence.all_matches) {
        matches = all_matches(rule.match, text, mining.possible_patterns(index));
    } else if (auto match = find_first(rule.match, text, mining.possible_patterns(index))) {
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
    if (rule.sentence.whole_block) {
        match_passage(mining, index, mining.block_span(block), {}, prototype);
        return;
    }
    Span previous;
    for (const Span sentence : mining.sentences(block)) {
        match_passage(mining, index, sentence, previous, prototype);
        previous = sentence;
    }
}

}  // namespace arising::rules
