// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/margin_rule.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "rules/fields.h"
#include "rules/plain_text.h"
#include "rules/values/date.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;
using extractor::Box;
using extractor::Line;
using extractor::Span;

namespace {

constexpr float kTouch = 1;              // points by which boxes of columns may overlap
constexpr BlockIndex kReach = 400;       // blocks before and after the margin that can stand on its page beside it
constexpr std::size_t kFewestWords = 2;  // of a sentence that says something
constexpr std::size_t kLongestInitials = 3;
constexpr BlockIndex kReachOfHeading = 8;  // blocks between a heading and what stands on its height

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

/// Whether a word says something: numbers, initials and the names of months do not.
bool is_telling(std::string_view word) {
    std::string letters;
    for (const char c : word) {
        if (is_letter(c) || static_cast<unsigned char>(c) >= 0x80) {
            letters += c;
        }
    }
    const bool initials =
        letters.size() <= kLongestInitials && std::all_of(letters.begin(), letters.end(), extractor::is_upper);
    return letters.size() > 1 && !initials && !is_digit(word.front()) && !month_of(lower_case(letters));
}

std::size_t telling_words(std::string_view text) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && !is_blank(text[end])) {
            ++end;
        }
        words += end > i && is_telling(text.substr(i, end - i)) ? 1 : 0;
        i = end + 1;
    }
    return words;
}

/// Whether a text can be what somebody is to do: initials, numbers and dates are not.
bool says_something(std::string_view text) {
    return telling_words(text) >= kFewestWords;
}

/// The column of the margin's row that has most to say; nothing where none has.
std::optional<std::int32_t> telling_column(const Mining& mining, const Block& margin) {
    const auto& document = mining.document();
    std::map<std::int32_t, std::string> texts;
    for (const std::int32_t index : document.tables[static_cast<std::size_t>(margin.table)].cells) {
        const auto i = static_cast<BlockIndex>(index);
        const Block& cell = document.blocks[i];
        if (cell.row == margin.row && cell.column != margin.column) {
            texts[cell.column] += std::string(mining.text(mining.block_span(i))) + " ";
        }
    }
    std::optional<std::int32_t> best;
    std::size_t most = 0;
    for (const auto& [column, text] : texts) {
        const std::size_t words = says_something(text) ? telling_words(text) : 0;
        if (words > most) {
            most = words;
            best = column;
        }
    }
    return best;
}

/// Which blocks the margin may speak of. One that is a table cell must be the first or last of its row, and speaks of
/// that row's cell with the most words.
class Neighbours {
public:
    Neighbours(const Mining& mining, BlockIndex margin)
        : margin_(mining.document().blocks[margin]),
          in_table_(margin_.kind == BlockKind::table_cell && margin_.table >= 0) {
        if (!in_table_) {
            return;
        }
        const extractor::Table& table = mining.document().tables[static_cast<std::size_t>(margin_.table)];
        const bool at_edge = margin_.column == 0 || margin_.column + std::max(1, margin_.column_span) >= table.columns;
        if (at_edge && !margin_.header) {
            column_ = telling_column(mining, margin_);
        }
    }

    [[nodiscard]] bool has(const Block& block) const {
        if (!in_table_) {
            return block.kind != BlockKind::table_cell;
        }
        return column_ && block.table == margin_.table && block.row == margin_.row && block.column == *column_;
    }

private:
    const Block& margin_;
    bool in_table_;
    std::optional<std::int32_t> column_;
};

/// Whether a heading ends on the margin's height: then the note is about the item that the heading opens (who leads
/// it, who reports), not about a sentence of it.
bool belongs_to_heading(const extractor::Document& document, BlockIndex margin) {
    const Box& box = document.blocks[margin].box;
    const BlockIndex first = margin > kReachOfHeading ? margin - kReachOfHeading : 0;
    const BlockIndex end = std::min(document.blocks.size(), margin + kReachOfHeading + 1);
    for (BlockIndex i = first; i < end; ++i) {
        const Block& block = document.blocks[i];
        if (block.kind != BlockKind::heading || block.box.page != box.page || i == margin) {
            continue;
        }
        const Fit fit = fit_of(document, block.span, box);
        if (fit.ends_there && stands_beside(box, block.box)) {
            return true;
        }
    }
    return false;
}

/// Whether a cell stands in a column of what the rule looks for: at least half of the column's other cells match too.
/// Initials in a column of payees are no owner.
bool is_in_column_of_its_like(const Mining& mining, const Rule& rule, BlockIndex margin) {
    const Block& cell = mining.document().blocks[margin];
    if (cell.kind != BlockKind::table_cell || cell.table < 0) {
        return true;
    }
    std::size_t like = 0;
    std::size_t others = 0;
    const auto& blocks = mining.document().blocks;
    const BlockIndex first = margin > kReach ? margin - kReach : 0;
    const BlockIndex end = std::min<BlockIndex>(blocks.size(), margin + kReach);
    for (BlockIndex i = first; i < end; ++i) {
        const Block& other = blocks[i];
        const bool in_column = other.table == cell.table && other.column == cell.column && other.row > 0;
        const Span span = mining.block_span(i);
        if (i != margin && in_column && !other.header && !span.empty()) {
            const bool matches = find_first(rule.match, mining.text(span)).has_value();
            like += matches ? 1 : 0;
            others += matches ? 0 : 1;
        }
    }
    return like >= others;
}

/// How far a block's lines overlap the margin's height; nothing where it does not stand beside it.
float overlap_beside(const extractor::Document& document, const Block& block, const Box& margin) {
    Box running;
    float overlap = 0;
    for (const Line& line : lines_on_page(document, block.span, margin.page)) {
        running.join(line.box);
        overlap = std::max(overlap, vertical_overlap(line.box, margin));
    }
    return overlap > 0 && stands_beside(margin, running) ? overlap : 0;
}

}  // namespace

Span sentence_beside(Mining& mining, BlockIndex margin) {
    const auto& document = mining.document();
    const Box& box = document.blocks[margin].box;
    const Neighbours neighbours(mining, margin);
    const BlockIndex first = margin > kReach ? margin - kReach : 0;
    const BlockIndex end = std::min<BlockIndex>(document.blocks.size(), margin + kReach);
    Span best;
    Fit best_fit;
    for (BlockIndex i = first; i < end; ++i) {
        const bool beside = i != margin && is_running_text(mining, i) && neighbours.has(document.blocks[i]) &&
                            overlap_beside(document, document.blocks[i], box) > 0;
        for (const Span sentence : beside ? mining.sentences(i) : std::vector<Span>{}) {
            // Two notes, or two columns of names: neither is the other's text.
            const bool is_text =
                sentence.size() > mining.block_span(margin).size() && says_something(mining.text(sentence));
            const Fit fit = is_text ? fit_of(document, sentence, box) : Fit{};
            // Of two sentences that end on this line the later one is meant: the note stands at its end.
            if (is_text && (fit.is_better_than(best_fit) || (fit.ends_there && best_fit.ends_there))) {
                best = sentence;
                best_fit = fit;
            }
        }
    }
    return best;
}

void apply_margin_rule(Mining& mining, RuleIndex index, BlockIndex margin) {
    const Rule& rule = mining.rule(index);
    const Span span = mining.block_span(margin);
    if (span.empty() || span.size() > kLongestMargin || mining.document().blocks[margin].box.page == 0) {
        return;
    }
    const auto match = find_first(rule.match, mining.text(span));
    if (!match || any_found_in(rule.unless, mining.text(span))) {
        return;
    }
    if (belongs_to_heading(mining.document(), margin) || !is_in_column_of_its_like(mining, rule, margin)) {
        return;
    }
    const Span sentence = sentence_beside(mining, margin);
    if (sentence.empty() || any_found_in(rule.margin.sentence_unless, mining.text(sentence))) {
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
