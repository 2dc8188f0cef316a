// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractor/document.h"
#include "rules/pattern.h"
#include "rules/scale.h"
#include "rules/source_excerpt.h"
#include "rules/statement.h"

// One rule, as read from a pack: plain data. rule_reader.h makes it; one file for each shape (sentence_rule.h,
// list_rule.h, ...) applies it.

namespace arising::rules {

enum class Shape : std::uint8_t { sentence, list, table, margin, quantity, document };

/// Where a rule applies. An empty list or text sets no condition.
struct Conditions {
    std::vector<DocumentKind> document;
    std::vector<extractor::BlockKind> block;
    std::vector<std::string> language;  ///< "en" also stands for "en-GB"
    std::vector<Pattern> section;       ///< some heading above the block must match one of them
    std::vector<Pattern> not_section;   ///< no heading above the block may match any
    std::vector<Pattern> entries;       ///< headings that are none: for the two above, what stands before them goes on
    std::vector<Pattern> table_header;  ///< some header cell of the block's table must match one of them
    std::string valid_from;             ///< ISO; documents without a date pass
    std::string valid_to;
};

/// A text with which the rule shows what it does. See example_document.h for the notation.
struct Example {
    std::string text;
    std::vector<std::pair<std::string, std::string>> gives;  ///< field and its value
    std::optional<std::size_t> count;                        ///< how many statements
    std::size_t nth = 1;                                     ///< which of them `gives` speaks of, from 1
    std::string date;                                        ///< ISO date of the document; may be empty
    bool must_match = true;
    std::string where;  ///< file:line:column
};

/// What a capture of "match" may not be; one that is no field serves only that.
struct CaptureCondition {
    std::string name;
    std::vector<Pattern> patterns;
};

struct SentenceShape {
    bool whole_block = false;
    bool all_matches = false;
    std::vector<CaptureCondition> unless_captured;
    std::vector<Pattern> with_previous;
    std::vector<Pattern> unless_previous;  ///< what the sentence before may not be
    std::vector<Pattern> with_heading;
    std::vector<Pattern> unless_below;  ///< items that answer the block
    std::vector<Pattern> with_parent;
    std::vector<Pattern> back_to;                   ///< the block with which the statement begins
    std::vector<extractor::BlockKind> unless_next;  ///< what may not follow the last sentence of a block
};

struct ListShape {
    enum class Nested : std::uint8_t { lead, all, outer };

    std::vector<Pattern> heading;
    std::vector<Pattern> after;
    std::vector<extractor::BlockKind> items;
    bool paragraphs_if_no_items = false;
    std::vector<Pattern> item_match;
    std::vector<Pattern> item_unless;
    std::vector<Pattern> skip_sections;
    Nested nested = Nested::lead;
};

struct Column {
    std::string key;  ///< a field, or a name that only conditions use
    std::vector<Pattern> header;
    bool optional = false;
};

struct CellCondition {
    std::size_t column = 0;  ///< index into TableShape::columns
    std::vector<Pattern> patterns;
};

struct TableShape {
    std::vector<Column> columns;
    std::optional<std::size_t> text_column;  ///< index into columns; nothing: the whole row is the text
    std::vector<CellCondition> cells;
    std::vector<CellCondition> unless_cells;
    std::vector<CellCondition> any_cells;  ///< each must hold in some row, else the table is none of the rule's
    std::vector<Pattern> row;
    bool sentences = false;
    bool split_items = false;         ///< what one cell lists is a statement each
    std::vector<Pattern> item_match;  ///< where in a cell without labels a new item begins
};

struct MarginShape {
    std::vector<Pattern> sentence_unless;  ///< against the sentence beside the margin
};

struct UnitWords {
    std::string unit;
    std::vector<std::string> words;  ///< folded
};

struct QuantityShape {
    std::vector<UnitWords> units;
    bool in_tables = false;
    bool row_text = false;
    bool unit_as_before = false;
    bool alone = false;
    std::string comparator;  ///< target | average | previous | other; empty: a figure of its own
    std::vector<Pattern> approximate_before;
};

struct DocumentShape {
    enum class Unit : std::uint8_t { block, sentence, page, line, row };

    std::string field;
    bool in_text = true;
    bool in_headings = false;
    bool in_furniture = false;
    bool in_file_title = false;
    bool in_file_name = false;
    std::size_t first_blocks = 40;  ///< 0 = all
    std::size_t last_blocks = 0;    ///< 0 = not limited to the end
    Unit unit = Unit::block;
    std::optional<std::string> value;
    std::string absent;
    bool title_case = false;
};

/// One pattern of a rule and where it stands, for those who have something to say about it.
struct RulePattern {
    std::string key;        ///< "match", or the name of a column
    std::size_t index = 0;  ///< among the patterns of the key
    Pattern pattern;
    Place place;
    std::string source;  ///< as the pack has it, with its {names}
};

struct Rule {
    std::string id;  ///< "pack.rule"
    std::string title;
    std::string where;       ///< file:line:column of its id
    Place place;             ///< the same; points to a file that the rule set keeps
    std::string overridden;  ///< file:line:column of the override that changed it; may be empty
    std::string overrider;   ///< the pack in which that override stands
    Shape shape = Shape::sentence;
    std::optional<StatementKind> kind;  ///< nothing: "none", or a document rule
    double confidence = 0.8;
    int priority = 0;
    bool once = false;  ///< what it says a second time in a document is dropped; see repeats.h
    Conditions when;
    std::vector<Pattern> match;
    std::vector<Pattern> unless;
    std::vector<Pattern> fill;  ///< tried on the statement's text; fields that nothing has set
    std::vector<std::pair<std::string, std::string>> set;  ///< fixed fields
    std::vector<Place> set_places;                         ///< of each of them
    std::shared_ptr<const Scale> scale;

    // Only the part of its shape is used.
    SentenceShape sentence;
    ListShape list;
    TableShape table;
    MarginShape margin;
    QuantityShape quantity;
    DocumentShape document;

    /// Kinds of statement of a lower priority that it keeps out of the words that it has matched. Of a rule of kind
    /// "none": empty = all.
    std::vector<StatementKind> suppresses;
    std::vector<Example> examples;  ///< counter-examples too
    std::vector<RulePattern> patterns;

    [[nodiscard]] const std::string* fixed(std::string_view field) const;
};

[[nodiscard]] const char* name_of(Shape shape);

/// Captures, columns and fixed values that become fields of a statement.
[[nodiscard]] const std::vector<std::string>& field_names();
/// Units of figures: see Figure::unit.
[[nodiscard]] const std::vector<std::string>& unit_names();
/// Kinds of statement by name, without "none".
[[nodiscard]] const std::vector<std::string>& statement_kind_names();
[[nodiscard]] const std::vector<std::string>& document_kind_names();
/// What a figure can be compared with: see Comparison::role.
[[nodiscard]] const std::vector<std::string>& role_names();
/// Fields of DocumentFacts that document rules fill.
[[nodiscard]] const std::vector<std::string>& document_field_names();

}  // namespace arising::rules
