// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/mining.h"

#include <algorithm>

#include "extractor/sentences.h"
#include "rules/fields.h"
#include "rules/plain_text.h"
#include "rules/table_grid.h"

namespace arising::rules {

using extractor::BlockKind;
using extractor::Span;

Mining::Mining(const extractor::Document& document, const std::vector<Rule>& rules, Leniency leniency)
    : document_(document),
      rules_(rules),
      leniency_(leniency),
      text_(document.text),
      sentences_(document.blocks.size()),
      section_tests_(rules.size()) {
    std::replace(text_.begin(), text_.end(), '\n', ' ');
}

Span Mining::block_span(BlockIndex block) const {
    return trimmed(document_.blocks[block].span, text_);
}

const std::vector<Span>& Mining::sentences(BlockIndex block) {
    auto& known = sentences_[block];
    if (!known) {
        known = extractor::sentences_of(document_, document_.blocks[block]);
    }
    return *known;
}

std::vector<Span> Mining::lines(BlockIndex block) const {
    const Span whole = document_.blocks[block].span;
    std::vector<Span> lines;
    auto line = std::partition_point(document_.lines.begin(), document_.lines.end(),
                                     [&](const extractor::Line& l) { return l.span.begin < whole.begin; });
    for (; line != document_.lines.end() && line->span.end <= whole.end; ++line) {
        lines.push_back(trimmed(line->span, text_));
    }
    return lines;
}

Span Mining::last_sentence(BlockIndex block) {
    const auto& all = sentences(block);
    return all.empty() ? block_span(block) : all.back();
}

bool Mining::is_visible(BlockIndex block) const {
    const BlockKind kind = document_.blocks[block].kind;
    return kind != BlockKind::contents && kind != BlockKind::furniture && kind != BlockKind::hidden;
}

BlockIndex Mining::next_in_text(BlockIndex block) const {
    for (++block; block < document_.blocks.size(); ++block) {
        if (is_visible(block) && document_.blocks[block].kind != BlockKind::note) {
            break;
        }
    }
    return block;
}

DateOrder Mining::date_order(std::string_view text) const {
    if (text.find('/') == std::string_view::npos && text.find('-') == std::string_view::npos) {
        return DateOrder::day_first;
    }
    if (!date_order_) {
        date_order_ = date_order_of(text_);
    }
    return *date_order_;
}

namespace {

PatternSet patterns_of(const std::vector<Candidate>& candidates, RuleIndex rule) {
    const auto found = std::lower_bound(candidates.begin(), candidates.end(), rule,
                                        [](const Candidate& c, RuleIndex wanted) { return c.rule < wanted; });
    return found != candidates.end() && found->rule == rule ? found->patterns : PatternSet{0};
}

}  // namespace

PatternSet Mining::possible_in_block(RuleIndex rule) const {
    return in_block_ == nullptr ? kAllPatterns : patterns_of(*in_block_, rule);
}

PatternSet Mining::possible_in_sentence(RuleIndex rule, std::size_t sentence) const {
    const bool by_sentence = in_sentences_ != nullptr && !in_sentences_->empty();
    return by_sentence ? patterns_of((*in_sentences_)[sentence], rule) : possible_in_block(rule);
}

void Mining::set_possible(const std::vector<Candidate>& in_block,
                          const std::vector<std::vector<Candidate>>& in_sentences) {
    in_block_ = &in_block;
    in_sentences_ = &in_sentences;
}

void Mining::add(Statement statement, RuleIndex rule) {
    const Rule& its = rules_[rule];
    if (!its.kind || !its.suppresses.empty()) {
        suppressions.push_back({statement.span, rule});
    }
    if (meter != nullptr) {
        ++meter->cost(rule).found;
    }
    if (!its.kind) {
        return;
    }
    fill_fields(statement, *this, its);
    if (statement.judgement && statement.judgement->aspect.empty() && !statement.judgement->cited) {
        statement.judgement->aspect = heading_above(statement.span.begin);
    }
    found.push_back({std::move(statement), rule});
}

std::string Mining::heading_above(std::uint32_t offset) const {
    const std::int32_t block = document_.block_at(offset);
    const std::int32_t section = block < 0 ? -1 : document_.blocks[static_cast<std::size_t>(block)].section;
    if (section < 0) {
        return {};
    }
    const std::int32_t heading = document_.sections[static_cast<std::size_t>(section)].heading;
    return heading < 0 ? std::string() : single_spaced(text(block_span(static_cast<BlockIndex>(heading))));
}

bool Mining::applies(RuleIndex index) const {
    const Conditions& when = rules_[index].when;
    if (leniency_.any_document) {
        return true;
    }
    const auto has = [](const auto& list, const auto& wanted) {
        return list.empty() || std::find(list.begin(), list.end(), wanted) != list.end();
    };
    const std::string& language = facts.language;
    const bool spoken =
        when.language.empty() || language.empty() ||
        std::any_of(when.language.begin(), when.language.end(), [&](const std::string& wanted) {
            return language == wanted || (language.starts_with(wanted) && language[wanted.size()] == '-');
        });
    const bool started = when.valid_from.empty() || facts.date.empty() || when.valid_from <= facts.date;
    const bool not_ended = when.valid_to.empty() || facts.date.empty() || facts.date <= when.valid_to;
    return has(when.document, facts.kind) && spoken && started && not_ended;
}

bool Mining::path_matches(const std::vector<Pattern>& patterns, std::vector<signed char>& memo,
                          std::int32_t section) const {
    if (memo.empty()) {
        memo.assign(document_.sections.size(), -1);
    }
    // Up to the first section whose answer is known, then down again: parents come before their children.
    std::vector<std::size_t> unknown;
    bool matches = false;
    for (std::int32_t at = section; at >= 0; at = document_.sections[static_cast<std::size_t>(at)].parent) {
        const auto i = static_cast<std::size_t>(at);
        if (memo[i] >= 0 || unknown.size() > document_.sections.size()) {
            matches = memo[i] > 0;
            break;
        }
        unknown.push_back(i);
    }
    for (auto i = unknown.rbegin(); i != unknown.rend(); ++i) {
        const std::int32_t heading = document_.sections[*i].heading;
        matches =
            matches || (heading >= 0 && any_found_in(patterns, text(block_span(static_cast<BlockIndex>(heading)))));
        memo[*i] = matches ? 1 : 0;
    }
    return matches;
}

/// The section that the nearest heading before this block opens; -1 = none.
std::int32_t Mining::section_opened_before(BlockIndex block) const {
    std::int32_t nearest = -1;
    std::int32_t section = -1;
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
        const std::int32_t heading = document_.sections[i].heading;
        if (heading < static_cast<std::int32_t>(block) && heading > nearest) {
            nearest = heading;
            section = static_cast<std::int32_t>(i);
        }
    }
    return section;
}

std::int32_t Mining::section_of(const Conditions& when, BlockIndex block) const {
    const auto is_entry = [&](BlockIndex heading) { return any_found_in(when.entries, text(block_span(heading))); };
    std::int32_t section = document_.blocks[block].section;
    if (document_.blocks[block].kind == BlockKind::heading && is_entry(block)) {
        section = section_opened_before(block);
    }
    while (section >= 0 && !when.entries.empty()) {
        const std::int32_t heading = document_.sections[static_cast<std::size_t>(section)].heading;
        if (heading < 0 || !is_entry(static_cast<BlockIndex>(heading))) {
            break;
        }
        section = section_opened_before(static_cast<BlockIndex>(heading));
    }
    return section;
}

bool Mining::section_allows(RuleIndex index, BlockIndex block) {
    const Conditions& when = rules_[index].when;
    if (leniency_.any_section || (when.section.empty() && when.not_section.empty())) {
        return true;
    }
    SectionTest& memo = section_tests_[index];
    const std::int32_t section = section_of(when, block);
    if (!when.section.empty() && !path_matches(when.section, memo.above, section)) {
        return false;
    }
    return when.not_section.empty() || !path_matches(when.not_section, memo.against, section);
}

bool Mining::table_allows(RuleIndex index, BlockIndex block) {
    const std::vector<Pattern>& wanted = rules_[index].when.table_header;
    const std::int32_t table = document_.blocks[block].table;
    if (wanted.empty() || table < 0) {
        return wanted.empty();
    }
    std::vector<signed char>& memo = section_tests_[index].header;
    memo.resize(document_.tables.size(), -1);
    signed char& known = memo[static_cast<std::size_t>(table)];
    if (known < 0) {
        const TableGrid grid(*this, document_.tables[static_cast<std::size_t>(table)]);
        known = grid.has_header_cell([&](const std::string& text) { return any_found_in(wanted, text); }) ? 1 : 0;
    }
    return known > 0;
}

bool Mining::block_allows(RuleIndex index, BlockIndex block) {
    const auto& kinds = rules_[index].when.block;
    const bool is_kind = std::find(kinds.begin(), kinds.end(), document_.blocks[block].kind) != kinds.end();
    return is_kind && section_allows(index, block) && table_allows(index, block);
}

}  // namespace arising::rules
