// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/shape_reader.h"

#include <algorithm>

#include "rules/pack_keys.h"
#include "rules/plain_text.h"

namespace arising::rules {

namespace {

using Names = std::vector<std::string>;
using extractor::BlockKind;

/// One function for each shape.
class ShapeReader {
public:
    ShapeReader(const RuleContext& context, const TableReader& table, Rule& rule)
        : context_(context), table_(table), rule_(rule) {}

    void read() {
        switch (rule_.shape) {
            case Shape::sentence:
                return read_sentence();
            case Shape::list:
                return read_list();
            case Shape::table:
                return read_table();
            case Shape::margin:
                return read_margin();
            case Shape::quantity:
                return read_quantity();
            case Shape::document:
                return read_document();
        }
    }

private:
    [[nodiscard]] std::vector<Pattern> patterns(std::string_view key) const {
        return read_patterns(context_, table_, key);
    }

    [[nodiscard]] std::vector<Pattern> capturing(std::string_view key, const Wrapping& wrapping = {},
                                                 const Names& allowed = field_names()) const {
        return read_capturing(context_, table_, key, wrapping, allowed);
    }

    /// What a key of the shape may be.
    [[nodiscard]] const Names& names_of(std::string_view key) const {
        const std::vector<KeyInfo>& keys = keys_of(rule_.shape);
        return std::find_if(keys.begin(), keys.end(), [&](const KeyInfo& k) { return k.name == key; })->names;
    }

    void require_match() {
        static_cast<void>(table_.require("match"));
        if (rule_.match.empty()) {
            table_.fail(table_.find("match")->place, "\"match\" has no pattern");
        }
    }

    void read_sentence() {
        SentenceShape& shape = rule_.sentence;
        shape.unless_captured = capture_conditions();
        Names allowed = field_names();
        for (const CaptureCondition& condition : shape.unless_captured) {
            allowed.push_back(condition.name);
        }
        rule_.match = capturing("match", {}, allowed);
        require_match();
        require_conditional_captures();
        rule_.unless = patterns("unless");
        shape.whole_block = table_.one_of("unit", names_of("unit"), "sentence") == "block";
        shape.all_matches = table_.flag("all_matches", false);
        shape.unless_below = patterns("unless_below");
        shape.with_previous = patterns("with_previous");
        shape.unless_previous = patterns("unless_previous");
        shape.with_heading = patterns("with_heading");
        shape.with_parent = patterns("with_parent");
        shape.back_to = capturing("back_to");
        shape.unless_next = read_block_kinds(table_, "unless_next");
    }

    std::vector<CaptureCondition> capture_conditions() const {
        std::vector<CaptureCondition> result;
        if (const PackValue* value = table_.find("unless_captured")) {
            Names names;
            for (const PackMember& member : value->members) {
                names.push_back(member.key);
            }
            const TableReader reader(context_.file, *value, "unless_captured", names);
            for (const PackMember& member : value->members) {
                result.push_back({member.key, read_patterns(context_, reader, member.key)});
            }
        }
        return result;
    }

    /// A condition on a capture that there is not would hold always.
    void require_conditional_captures() const {
        for (const CaptureCondition& condition : rule_.sentence.unless_captured) {
            const bool captured = std::any_of(rule_.match.begin(), rule_.match.end(), [&](const Pattern& pattern) {
                return contains(pattern.capture_names(), condition.name);
            });
            if (!captured && !context_.known_good) {
                table_.fail(table_.find("unless_captured")->place, "no pattern captures \"" + condition.name + "\"",
                            "put (?P<" + condition.name + ">...) around what is meant in \"match\"");
            }
        }
    }

    void read_list() {
        ListShape& shape = rule_.list;
        shape.heading = capturing("heading");
        shape.after = capturing("after");
        if (shape.heading.empty() && shape.after.empty()) {
            table_.fail(table_.place(), "missing key \"heading\" or \"after\" in rule",
                        "a list rule needs something that opens the list");
        }
        shape.items =
            table_.has("items") ? read_block_kinds(table_, "items") : std::vector<BlockKind>{BlockKind::list_item};
        shape.paragraphs_if_no_items = table_.flag("paragraphs_if_no_items", false);
        shape.item_match = capturing("item_match");
        shape.item_unless = patterns("item_unless");
        shape.skip_sections = patterns("skip_sections");
        const Names& nested = names_of("nested");
        shape.nested = static_cast<ListShape::Nested>(index_of(nested, table_.one_of("nested", nested, "lead")));
    }

    void read_table() {
        TableShape& shape = rule_.table;
        rule_.match = capturing("match");
        rule_.unless = patterns("unless");
        shape.row = capturing("row");
        shape.sentences = table_.flag("sentences", false);
        shape.split_items = table_.flag("split_items", false);
        shape.item_match = capturing("item_match");
        read_columns();
        if (shape.columns.empty() && shape.row.empty()) {
            table_.fail(table_.place(), "missing key \"columns\" or \"row\" in rule");
        }
        shape.text_column = text_column();
        if (shape.split_items && !shape.text_column) {
            table_.fail(table_.find("split_items")->place, "\"split_items\" needs a column of text");
        }
        if (!shape.item_match.empty() && !shape.split_items) {
            table_.fail(table_.find("item_match")->place, "\"item_match\" of a table needs \"split_items\"");
        }
        if (shape.sentences && (rule_.match.empty() || !shape.text_column)) {
            table_.fail(table_.find("sentences")->place, "\"sentences\" needs \"match\" and a column of text");
        }
        shape.cells = cell_conditions("cells");
        shape.unless_cells = cell_conditions("unless_cells");
        shape.any_cells = cell_conditions("any_cells");
    }

    void read_columns() {
        const PackValue* columns = table_.find("columns");
        if (columns == nullptr) {
            return;
        }
        if (columns->type != PackValue::Type::table) {
            table_.fail(columns->place, std::string("\"columns\" must be a table, not ") + name_of(columns->type));
        }
        Names names;
        for (const PackMember& member : columns->members) {
            names.push_back(member.key);
        }
        const TableReader reader(context_.file, *columns, "columns", names);
        for (const PackMember& member : columns->members) {
            rule_.table.columns.push_back({member.key, read_patterns(context_, reader, member.key), false});
        }
        for (const PackValue* name : table_.texts("optional")) {
            rule_.table.columns[index_of(names, table_.known_name(*name, "column", names))].optional = true;
        }
    }

    Names column_keys() const {
        Names keys;
        for (const Column& column : rule_.table.columns) {
            keys.push_back(column.key);
        }
        return keys;
    }

    std::optional<std::size_t> text_column() const {
        const Names keys = column_keys();
        const std::string key = table_.text("text_column", "text");
        if (table_.has("text_column")) {
            return index_of(keys, table_.known_name(*table_.find("text_column"), "column", keys));
        }
        const std::size_t index = index_of(keys, key);
        return index < keys.size() ? std::optional<std::size_t>(index) : std::nullopt;
    }

    std::vector<CellCondition> cell_conditions(std::string_view key) const {
        std::vector<CellCondition> result;
        if (const PackValue* value = table_.find(key)) {
            const Names keys = column_keys();
            const TableReader cells(context_.file, *value, std::string(key), keys);
            for (const PackMember& member : value->members) {
                result.push_back({index_of(keys, member.key), read_patterns(context_, cells, member.key)});
            }
        }
        return result;
    }

    void read_margin() {
        // The whole block must match: "AB" in the middle of a note is nobody's initials.
        rule_.match = capturing("match", {"\\A\\s*(?:", ")\\s*\\z"});
        require_match();
        rule_.unless = patterns("unless");
        rule_.margin.sentence_unless = patterns("sentence_unless");
    }

    void read_quantity() {
        rule_.match = capturing("match");
        require_match();
        rule_.unless = patterns("unless");
        QuantityShape& shape = rule_.quantity;
        require_capture("value", rule_.kind.has_value());
        shape.in_tables = table_.flag("in_tables", false);
        shape.row_text = table_.flag("row_text", false);
        shape.unit_as_before = table_.flag("unit_as_before", false);
        shape.alone = table_.flag("alone", false);
        shape.comparator = table_.one_of("comparator", role_names(), "");
        if (shape.comparator.empty() && rule_.fixed("role") != nullptr) {
            shape.comparator = *rule_.fixed("role");
        }
        shape.approximate_before = read_capturing(context_, table_, "approximate_before", {"(?:", ")\\s*\\z"});
        if (!shape.in_tables && !shape.row_text && !names_blocks()) {
            std::erase(rule_.when.block, BlockKind::table_cell);
        }
        read_units();
    }

    /// Whether the rule itself says which blocks it reads.
    [[nodiscard]] bool names_blocks() const {
        const PackValue* when = table_.find("when");
        return when != nullptr && when->find("block") != nullptr;
    }

    void read_units() {
        const PackValue* units = table_.find("units");
        if (units == nullptr) {
            return;
        }
        const TableReader reader(context_.file, *units, "units", unit_names());
        for (const PackMember& member : units->members) {
            UnitWords words{member.key, {}};
            for (const PackValue* word : reader.texts(member.key)) {
                words.words.push_back(folded(word->text));
            }
            rule_.quantity.units.push_back(std::move(words));
        }
    }

    void require_capture(const std::string& name, bool required) const {
        for (std::size_t i = 0; required && !context_.known_good && i < rule_.match.size(); ++i) {
            if (!contains(rule_.match[i].capture_names(), name)) {
                table_.fail(table_.texts("match")[i]->place, "the pattern has no capture \"" + name + "\"",
                            "put (?P<" + name + ">...) around what is wanted");
            }
        }
    }

    void read_document() {
        DocumentShape& shape = rule_.document;
        static_cast<void>(table_.require("field"));
        shape.field = table_.one_of("field", document_field_names(), "");
        rule_.match = capturing("match", {}, {"value"});
        rule_.unless = patterns("unless");
        shape.absent = table_.one_of("absent", names_of("absent"), "");
        if (table_.has("value")) {
            shape.value = table_.text("value");
        }
        if (!shape.value && shape.absent.empty()) {
            require_match();
            require_capture("value", true);
        }
        if (shape.field == "kind" && shape.value) {
            static_cast<void>(table_.known_name(*table_.find("value"), "document kind", document_kind_names()));
        }
        shape.title_case = table_.one_of("case", names_of("case"), "as_printed") == "title";
        const Names& units = names_of("unit");
        shape.unit = static_cast<DocumentShape::Unit>(index_of(units, table_.one_of("unit", units, "block")));
        shape.last_blocks = static_cast<std::size_t>(std::max(0, table_.whole_number("last_blocks", 0)));
        shape.first_blocks =
            static_cast<std::size_t>(std::max(0, table_.whole_number("first_blocks", shape.last_blocks > 0 ? 0 : 40)));
        read_sources();
    }

    void read_sources() {
        if (!table_.has("in")) {
            return;
        }
        Names sources;
        for (const PackValue* name : table_.texts("in")) {
            sources.push_back(table_.known_name(*name, "source", names_of("in")));
        }
        DocumentShape& shape = rule_.document;
        shape.in_text = contains(sources, "text");
        shape.in_headings = contains(sources, "heading");
        shape.in_furniture = contains(sources, "furniture");
        shape.in_file_title = contains(sources, "file_title");
        shape.in_file_name = contains(sources, "file_name");
    }

    const RuleContext& context_;
    const TableReader& table_;
    Rule& rule_;
};

}  // namespace

void read_shape(const RuleContext& context, const TableReader& table, Rule& rule) {
    ShapeReader(context, table, rule).read();
}

}  // namespace arising::rules
