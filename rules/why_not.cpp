// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/why_not.h"

#include <algorithm>

#include "rules/list_reach.h"
#include "rules/margin_rule.h"
#include "rules/plain_text.h"
#include "rules/table_columns.h"
#include "rules/values/number.h"
#include "rules/visible_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;
using extractor::Span;

namespace {

constexpr double kPerColumn = 8;  // nearness of a header cell that is there: as much as a word

void join(std::string& list, const std::string& more) {
    list += list.empty() || more.empty() ? more : "; " + more;
}

template <typename Values, typename Name>
std::string names_of(const Values& values, Name name) {
    std::string names;
    for (const auto& value : values) {
        names += (names.empty() ? "" : ", ") + std::string(name(value));
    }
    return names;
}

std::string quoted(std::string_view text) {
    return '"' + visible(text) + '"';
}

std::string date_conditions(const Conditions& when, const std::string& date) {
    if (date.empty() ||
        ((when.valid_from.empty() || when.valid_from <= date) && (when.valid_to.empty() || date <= when.valid_to))) {
        return {};
    }
    return "the document is of " + date + ", and the rule is valid" +
           (when.valid_from.empty() ? "" : " from " + when.valid_from) +
           (when.valid_to.empty() ? "" : " to " + when.valid_to);
}

bool is_spoken(const Conditions& when, const std::string& language) {
    return when.language.empty() || language.empty() ||
           std::any_of(when.language.begin(), when.language.end(), [&](const std::string& wanted) {
               return language == wanted || (language.starts_with(wanted) && language[wanted.size()] == '-');
           });
}

std::string document_conditions(const Conditions& when, const DocumentFacts& facts) {
    std::string failed;
    const auto& kinds = when.document;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), facts.kind) == kinds.end()) {
        join(failed, std::string("the document's kind is ") + name_of(facts.kind) + ", and the rule wants " +
                         names_of(kinds, [](DocumentKind kind) { return name_of(kind); }));
    }
    if (!is_spoken(when, facts.language)) {
        join(failed, "the document's language is " + facts.language + ", and the rule wants " +
                         names_of(when.language, [](const std::string& tag) { return tag; }));
    }
    join(failed, date_conditions(when, facts.date));
    return failed;
}

std::string row_text(const TableGrid& grid, std::size_t row) {
    std::string text;
    for (std::size_t c = 0; c < grid.columns(); ++c) {
        text += (c > 0 ? " | " : "") + grid.at(row, c).text;
    }
    return text;
}

}  // namespace

struct WhyNot::TableRow {
    const Rule& rule;
    const TableGrid& grid;
    std::optional<ColumnMap> columns;
    std::size_t row = 0;

    /// The cell of one of the rule's keys; empty where the table has not the column.
    [[nodiscard]] std::string text_of(std::size_t key) const {
        const bool there = columns && (*columns)[key] != kAbsentColumn;
        return there ? grid.at(row, (*columns)[key]).text : std::string();
    }
};

std::string captures_of(const Rule& rule, std::string_view text) {
    for (std::size_t i = 0; i < rule.match.size(); ++i) {
        const auto match = rule.match[i].find(text);
        if (!match) {
            continue;
        }
        std::string line = rule.match.size() > 1 ? "pattern " + std::to_string(i + 1) + " of \"match\"" : "\"match\"";
        line += " matched " + quoted(text.substr(match->whole.begin, match->whole.size()));
        for (const Capture& capture : match->captures) {
            line +=
                "; " + std::string(capture.name) + " = " + quoted(text.substr(capture.span.begin, capture.span.size()));
        }
        return line;
    }
    return {};
}

Miss WhyNot::ask(RuleIndex index, BlockIndex block, Span passage, Effort effort) {
    effort_ = effort;
    asked_ = index;
    switch (mining_.rule(index).shape) {
        case Shape::sentence:
            return sentence(index, block, passage);
        case Shape::quantity:
            return quantity(index, block, passage);
        case Shape::margin:
            return margin(index, block);
        case Shape::list:
            return list(index, block);
        case Shape::table:
            return table(index, block);
        case Shape::document:
            return document_field(index, block);
    }
    return {};
}

std::string WhyNot::source_of(const Pattern& pattern) const {
    const auto& patterns = mining_.rule(asked_).patterns;
    const auto found = std::find_if(patterns.begin(), patterns.end(), [&](const RulePattern& used) {
        return used.pattern.expression() == pattern.expression();
    });
    return found == patterns.end() ? pattern.expression() : found->source;
}

std::optional<Miss> WhyNot::not_matched(const std::vector<Pattern>& patterns, std::string_view key,
                                        std::string_view text, double& nearness) const {
    const NearMatch near = near_match(patterns, text, effort_);
    nearness += near.nearness;
    if (near.complete || patterns.empty()) {
        return std::nullopt;
    }
    const std::string whole = source_of(patterns[near.pattern]);
    Miss miss{reason_of(near, text, whole), std::string(text), near.matched, nearness};
    if (miss.match) {
        miss.match->end = near.stop;
    }
    if (miss.reason.find(whole) == std::string::npos) {
        miss.pattern = whole;
    }
    if (key != "match" || patterns.size() > 1) {
        miss.reason = "\"" + std::string(key) + "\"" +
                      (patterns.size() > 1 ? " (pattern " + std::to_string(near.pattern + 1) + " of " +
                                                 std::to_string(patterns.size()) + " comes nearest)"
                                           : std::string()) +
                      ": " + miss.reason;
    }
    return miss;
}

std::optional<Miss> WhyNot::forbidden(const std::vector<Pattern>& patterns, std::string_view key,
                                      std::string_view text) {
    const auto match = find_first(patterns, text);
    if (!match) {
        return std::nullopt;
    }
    Miss miss{"the pattern matches, but so does \"" + std::string(key) + "\": ", std::string(text), match->whole, 0};
    miss.reason += quoted(text.substr(match->whole.begin, match->whole.size()));
    return miss;
}

std::optional<Miss> WhyNot::refused_capture(const Rule& rule, std::string_view text) {
    std::optional<Miss> miss;
    for (std::size_t i = 0; i < rule.match.size(); ++i) {
        const auto match = rule.match[i].find(text);
        for (const CaptureCondition& condition : rule.sentence.unless_captured) {
            const Capture* capture = match ? match->capture(condition.name) : nullptr;
            const std::string_view words =
                capture == nullptr ? std::string_view() : text.substr(capture->span.begin, capture->span.size());
            if (capture == nullptr || !any_found_in(condition.patterns, words)) {
                continue;
            }
            const std::string pattern =
                rule.match.size() > 1 ? "pattern " + std::to_string(i + 1) + " of \"match\"" : "the pattern";
            const std::string reason =
                pattern + " matches, but \"unless_captured." + condition.name + "\" refuses " + quoted(words);
            if (!miss) {
                miss = Miss{{}, std::string(text), capture->span, 0};
            }
            join(miss->reason, reason);
        }
    }
    return miss;
}

std::string WhyNot::section_conditions(const Conditions& when, BlockIndex block) const {
    if (mining_.leniency().any_section) {
        return {};
    }
    std::string failed;
    bool wanted = when.section.empty();
    std::string headings;
    Block there = mining_.document().blocks[block];
    there.section = mining_.section_of(when, block);
    for (const std::int32_t heading : mining_.document().heading_path(there)) {
        const std::string_view text = mining_.text(mining_.block_span(static_cast<BlockIndex>(heading)));
        headings += (headings.empty() ? "" : " > ") + single_spaced(text);
        wanted = wanted || any_found_in(when.section, text);
        if (any_found_in(when.not_section, text)) {
            join(failed, "the heading " + quoted(text) + " above it matches \"not_section\"");
        }
    }
    if (!wanted) {
        join(failed, headings.empty() ? "it stands under no heading, and the rule has the condition \"section\""
                                      : "no heading above it (" + headings + ") matches \"section\"");
    }
    return failed;
}

std::string WhyNot::conditions(RuleIndex index, BlockIndex block) const {
    const Rule& rule = mining_.rule(index);
    std::string failed;
    if (!mining_.leniency().any_document) {
        join(failed, document_conditions(rule.when, mining_.facts));
    }
    const BlockKind kind = mining_.document().blocks[block].kind;
    const auto& kinds = rule.when.block;
    if (!mining_.is_visible(block) && rule.shape != Shape::document) {
        join(failed, std::string("rules never see text of this kind (") + extractor::name_of(kind) + ")");
    } else if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        join(failed, std::string("it is a ") + extractor::name_of(kind) + ", and the rule wants " +
                         names_of(kinds, [](BlockKind k) { return extractor::name_of(k); }));
    }
    join(failed, section_conditions(rule.when, block));
    return failed;
}

Miss WhyNot::sentence(RuleIndex index, BlockIndex block, Span passage) {
    const Rule& rule = mining_.rule(index);
    const std::string_view text = mining_.text(rule.sentence.whole_block ? mining_.block_span(block) : passage);
    const std::string failed = conditions(index, block);
    double nearness = 0;
    if (auto miss = not_matched(rule.match, "match", text, nearness)) {
        join(miss->reason, failed);
        return *miss;
    }
    Miss miss = refusal(rule, failed, text);
    miss.nearness = nearness;
    miss.matched = true;
    return miss;
}

Miss WhyNot::refusal(const Rule& rule, const std::string& failed, std::string_view text) {
    if (!failed.empty()) {
        return {"the pattern matches, but " + failed, {}, std::nullopt, 0};
    }
    if (auto miss = forbidden(rule.unless, "unless", text)) {
        return *miss;
    }
    if (auto miss = refused_capture(rule, text)) {
        return *miss;
    }
    if (rule.scale != nullptr) {
        return {"the pattern matches, but what it captured is no grade of the scale " + rule.scale->id,
                {},
                std::nullopt,
                0};
    }
    return {"the pattern matches, but what stands around it is not as the rule wants it", {}, std::nullopt, 0};
}

Miss WhyNot::quantity(RuleIndex index, BlockIndex block, Span passage) {
    const Rule& rule = mining_.rule(index);
    const std::string_view text = mining_.text(passage);
    Miss miss = sentence(index, block, passage);
    const auto match = find_first(rule.match, text);
    if (!match || !conditions(index, block).empty() || any_found_in(rule.unless, text)) {
        return miss;
    }
    const Capture* value = match->capture("value");
    const std::string_view number =
        value == nullptr ? std::string_view() : text.substr(value->span.begin, value->span.size());
    miss.text = std::string(text);
    miss.match = match->whole;
    if (rule.kind && !parse_number(number)) {
        miss.reason = "the pattern matches, but its value " + quoted(number) + " is no number";
        return miss;
    }
    for (RuleIndex other = 0; other < mining_.rule_count(); ++other) {
        const Rule& rival = mining_.rule(other);
        const auto taken = rival.shape == Shape::quantity && other != index && rival.priority >= rule.priority &&
                                   conditions(other, block).empty()
                               ? find_first(rival.match, text)
                               : std::nullopt;
        if (taken && taken->whole.overlaps(match->whole)) {
            miss.reason = "the pattern matches, but " + rival.id + " takes " +
                          quoted(text.substr(taken->whole.begin, taken->whole.size())) + " (priority " +
                          std::to_string(rival.priority) + ", not " + std::to_string(rule.priority) + ")";
            return miss;
        }
    }
    miss.reason = rule.quantity.comparator.empty()
                      ? "the pattern matches, and the number is left aside: no figure of another rule stands with it"
                      : "the pattern matches; as a comparator its number joins the figure beside it, if there is one";
    return miss;
}

Miss WhyNot::margin(RuleIndex index, BlockIndex block) {
    const Rule& rule = mining_.rule(index);
    const Span span = mining_.block_span(block);
    const std::string_view text = mining_.text(span);
    const std::string failed = conditions(index, block);
    double nearness = 0;
    if (span.size() > kLongestMargin) {
        return {"no block in the margin beside it matches; it is itself too long to be one (" +
                    std::to_string(span.size()) + " bytes)",
                {},
                std::nullopt,
                0};
    }
    if (auto miss = not_matched(rule.match, "match", text, nearness)) {
        miss->reason = "as a note in the margin it does not match: " + miss->reason;
        join(miss->reason, failed);
        return *miss;
    }
    if (!failed.empty()) {
        return {"the pattern matches, but " + failed, {}, std::nullopt, nearness};
    }
    Miss miss{
        "the pattern matches, but no sentence with two telling words stands beside it", {}, std::nullopt, nearness};
    if (auto unless = forbidden(rule.unless, "unless", text)) {
        miss = *unless;
    }
    const Span beside = sentence_beside(mining_, block);
    if (auto unless = forbidden(rule.margin.sentence_unless, "sentence_unless", mining_.text(beside))) {
        miss = *unless;
    }
    miss.nearness = nearness;
    return miss;
}

/// What opens the list: a heading above the item, or the blocks before it. Where nothing does, the nearest of them.
std::optional<Miss> WhyNot::no_opener(RuleIndex index, BlockIndex block, double& nearness) {
    const Rule& rule = mining_.rule(index);
    const auto& blocks = mining_.document().blocks;
    const bool by_heading = rule.list.after.empty();
    ListReach reach(mining_, index);
    std::vector<std::pair<BlockIndex, Span>> openers;
    if (by_heading) {
        for (const std::int32_t heading : mining_.document().heading_path(blocks[block])) {
            const auto above = static_cast<BlockIndex>(heading);
            openers.emplace_back(above, mining_.block_span(above));
        }
    }
    for (BlockIndex i = block; !by_heading && i-- > 0 && block - i <= ListReach::kMostBlocks;) {
        if (mining_.is_visible(i) && blocks[i].kind != BlockKind::note) {
            openers.emplace_back(i, mining_.block_span(i));
            openers.emplace_back(i, mining_.last_sentence(i));
            if (!reach.is_item(i) && blocks[i].kind != BlockKind::list_item) {
                break;
            }
        }
    }
    std::optional<Miss> nearest;
    for (const auto& [opener, span] : openers) {
        double near = 0;
        auto miss = not_matched(by_heading ? rule.list.heading : rule.list.after, by_heading ? "heading" : "after",
                                mining_.text(span), near);
        if (!miss) {
            nearness += near;
            return std::nullopt;
        }
        if (!nearest || miss->nearness > nearest->nearness) {
            nearest = std::move(miss);
            const std::string place = by_heading ? "the heading above is " : "before it stands ";
            nearest->reason = place + reach.named(opener) + "; " + nearest->reason;
        }
    }
    if (!nearest) {
        nearest = Miss{by_heading ? "it stands under no heading" : "nothing stands before it", {}, std::nullopt, 0};
    }
    nearest->reason = "nothing opens a list of this rule here; " + nearest->reason;
    const auto opener = reach.opener_before(block);
    const std::string obstacle = opener ? reach.obstacle(*opener, block) : std::string();
    if (!obstacle.empty()) {
        nearest = Miss{
            reach.named(*opener) + " opens a list of this rule, but " + obstacle, {}, std::nullopt, nearest->nearness};
    }
    return nearest;
}

Miss WhyNot::list_item(RuleIndex index, BlockIndex block, double nearness) {
    const Rule& rule = mining_.rule(index);
    const Block& item = mining_.document().blocks[block];
    const std::string_view text = mining_.text(mining_.block_span(block));
    const auto& kinds = rule.list.items;
    if (std::find(kinds.begin(), kinds.end(), item.kind) == kinds.end() && !rule.list.paragraphs_if_no_items) {
        return {std::string("the list is opened, but this is a ") + extractor::name_of(item.kind) +
                    ", and the rule's items are " + names_of(kinds, [](BlockKind k) { return extractor::name_of(k); }),
                {},
                std::nullopt,
                nearness};
    }
    if (auto miss = not_matched(rule.list.item_match, "item_match", text, nearness)) {
        return *miss;
    }
    if (auto miss = forbidden(rule.list.item_unless, "item_unless", text)) {
        miss->nearness = nearness;
        return *miss;
    }
    ListReach reach(mining_, index);
    const auto opener = reach.opener_before(block);
    const std::string obstacle = opener ? reach.obstacle(*opener, block) : std::string();
    const std::string reason =
        opener ? "the list that " + reach.named(*opener) + " opens does not have this item" : "the list ends before it";
    return {reason + (obstacle.empty() ? "" : ": " + obstacle), {}, std::nullopt, nearness};
}

Miss WhyNot::list(RuleIndex index, BlockIndex block) {
    double nearness = 0;
    auto miss = no_opener(index, block, nearness);
    const std::string failed = conditions(index, block);
    if (miss) {
        join(miss->reason, failed);
        return *miss;
    }
    return failed.empty() ? list_item(index, block, nearness)
                          : Miss{"the list is opened, but " + failed, {}, std::nullopt, nearness};
}

std::optional<Miss> WhyNot::missing_column(const Rule& rule, BlockIndex block, double& nearness) const {
    const auto& document = mining_.document();
    const TableGrid grid(mining_, document.tables[static_cast<std::size_t>(document.blocks[block].table)]);
    const std::vector<std::size_t> header = header_rows_of(grid);
    std::string missing;
    for (const Column& column : rule.table.columns) {
        const bool found = !matching_columns(grid, header, column).empty();
        nearness += found ? kPerColumn / static_cast<double>(rule.table.columns.size()) : 0;
        if (!found && !column.optional) {
            missing += (missing.empty() ? "" : ", ") + column.key;
        }
    }
    if (map_columns(grid, header, rule.table.columns)) {
        return std::nullopt;
    }
    const std::string line = header.empty() ? std::string() : row_text(grid, header.front());
    const std::string what = missing.empty() ? "two columns of the rule can only be the same column of the table"
                                             : "the table's header has no column for: " + missing;
    return Miss{what + " (the header: " + line + ")", {}, std::nullopt, nearness};
}

std::optional<Miss> WhyNot::cell_condition(const TableRow& row, double& nearness) const {
    const TableShape& shape = row.rule.table;
    for (const CellCondition& condition : shape.any_cells) {
        TableRow any = row;
        bool holds = false;
        for (any.row = 0; any.row < row.grid.rows() && !holds; ++any.row) {
            holds = !row.grid.is_header_row(any.row) && any_found_in(condition.patterns, any.text_of(condition.column));
        }
        if (!holds) {
            const std::string& key = shape.columns[condition.column].key;
            return Miss{
                "no row of the table has in its column " + key + " what \"any_cells\" asks for", {}, std::nullopt, 0};
        }
    }
    for (const CellCondition& condition : shape.cells) {
        const std::string key = "cells." + shape.columns[condition.column].key;
        if (auto miss = not_matched(condition.patterns, key, row.text_of(condition.column), nearness)) {
            return miss;
        }
    }
    for (const CellCondition& condition : shape.unless_cells) {
        const std::string key = "unless_cells." + shape.columns[condition.column].key;
        if (auto miss = forbidden(condition.patterns, key, row.text_of(condition.column))) {
            return miss;
        }
    }
    return std::nullopt;
}

Miss WhyNot::table_row(const TableRow& row, double nearness) const {
    if (row.row >= row.grid.rows() || row.grid.is_header_row(row.row)) {
        return {"the table is the rule's, but this is its header", {}, std::nullopt, nearness};
    }
    auto miss = cell_condition(row, nearness);
    const std::string whole = row_text(row.grid, row.row);
    const auto& column = row.rule.table.text_column;
    const std::string text = column ? row.text_of(*column) : whole;
    miss = miss ? miss : not_matched(row.rule.table.row, "row", whole, nearness);
    miss = miss || text.empty() ? miss : not_matched(row.rule.match, "match", text, nearness);
    miss = miss ? miss : forbidden(row.rule.unless, "unless", row.rule.table.row.empty() ? text : whole);
    if (!miss) {
        miss = Miss{"the row's text column is empty, or gives no grade or value", {}, std::nullopt, 0};
    }
    miss->nearness = nearness;
    return *miss;
}

Miss WhyNot::table(RuleIndex index, BlockIndex block) {
    const Rule& rule = mining_.rule(index);
    const Block& cell = mining_.document().blocks[block];
    if (cell.table < 0) {
        return {"it stands in no table", {}, std::nullopt, 0};
    }
    double nearness = 0;
    auto miss = missing_column(rule, block, nearness);
    const std::string failed = conditions(index, block);
    if (miss) {
        join(miss->reason, failed);
        return *miss;
    }
    if (!failed.empty()) {
        return {"the table is the rule's, but " + failed, {}, std::nullopt, nearness};
    }
    const TableGrid grid(mining_, mining_.document().tables[static_cast<std::size_t>(cell.table)]);
    return table_row({rule, grid, map_columns(grid, header_rows_of(grid), rule.table.columns),
                      static_cast<std::size_t>(std::max(0, cell.row))},
                     nearness);
}

Miss WhyNot::document_field(RuleIndex index, BlockIndex block) {
    const Rule& rule = mining_.rule(index);
    const std::string_view text = mining_.text(mining_.block_span(block));
    double nearness = 0;
    if (auto miss = not_matched(rule.match, "match", text, nearness)) {
        return *miss;
    }
    if (auto miss = forbidden(rule.unless, "unless", text)) {
        return *miss;
    }
    return {
        "the pattern matches; whether it answers also depends on \"in\", \"first_blocks\", \"last_blocks\" and on "
        "rules "
        "of higher priority for \"" +
            rule.document.field + "\"",
        {},
        std::nullopt,
        nearness};
}

}  // namespace arising::rules
