// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/margin_rule.h"

#include <algorithm>

#include "rules/fields.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;
using extractor::Box;
using extractor::Line;
using extractor::Span;

namespace {

constexpr std::uint32_t kLongest = 120;  // bytes of a margin block; longer ones are text of their own
constexpr float kTouch = 1;              // points by which boxes of columns may overlap
constexpr std::ptrdiff_t kReach = 400;   // blocks before and after the margin that can stand on its page beside it

float vertical_overlap(const Box& a, const Box& b) {
    return std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
}

/// The lines of a passage that stand on a page.
std::vector<Line> lines_on_page(const extractor::Document& document, Span span, std::int32_t page) {
    std::vector<Line> lines;
    auto line = std::upper_bound(document.lines.begin(), document.lines.end(), span.begin,
                                 [](std::uint32_t offset, const Line& l) { return offset < l.span.end; });
    for (; line != document.lines.end() && line->span.begin < span.end; ++line) {
        if (line->box.page == page) {
            lines.push_back(*line);
        }
    }
    return lines;
}

bool stands_beside(const Box& margin, const Box& running) {
    return margin.x0 >= running.x1 - kTouch || margin.x1 <= running.x0 + kTouch;
}

/// How well a sentence fits the margin: on its height at the end, or the points that overlap.
struct Fit {
    bool ends_there = false;
    float overlap = 0;

    [[nodiscard]] bool is_better_than(const Fit& other) const {
        return ends_there != other.ends_there ? ends_there : overlap > other.overlap;
    }
};

Fit fit_of(const extractor::Document& document, Span sentence, const Box& margin) {
    Fit fit;
    const std::vector<Line> lines = lines_on_page(document, sentence, margin.page);
    for (const Line& line : lines) {
        fit.overlap += std::max(0.0F, vertical_overlap(line.box, margin));
    }
    const float middle = (margin.y0 + margin.y1) / 2;
    fit.ends_there = !lines.empty() && lines.back().span.end >= sentence.end && lines.back().box.y0 <= middle &&
                     middle <= lines.back().box.y1;
    return fit;
}

bool is_running_text(const Mining& mining, BlockIndex block) {
    const BlockKind kind = mining.document().blocks[block].kind;
    return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::table_cell;
}

/// A margin that is a table cell must be the first or last of its row, and belongs to that row alone.
bool may_belong(const Block& margin, const Block& block, const extractor::Document& document) {
    if (margin.kind != BlockKind::table_cell || margin.table < 0) {
        return block.kind != BlockKind::table_cell;
    }
    const extractor::Table& table = document.tables[static_cast<std::size_t>(margin.table)];
    const bool at_edge = margin.column == 0 || margin.column + std::max(1, margin.column_span) >= table.columns;
    return at_edge && !margin.header && block.table == margin.table && block.row == margin.row;
}

/// The sentence beside the margin block; empty where there is none.
Span sentence_beside(Mining& mining, BlockIndex margin) {
    const auto& document = mining.document();
    const Block& note = document.blocks[margin];
    const auto at = static_cast<std::ptrdiff_t>(margin);
    const auto first = static_cast<BlockIndex>(std::max<std::ptrdiff_t>(0, at - kReach));
    const auto end = static_cast<BlockIndex>(
        std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(document.blocks.size()), at + kReach));
    Span best;
    Fit best_fit;
    for (BlockIndex i = first; i < end; ++i) {
        if (i == margin || !is_running_text(mining, i) || !may_belong(note, document.blocks[i], document)) {
            continue;
        }
        const std::vector<Line> lines = lines_on_page(document, document.blocks[i].span, note.box.page);
        Box running;
        float overlap = 0;
        for (const Line& line : lines) {
            running.join(line.box);
            overlap = std::max(overlap, vertical_overlap(line.box, note.box));
        }
        if (lines.empty() || overlap <= 0 || !stands_beside(note.box, running)) {
            continue;
        }
        for (const Span sentence : mining.sentences(i)) {
            if (sentence.size() <= mining.block_span(margin).size()) {
                continue;  // two notes, or two columns of names: neither is the other's text
            }
            const Fit fit = fit_of(document, sentence, note.box);
            // Of two sentences that end on this line the later one is meant: the note stands at its end.
            if (fit.is_better_than(best_fit) || (fit.ends_there && best_fit.ends_there)) {
                best = sentence;
                best_fit = fit;
            }
        }
    }
    return best;
}

}  // namespace

void apply_margin_rule(Mining& mining, RuleIndex index, BlockIndex margin) {
    const Rule& rule = mining.rule(index);
    const Span span = mining.block_span(margin);
    if (span.empty() || span.size() > kLongest || mining.document().blocks[margin].box.page == 0) {
        return;
    }
    const auto match = find_first(rule.match, mining.text(span));
    if (!match || any_found_in(rule.unless, mining.text(span))) {
        return;
    }
    const Span sentence = sentence_beside(mining, margin);
    if (sentence.empty()) {
        return;
    }
    Statement statement = new_statement(rule, sentence);
    set_fields(statement, mining, rule, *match, span.begin);
    statement.span = sentence;
    if (is_complete(statement)) {
        mining.add(std::move(statement), index);
    }
}

}  // namespace arising::rules
