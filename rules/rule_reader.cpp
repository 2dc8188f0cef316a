// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_reader.h"

#include <algorithm>

#include "rules/edit_distance.h"
#include "rules/example_reader.h"
#include "rules/pack_keys.h"
#include "rules/plain_text.h"
#include "rules/shape_reader.h"
#include "rules/values/date.h"
#include "rules/values/language_code.h"

namespace arising::rules {

namespace {

using Names = std::vector<std::string>;
using extractor::BlockKind;

/// Reads one [[rule]]. One function for each part of it, called in the order of read().
class RuleReader {
public:
    RuleReader(const RuleContext& context, const PackValue& value)
        : context_{context.file, context.pack, context.fragments, &rule_.patterns, context.known_good},
          table_(context.file, value, "rule", known_keys(context.file, value)) {}

    Rule read() {
        read_head();
        read_scale();
        read_set();
        read_fill();
        read_conditions();
        read_shape(context_, table_, rule_);
        rule_.examples = read_examples(table_);
        return std::move(rule_);
    }

private:
    /// The keys of the rule's shape; of all shapes where it names none that there is. A key of another shape is told
    /// apart from one that nobody knows.
    static Names known_keys(const SourceFile& file, const PackValue& value) {
        const PackValue* shape = value.find("shape");
        const std::size_t own = shape == nullptr ? shape_names().size() : index_of(shape_names(), shape->text);
        Names known = key_names(keys_of(PackTable::rule));
        for (std::size_t i = 0; i < shape_names().size(); ++i) {
            const Names keys = key_names(keys_of(static_cast<Shape>(i)));
            if (i == own || own == shape_names().size()) {
                known.insert(known.end(), keys.begin(), keys.end());
            } else {
                refuse_keys(file, value, keys, static_cast<Shape>(own), static_cast<Shape>(i));
            }
        }
        return known;
    }

    static void refuse_keys(const SourceFile& file, const PackValue& value, const Names& keys, Shape own, Shape other) {
        const Names own_keys = key_names(keys_of(own));
        for (const PackMember& member : value.members) {
            if (contains(keys, member.key) && !contains(own_keys, member.key)) {
                throw rule_error(
                    file, member.place,
                    "key \"" + member.key + "\" does not belong to shape \"" + std::string(name_of(own)) + "\"",
                    "it belongs to shape \"" + std::string(name_of(other)) + "\"");
            }
        }
    }

    void read_head() {
        const PackValue& id = table_.require("id");
        const std::string name = table_.text("id");
        const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return extractor::is_lower(c) || is_digit(c) || c == '-' || c == '_';
        });
        if (!good) {
            table_.fail(id.place, "bad rule id \"" + name + "\"", "use lower-case letters, digits and hyphens");
        }
        rule_.id = context_.pack + "." + name;
        rule_.where = place_text(context_.file, id.place);
        rule_.place = id.place;
        rule_.title = table_.text("title");
        static_cast<void>(table_.require("shape"));
        rule_.shape = static_cast<Shape>(index_of(shape_names(), table_.one_of("shape", shape_names(), "")));
        rule_.confidence = table_.number("confidence", 0.8);
        if (rule_.confidence < 0 || rule_.confidence > 1) {
            table_.fail(table_.find("confidence")->place, "\"confidence\" must be between 0 and 1");
        }
        rule_.priority = table_.whole_number("priority", 0);
        rule_.once = table_.flag("once", false);
        read_kind();
        read_suppresses();
    }

    void read_suppresses() {
        const PackValue* suppresses = table_.find("suppresses");
        if (suppresses != nullptr && rule_.shape == Shape::document) {
            table_.fail(suppresses->place, "a document rule suppresses nothing", "it makes no statement");
        }
        if (suppresses != nullptr && rule_.shape == Shape::quantity && !rule_.kind) {
            table_.fail(suppresses->place, "a quantity rule of kind \"none\" takes out numbers only",
                        "use the shape sentence");
        }
        for (const PackValue* name : table_.texts("suppresses")) {
            rule_.suppresses.push_back(*statement_kind_of(table_.known_name(*name, "kind", statement_kind_names())));
        }
    }

    void read_kind() {
        if (rule_.shape == Shape::document) {
            if (const PackValue* kind = table_.find("kind")) {
                table_.fail(kind->place, "a document rule has no kind", "it fills \"field\" of the document");
            }
            return;
        }
        static_cast<void>(table_.require("kind"));
        Names kinds = statement_kind_names();
        kinds.emplace_back("none");
        rule_.kind = statement_kind_of(table_.one_of("kind", kinds, ""));
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
        rule_.scale = find_scale(*id);
    }

    [[nodiscard]] std::shared_ptr<const Scale> find_scale(const PackValue& id) const {
        const std::string& pack = pack_of(context_, id);
        try {
            if (auto scale = context_.fragments.scale(pack, id.text)) {
                return scale;
            }
        } catch (const FragmentError& error) {
            table_.fail(id.place, error.what(), error.hint);
        }
        table_.fail(id.place, "unknown scale \"" + id.text + "\"",
                    did_you_mean(id.text, context_.fragments.scale_names(pack)));
    }

    void read_set() {
        const PackValue* set = table_.find("set");
        if (set == nullptr) {
            return;
        }
        const TableReader fixed(context_.file, *set, "set", key_names(keys_of(PackTable::set)));
        for (const PackMember& member : set->members) {
            const bool is_flag = member.key == "cited" || member.key == "approximate";
            const std::string value =
                is_flag ? (fixed.flag(member.key, false) ? "true" : "false") : fixed.text(member.key);
            check_fixed(fixed, member, value);
            rule_.set.emplace_back(member.key, value);
            rule_.set_places.push_back(member.place);
        }
    }

    void read_fill() {
        const PackValue* fill = table_.find("fill");
        if (fill != nullptr && rule_.shape == Shape::document) {
            table_.fail(fill->place, "a document rule fills one field only", "it is named by \"field\"");
        }
        rule_.fill = read_capturing(context_, table_, "fill");
    }

    void check_fixed(const TableReader& fixed, const PackMember& member, const std::string& value) const {
        if (member.key == "outcome" && !outcome_of(value)) {
            fixed.fail(member.value.place, "unknown outcome \"" + value + "\"", did_you_mean(value, outcome_names()));
        }
        if (member.key == "status" && !progress_status_of(value)) {
            fixed.fail(member.value.place, "unknown status \"" + value + "\"",
                       did_you_mean(value, progress_status_names()));
        }
        if (member.key == "unit") {
            static_cast<void>(fixed.one_of("unit", unit_names(), ""));
        }
        if (member.key == "role") {
            static_cast<void>(fixed.one_of("role", role_names(), ""));
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
        const TableReader when(context_.file, *value, "when", key_names(keys_of(PackTable::when)));
        for (const PackValue* name : when.texts("document")) {
            rule_.when.document.push_back(
                *document_kind_of(when.known_name(*name, "document kind", document_kind_names())));
        }
        if (const PackValue* block = when.find("block")) {
            if (!reads_blocks()) {
                when.fail(block->place,
                          std::string("shape \"") + name_of(rule_.shape) + "\" has no condition \"block\"",
                          "use the keys \"items\" (list), \"columns\" (table) or \"in\" (document)");
            }
            rule_.when.block = read_block_kinds(when, "block");
        }
        rule_.when.section = read_patterns(context_, when, "section");
        rule_.when.not_section = read_patterns(context_, when, "not_section");
        rule_.when.entries = read_patterns(context_, when, "entries");
        if (const PackValue* header = when.find("table_header"); header != nullptr && !reads_blocks()) {
            when.fail(header->place,
                      std::string("shape \"") + name_of(rule_.shape) + "\" has no condition \"table_header\"",
                      rule_.shape == Shape::table ? "use the key \"columns\"" : "");
        }
        rule_.when.table_header = read_patterns(context_, when, "table_header");
        read_languages(when);
        rule_.when.valid_from = iso_date(when, "valid_from");
        rule_.when.valid_to = iso_date(when, "valid_to");
        if (!rule_.when.valid_to.empty() && rule_.when.valid_to < rule_.when.valid_from) {
            when.fail(when.find("valid_to")->place, "\"valid_to\" is before \"valid_from\"",
                      "no document has a date on which the rule is valid");
        }
    }

    void read_languages(const TableReader& when) {
        for (const PackValue* code : when.texts("language")) {
            if (!is_language_code(code->text)) {
                const std::string meant = language_code_of(code->text);
                when.fail(code->place, "unknown language \"" + code->text + "\"",
                          meant.empty() ? "write its code: \"en\" is English, \"cy\" Welsh"
                                        : "did you mean \"" + meant + "\"?");
            }
            rule_.when.language.push_back(code->text);
        }
    }

    /// Whether the shape looks at one block after the other.
    [[nodiscard]] bool reads_blocks() const {
        return rule_.shape == Shape::sentence || rule_.shape == Shape::quantity || rule_.shape == Shape::margin;
    }

    void default_blocks() {
        if (reads_blocks()) {
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

    Rule rule_;  // before the context, which notes its patterns
    RuleContext context_;
    TableReader table_;
};

}  // namespace

Rule read_rule(const RuleContext& context, const PackValue& table) {
    return RuleReader(context, table).read();
}

}  // namespace arising::rules
