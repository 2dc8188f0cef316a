// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/table_rule.h"

#include <algorithm>

#include "rules/fields.h"
#include "rules/plain_text.h"
#include "rules/sentence_rule.h"
#include "rules/table_columns.h"
#include "rules/table_grid.h"
#include "rules/table_items.h"

namespace arising::rules {

using extractor::Span;

namespace {

/// A row written as "cell | cell | cell", with the way back to the document.
struct RowText {
    struct Piece {
        std::uint32_t begin = 0;  // in `text`
        std::uint32_t size = 0;
        std::uint32_t document = 0;  // where the piece begins in the document
    };
    std::string text;
    std::vector<Piece> pieces;

    [[nodiscard]] std::uint32_t document_offset(std::uint32_t offset) const {
        std::uint32_t result = 0;
        for (const Piece& piece : pieces) {
            if (piece.begin > offset) {
                break;
            }
            result = piece.document + std::min(offset - piece.begin, piece.size);
        }
        return result;
    }
};

RowText row_text(const Mining& mining, const TableGrid& grid, std::size_t row) {
    RowText result;
    for (std::size_t c = 0; c < grid.columns(); ++c) {
        if (c > 0) {
            result.text += " | ";
        }
        if (!grid.at(row, c).starts_here) {
            continue;
        }
        const Span span = grid.span_of(mining, grid.at(row, c));
        const std::string_view text = mining.text(span);
        result.pieces.push_back({static_cast<std::uint32_t>(result.text.size()), span.size(), span.begin});
        result.text += text;
    }
    return result;
}

/// From the first to the last cell that has text.
Span row_span(const Mining& mining, const TableGrid& grid, std::size_t row) {
    Span result;
    for (std::size_t c = 0; c < grid.columns(); ++c) {
        const TableGrid::Cell& cell = grid.at(row, c);
        if (!cell.starts_here || cell.text.empty()) {
            continue;
        }
        const Span span = grid.span_of(mining, cell);
        result = result.empty() ? span : Span{std::min(result.begin, span.begin), std::max(result.end, span.end)};
    }
    return result;
}

class TableMatcher {
public:
    TableMatcher(Mining& mining, RuleIndex index, const TableGrid& grid)
        : mining_(mining), index_(index), rule_(mining.rule(index)), grid_(grid) {}

    /// Finds the columns: in the header, in the first row of a table without one, or those of the table that this one
    /// continues: it has no header, marked or not, of its own. False when the table is none of the rule's.
    bool find_columns(const std::optional<ColumnMap>& continued) {
        if (rule_.table.columns.empty()) {
            return true;
        }
        const bool marked = grid_.has_header();
        if (auto map = map_columns(grid_, header_rows_of(grid_), rule_.table.columns)) {
            map_ = std::move(*map);
            first_row_ = marked ? 0 : 1;
            return true;
        }
        if (!marked && continued && !grid_.seems_to_have_header()) {
            map_ = *continued;
            return true;
        }
        return false;
    }

    void apply() {
        if (!some_rows_allow()) {
            return;
        }
        for (std::size_t row = first_row_; row < grid_.rows(); ++row) {
            if (!grid_.is_header_row(row)) {
                apply_row(row);
            }
        }
    }

    [[nodiscard]] const ColumnMap& columns() const { return map_; }

private:
    [[nodiscard]] const TableGrid::Cell& cell(std::size_t row, std::size_t key) const {
        static const TableGrid::Cell none;
        return map_[key] == kAbsentColumn ? none : grid_.at(row, map_[key]);
    }

    [[nodiscard]] bool cells_allow(std::size_t row) const {
        const auto holds = [&](const CellCondition& c) { return any_found_in(c.patterns, cell(row, c.column).text); };
        const TableShape& shape = rule_.table;
        return std::all_of(shape.cells.begin(), shape.cells.end(), holds) &&
               std::none_of(shape.unless_cells.begin(), shape.unless_cells.end(), holds);
    }

    /// Whether every condition of any_cells holds in a row.
    [[nodiscard]] bool some_rows_allow() const {
        const auto holds_somewhere = [&](const CellCondition& c) {
            for (std::size_t row = first_row_; row < grid_.rows(); ++row) {
                if (!grid_.is_header_row(row) && any_found_in(c.patterns, cell(row, c.column).text)) {
                    return true;
                }
            }
            return false;
        };
        return std::all_of(rule_.table.any_cells.begin(), rule_.table.any_cells.end(), holds_somewhere);
    }

    [[nodiscard]] Statement new_row_statement(std::size_t row, Span span) const {
        Statement statement = new_statement(rule_, span);
        for (std::size_t i = 0; i < rule_.table.columns.size(); ++i) {
            const std::string& text = cell(row, i).text;
            if (!text.empty()) {
                set_field(statement, rule_, rule_.table.columns[i].key, text, &mining_);
            }
        }
        return statement;
    }

    void apply_row(std::size_t row) {
        Span span = row_span(mining_, grid_, row);
        const TableGrid::Cell* text_cell = rule_.table.text_column ? &cell(row, *rule_.table.text_column) : nullptr;
        if (text_cell != nullptr) {
            if (!text_cell->starts_here || text_cell->text.empty()) {
                return;
            }
            span = grid_.span_of(mining_, *text_cell);
        }
        if (span.empty() || !cells_allow(row)) {
            return;
        }
        if (rule_.table.sentences) {
            apply_sentences(row, *text_cell);
            return;
        }
        Statement statement = new_row_statement(row, span);
        if (!match_row(row, statement)) {
            return;
        }
        if (rule_.table.split_items && apply_items(row, *text_cell, statement)) {
            return;
        }
        if (match_text(span, statement)) {
            add(row, std::move(statement));
        }
    }

    /// What a row says counts for all of its cells: no other statement may come of what a rule keeps to itself.
    void add(std::size_t row, Statement statement) {
        if (!is_complete(statement)) {
            return;
        }
        if (!rule_.kind) {
            statement.span = row_span(mining_, grid_, row);
        } else if (!rule_.suppresses.empty()) {
            mining_.suppressions.push_back({row_span(mining_, grid_, row), index_});
        }
        mining_.add(std::move(statement), index_);
    }

    /// One statement for each item of the cell, the nth with the nth owner. False where the cell is one item.
    bool apply_items(std::size_t row, const TableGrid::Cell& text_cell, const Statement& prototype) {
        const TableGrid::Cell* owners = owner_cell(row);
        const std::vector<CellItem> items = items_of_cell(mining_, rule_, text_cell, owners);
        const std::vector<std::string> names =
            owners == nullptr ? std::vector<std::string>() : names_in_cell(mining_, *owners, items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            Statement statement = prototype;
            statement.span = items[i].span;
            if (!match_text(items[i].span, statement)) {
                continue;
            }
            if (items[i].match) {
                set_fields(statement, mining_, rule_, *items[i].match, items[i].base);
            }
            if (!names.empty()) {
                set_field(statement, rule_, "owner", names[i], &mining_);
            }
            add(row, std::move(statement));
        }
        return !items.empty();
    }

    [[nodiscard]] const TableGrid::Cell* owner_cell(std::size_t row) const {
        for (std::size_t i = 0; i < rule_.table.columns.size(); ++i) {
            if (rule_.table.columns[i].key == "owner") {
                return &cell(row, i);
            }
        }
        return nullptr;
    }

    /// `row`: captures move back to the document through the row's pieces.
    bool match_row(std::size_t row, Statement& statement) const {
        if (rule_.table.row.empty()) {
            return true;
        }
        const RowText written = row_text(mining_, grid_, row);
        const auto match = find_first(rule_.table.row, written.text);
        if (!match || any_found_in(rule_.unless, written.text)) {
            return false;
        }
        for (const Capture& capture : match->captures) {
            const std::string_view value =
                trimmed(std::string_view(written.text).substr(capture.span.begin, capture.span.size()));
            if (value.empty()) {
                continue;
            }
            const auto begin = static_cast<std::uint32_t>(value.data() - written.text.data());
            const auto last = begin + static_cast<std::uint32_t>(value.size()) - 1;
            const Span span{written.document_offset(begin), written.document_offset(last) + 1};
            if (capture.name == "text" || capture.name == "lead") {
                (capture.name == "text" ? statement.span : statement.lead) =
                    span.begin < span.end ? span : statement.span;
            } else {
                set_field(statement, rule_, capture.name, value, &mining_);
            }
        }
        return true;
    }

    /// `match` and `unless` on the text of the row's statement.
    bool match_text(Span span, Statement& statement) const {
        const std::string_view text = mining_.text(span);
        if (!rule_.match.empty()) {
            const auto match = find_first(rule_.match, text);
            if (!match) {
                return false;
            }
            set_fields(statement, mining_, rule_, *match, span.begin);
        }
        return !any_found_in(rule_.unless, text);
    }

    void apply_sentences(std::size_t row, const TableGrid::Cell& text_cell) {
        const Statement prototype = new_row_statement(row, {});
        for (const BlockIndex block : text_cell.blocks) {
            Before before;
            for (const Span sentence : mining_.sentences(block)) {
                match_passage(mining_, index_, sentence, before, prototype);
                before.sentence = sentence;
            }
        }
    }

    Mining& mining_;
    RuleIndex index_;
    const Rule& rule_;
    const TableGrid& grid_;
    ColumnMap map_;
    std::size_t first_row_ = 0;
};

/// What one rule found in the table before.
struct Continued {
    std::optional<ColumnMap> map;
    std::size_t columns = 0;
};

}  // namespace

void apply_table_rules(Mining& mining, const std::vector<RuleIndex>& rules) {
    std::vector<Continued> before(rules.size());
    for (const extractor::Table& table : mining.document().tables) {
        if (rules.empty() || table.cells.empty()) {
            continue;
        }
        const TableGrid grid(mining, table);
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const MeteredTime time(mining.meter, rules[i]);
            if (mining.meter != nullptr) {
                ++mining.meter->cost(rules[i]).candidates;
            }
            const bool same_width = before[i].columns == grid.columns();
            TableMatcher matcher(mining, rules[i], grid);
            const bool allowed = mining.section_allows(rules[i], static_cast<BlockIndex>(table.cells.front()));
            const bool matched =
                allowed && matcher.find_columns(same_width ? before[i].map : std::optional<ColumnMap>());
            before[i] = {matched ? std::optional(matcher.columns()) : std::nullopt, grid.columns()};
            if (matched) {
                matcher.apply();
            }
        }
    }
}

}  // namespace arising::rules
