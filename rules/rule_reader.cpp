// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_reader.h"

#include <algorithm>
#include <array>

#include "rules/edit_distance.h"
#include "rules/example_reader.h"
#include "rules/plain_text.h"
#include "rules/table_reader.h"
#include "rules/values/date.h"

namespace arising::rules {

namespace {

using Names = std::vector<std::string>;
using extractor::BlockKind;

const Names kShapes = {"sentence", "list", "table", "margin", "quantity", "document"};
const Names kKinds = {"recommendation", "decision", "action", "judgement", "progress", "figure", "none"};
const Names kDocumentKinds = {"minutes",           "agenda", "report", "decision_notice", "inspection_report",
                              "inspection_letter", "other"};
const Names kBlockKinds = {"heading", "paragraph", "list_item", "table_cell", "note"};
const Names kRoles = {"target", "average", "previous", "other"};
const Names kSources = {"text", "heading", "furniture", "file_title", "file_name"};
const Names kAbsent = {"not_found", "not_applicable", "unreadable", "ambiguous", "truncated_source"};
const Names kSetKeys = {"outcome", "cited",    "owner",    "status", "scale", "unit",  "role", "about", "aspect",
                        "grade",   "proposer", "seconder", "item",   "label", "as_of", "of",   "due",   "approximate"};

const Names kCommonKeys = {"id",   "title", "shape", "kind",     "confidence",       "priority",
                           "when", "set",   "scale", "examples", "counter_examples", "once"};

/// Keys that only rules of one shape have.
const std::array<Names, 6> kShapeKeys = {{
    {"match", "unless", "unit", "with_previous", "all_matches", "suppresses"},
    {"heading", "after", "items", "paragraphs_if_no_items", "item_match", "item_unless", "skip_sections", "nested"},
    {"columns", "optional", "text_column", "cells", "unless_cells", "row", "match", "unless", "sentences"},
    {"match", "unless"},
    {"match", "unless", "units", "in_tables", "row_text", "comparator", "approximate_before", "alone"},
    {"match", "unless", "field", "in", "first_blocks", "last_blocks", "unit", "value", "case", "absent"},
}};

std::size_t index_of(const Names& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

bool contains(const Names& names, std::string_view name) {
    return index_of(names, name) < names.size();
}

BlockKind block_kind_of(std::string_view name) {
    constexpr std::array<BlockKind, 5> kinds = {BlockKind::heading, BlockKind::paragraph, BlockKind::list_item,
                                                BlockKind::table_cell, BlockKind::note};
    return kinds[index_of(kBlockKinds, name)];
}

/// What RE2 says, without the piece of the pattern that it repeats: the caret shows that.
std::string reason_of(const PatternError& error) {
    std::string reason = error.what();
    const std::string repeated = ": " + error.part;
    if (!error.part.empty() && reason.ends_with(repeated)) {
        reason.resize(reason.size() - repeated.size());
    }
    return reason;
}

/// The place of a piece of the pattern in the file; the pattern's own place where the piece comes from a fragment.
Place place_in(const SourceFile& file, const PackValue& value, const std::string& part) {
    const bool inside = !part.empty() && value.text.find(part) != std::string::npos;
    return inside ? find_place(file, value.place, part) : value.place;
}

/// Reads one [[rule]]. One function for each part of it, called in the order of read().
class RuleReader {
public:
    RuleReader(const RuleContext& context, const PackValue& value)
        : context_(context), table_(context.file, value, "rule", known_keys(context.file, value)) {}

    Rule read() {
        read_head();
        read_scale();
        read_set();
        read_conditions();
        switch (rule_.shape) {
            case Shape::sentence:
                read_sentence();
                break;
            case Shape::list:
                read_list();
                break;
            case Shape::table:
                read_table();
                break;
            case Shape::margin:
                read_margin();
                break;
            case Shape::quantity:
                read_quantity();
                break;
            case Shape::document:
                read_document();
                break;
        }
        rule_.examples = read_examples(table_);
        return std::move(rule_);
    }

private:
    /// The keys of the rule's shape. A key of another shape is told apart from one that nobody knows.
    static Names known_keys(const SourceFile& file, const PackValue& value) {
        const PackValue* shape = value.find("shape");
        const std::size_t index = shape == nullptr ? kShapes.size() : index_of(kShapes, shape->text);
        Names known = kCommonKeys;
        for (std::size_t i = 0; i < kShapes.size(); ++i) {
            if (i == index || index == kShapes.size()) {
                known.insert(known.end(), kShapeKeys[i].begin(), kShapeKeys[i].end());
                continue;
            }
            for (const PackMember& member : value.members) {
                const bool elsewhere = contains(kShapeKeys[i], member.key) && !contains(kShapeKeys[index], member.key);
                if (elsewhere) {
                    throw rule_error(file, member.place,
                                     "key \"" + member.key + "\" does not belong to shape \"" + shape->text + "\"",
                                     "it belongs to shape \"" + kShapes[i] + "\"");
                }
            }
        }
        return known;
    }

    void read_head() {
        const PackValue& id = table_.require("id");
        const std::string name = table_.text("id");
        const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
        });
        if (!good) {
            table_.fail(id.place, "bad rule id \"" + name + "\"", "use lower-case letters, digits and hyphens");
        }
        rule_.id = context_.pack + "." + name;
        rule_.where = place_text(context_.file, id.place);
        rule_.title = table_.text("title");
        static_cast<void>(table_.require("shape"));
        rule_.shape = static_cast<Shape>(index_of(kShapes, table_.one_of("shape", kShapes, "")));
        rule_.confidence = table_.number("confidence", 0.8);
        if (rule_.confidence < 0 || rule_.confidence > 1) {
            table_.fail(table_.find("confidence")->place, "\"confidence\" must be between 0 and 1");
        }
        rule_.priority = table_.whole_number("priority", 0);
        rule_.once = table_.flag("once", false);
        read_kind();
    }

    void read_kind() {
        if (rule_.shape == Shape::document) {
            if (const PackValue* kind = table_.find("kind")) {
                table_.fail(kind->place, "a document rule has no kind", "it fills \"field\" of the document");
            }
            return;
        }
        static_cast<void>(table_.require("kind"));
        rule_.kind = statement_kind_of(table_.one_of("kind", kKinds, ""));
        const bool consumes = rule_.shape == Shape::sentence || rule_.shape == Shape::quantity;
        if (!rule_.kind && !consumes) {
            table_.fail(table_.find("kind")->place, "kind \"none\" is for the shapes sentence and quantity");
        }
        if (rule_.shape == Shape::quantity && rule_.kind && rule_.kind != StatementKind::figure) {
            table_.fail(table_.find("kind")->place, "a quantity rule is of kind \"figure\" or \"none\"");
        }
    }

    void read_scale() {
        const PackValue* set = table_.find("set");
        const PackValue* id = table_.find("scale");
        if (id == nullptr && set != nullptr) {
            id = set->find("scale");
        }
        if (id == nullptr) {
            if (rule_.kind == StatementKind::judgement) {
                table_.fail(table_.place(), "missing key \"scale\" in rule",
                            "a judgement is a grade of a scale: scale = \"...\"");
            }
            return;
        }
        const auto found = context_.scales.find(id->text);
        if (found == context_.scales.end()) {
            Names known;
            for (const auto& scale : context_.scales) {
                known.push_back(scale.first);
            }
            table_.fail(id->place, "unknown scale \"" + id->text + "\"", did_you_mean(id->text, known));
        }
        rule_.scale = found->second;
    }

    void read_set() {
        const PackValue* set = table_.find("set");
        if (set == nullptr) {
            return;
        }
        const TableReader fixed(context_.file, *set, "set", kSetKeys);
        for (const PackMember& member : set->members) {
            const bool is_flag = member.key == "cited" || member.key == "approximate";
            const std::string value =
                is_flag ? (fixed.flag(member.key, false) ? "true" : "false") : fixed.text(member.key);
            check_fixed(fixed, member, value);
            rule_.set.emplace_back(member.key, value);
        }
    }

    void check_fixed(const TableReader& fixed, const PackMember& member, const std::string& value) const {
        if (member.key == "outcome" && !outcome_of(value)) {
            fixed.fail(member.value.place, "unknown outcome \"" + value + "\"",
                       did_you_mean(value, {"agreed", "noted", "approved", "refused", "deferred", "elected", "other"}));
        }
        if (member.key == "status" && !progress_status_of(value)) {
            fixed.fail(
                member.value.place, "unknown status \"" + value + "\"",
                did_you_mean(value, {"complete", "on_track", "in_progress", "delayed", "not_started", "unclear"}));
        }
        if (member.key == "unit") {
            static_cast<void>(fixed.one_of("unit", unit_names(), ""));
        }
        if (member.key == "role") {
            static_cast<void>(fixed.one_of("role", kRoles, ""));
        }
        if (member.key == "grade" && rule_.scale != nullptr && !rule_.scale->has(value)) {
            Names known;
            for (const Grade& grade : rule_.scale->grades) {
                known.push_back(grade.id);
            }
            fixed.fail(member.value.place, "scale \"" + rule_.scale->id + "\" has no grade \"" + value + "\"",
                       did_you_mean(value, known));
        }
    }

    void read_conditions() {
        default_blocks();
        const PackValue* value = table_.find("when");
        if (value == nullptr) {
            return;
        }
        const TableReader when(context_.file, *value, "when",
                               {"document", "section", "not_section", "block", "language", "valid_from", "valid_to"});
        for (const PackValue* name : when.texts("document")) {
            rule_.when.document.push_back(*document_kind_of(known_name(*name, "document kind", kDocumentKinds)));
        }
        if (const PackValue* block = when.find("block")) {
            if (rule_.shape != Shape::sentence && rule_.shape != Shape::quantity && rule_.shape != Shape::margin) {
                when.fail(block->place,
                          std::string("shape \"") + name_of(rule_.shape) + "\" has no condition \"block\"",
                          "use the keys \"items\" (list), \"columns\" (table) or \"in\" (document)");
            }
            rule_.when.block = block_kinds(when.texts("block"));
            blocks_named_ = true;
        }
        rule_.when.section = patterns(when, "section");
        rule_.when.not_section = patterns(when, "not_section");
        rule_.when.language = when.text_list("language");
        rule_.when.valid_from = iso_date(when, "valid_from");
        rule_.when.valid_to = iso_date(when, "valid_to");
    }

    void default_blocks() {
        if (rule_.shape == Shape::sentence || rule_.shape == Shape::quantity || rule_.shape == Shape::margin) {
            rule_.when.block = {BlockKind::paragraph, BlockKind::list_item, BlockKind::table_cell};
        }
    }

    static std::string iso_date(const TableReader& when, std::string_view key) {
        const std::string date = when.text(key);
        if (!date.empty() && !parse_iso(date)) {
            when.fail(when.find(key)->place, "\"" + std::string(key) + "\" must be a date like 2015-04-14");
        }
        return date;
    }

    const std::string& known_name(const PackValue& value, std::string_view what, const Names& known) const {
        if (!contains(known, value.text)) {
            table_.fail(value.place, "unknown " + std::string(what) + " \"" + value.text + "\"",
                        did_you_mean(value.text, known));
        }
        return value.text;
    }

    std::vector<BlockKind> block_kinds(const std::vector<const PackValue*>& names) const {
        std::vector<BlockKind> kinds;
        for (const PackValue* name : names) {
            kinds.push_back(block_kind_of(known_name(*name, "block kind", kBlockKinds)));
        }
        return kinds;
    }

    /// Patterns whose captures are not used: conditions.
    std::vector<Pattern> patterns(const TableReader& table, std::string_view key) const {
        std::vector<Pattern> result;
        for (const PackValue* value : table.texts(key)) {
            result.push_back(read_pattern(context_, *value));
        }
        return result;
    }

    /// Patterns whose captures become fields.
    std::vector<Pattern> capturing(std::string_view key, const std::string& before = {}, const std::string& after = {},
                                   const Names& allowed = field_names()) const {
        std::vector<Pattern> result;
        for (const PackValue* value : table_.texts(key)) {
            result.push_back(read_pattern(context_, *value, before, after));
            for (const std::string& name : result.back().capture_names()) {
                if (!contains(allowed, name)) {
                    table_.fail(place_in(context_.file, *value, "(?P<" + name + ">"),
                                "unknown capture \"" + name + "\"", did_you_mean(name, allowed));
                }
            }
        }
        return result;
    }

    void require_match() {
        static_cast<void>(table_.require("match"));
        if (rule_.match.empty()) {
            table_.fail(table_.find("match")->place, "\"match\" has no pattern");
        }
    }

    void read_sentence() {
        rule_.match = capturing("match");
        require_match();
        rule_.unless = patterns(table_, "unless");
        SentenceShape& shape = rule_.sentence;
        shape.whole_block = table_.one_of("unit", {"sentence", "block"}, "sentence") == "block";
        shape.all_matches = table_.flag("all_matches", false);
        shape.with_previous = patterns(table_, "with_previous");
        if (const PackValue* suppresses = table_.find("suppresses"); suppresses != nullptr && rule_.kind) {
            table_.fail(suppresses->place, "only rules of kind \"none\" suppress others");
        }
        for (const PackValue* name : table_.texts("suppresses")) {
            shape.suppresses.push_back(
                *statement_kind_of(known_name(*name, "kind", Names(kKinds.begin(), kKinds.end() - 1))));
        }
    }

    void read_list() {
        ListShape& shape = rule_.list;
        shape.heading = patterns(table_, "heading");
        shape.after = capturing("after");
        if (shape.heading.empty() && shape.after.empty()) {
            table_.fail(table_.place(), "missing key \"heading\" or \"after\" in rule",
                        "a list rule needs something that opens the list");
        }
        shape.items =
            table_.has("items") ? block_kinds(table_.texts("items")) : std::vector<BlockKind>{BlockKind::list_item};
        shape.paragraphs_if_no_items = table_.flag("paragraphs_if_no_items", false);
        shape.item_match = capturing("item_match");
        shape.item_unless = patterns(table_, "item_unless");
        shape.skip_sections = patterns(table_, "skip_sections");
        const Names nested = {"lead", "all", "outer"};
        shape.nested = static_cast<ListShape::Nested>(index_of(nested, table_.one_of("nested", nested, "lead")));
    }

    void read_table() {
        TableShape& shape = rule_.table;
        rule_.match = capturing("match");
        rule_.unless = patterns(table_, "unless");
        shape.row = capturing("row");
        shape.sentences = table_.flag("sentences", false);
        read_columns();
        if (shape.columns.empty() && shape.row.empty()) {
            table_.fail(table_.place(), "missing key \"columns\" or \"row\" in rule");
        }
        shape.text_column = text_column();
        if (shape.sentences && (rule_.match.empty() || !shape.text_column)) {
            table_.fail(table_.find("sentences")->place, "\"sentences\" needs \"match\" and a column of text");
        }
        shape.cells = cell_conditions("cells");
        shape.unless_cells = cell_conditions("unless_cells");
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
            rule_.table.columns.push_back({member.key, patterns(reader, member.key), false});
        }
        for (const PackValue* name : table_.texts("optional")) {
            rule_.table.columns[index_of(names, known_name(*name, "column", names))].optional = true;
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
            return index_of(keys, known_name(*table_.find("text_column"), "column", keys));
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
                result.push_back({index_of(keys, member.key), patterns(cells, member.key)});
            }
        }
        return result;
    }

    void read_margin() {
        // The whole block must match: "AB" in the middle of a note is nobody's initials.
        rule_.match = capturing("match", "\\A\\s*(?:", ")\\s*\\z");
        require_match();
        rule_.unless = patterns(table_, "unless");
    }

    void read_quantity() {
        rule_.match = capturing("match");
        require_match();
        rule_.unless = patterns(table_, "unless");
        QuantityShape& shape = rule_.quantity;
        require_capture("value", rule_.kind.has_value());
        shape.in_tables = table_.flag("in_tables", false);
        shape.row_text = table_.flag("row_text", false);
        shape.alone = table_.flag("alone", false);
        shape.comparator = table_.one_of("comparator", kRoles, "");
        if (shape.comparator.empty() && rule_.fixed("role") != nullptr) {
            shape.comparator = *rule_.fixed("role");
        }
        for (const PackValue* value : table_.texts("approximate_before")) {
            shape.approximate_before.push_back(read_pattern(context_, *value, "(?:", ")\\s*\\z"));
        }
        if (!shape.in_tables && !shape.row_text && !blocks_named_) {
            std::erase(rule_.when.block, BlockKind::table_cell);
        }
        read_units();
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
        for (std::size_t i = 0; required && i < rule_.match.size(); ++i) {
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
        rule_.match = capturing("match", {}, {}, {"value"});
        rule_.unless = patterns(table_, "unless");
        shape.absent = table_.one_of("absent", kAbsent, "");
        if (table_.has("value")) {
            shape.value = table_.text("value");
        }
        if (!shape.value && shape.absent.empty()) {
            require_match();
            require_capture("value", true);
        }
        if (shape.field == "kind" && shape.value) {
            static_cast<void>(known_name(*table_.find("value"), "document kind", kDocumentKinds));
        }
        shape.title_case = table_.one_of("case", {"as_printed", "title"}, "as_printed") == "title";
        const Names units = {"block", "sentence", "page"};
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
            sources.push_back(known_name(*name, "source", kSources));
        }
        DocumentShape& shape = rule_.document;
        shape.in_text = contains(sources, "text");
        shape.in_headings = contains(sources, "heading");
        shape.in_furniture = contains(sources, "furniture");
        shape.in_file_title = contains(sources, "file_title");
        shape.in_file_name = contains(sources, "file_name");
    }

    const RuleContext& context_;
    TableReader table_;
    Rule rule_;
    bool blocks_named_ = false;
};

}  // namespace

Pattern read_pattern(const RuleContext& context, const PackValue& value, const std::string& wrap_before,
                     const std::string& wrap_after) {
    try {
        return Pattern(wrap_before + context.fragments.expand(context.pack, value.text) + wrap_after);
    } catch (const FragmentError& error) {
        throw rule_error(context.file, place_in(context.file, value, error.part), error.what(), error.hint);
    } catch (const PatternError& error) {
        throw rule_error(context.file, place_in(context.file, value, error.part), "bad pattern: " + reason_of(error),
                         "patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...)");
    }
}

Rule read_rule(const RuleContext& context, const PackValue& table) {
    return RuleReader(context, table).read();
}

}  // namespace arising::rules
