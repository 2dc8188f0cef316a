// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern_warnings.h"

#include <algorithm>
#include <array>

#include "rules/fields.h"
#include "rules/part_reader.h"
#include "rules/possible_match.h"

namespace arising::rules {

namespace {

/// Keys whose pattern decides whether there is a statement at all. One that matches everything makes each sentence a
/// statement, or none. In others ("item_match", "row") a pattern for everything only divides a text into fields.
const std::vector<std::string> kDecisive = {"match",   "unless",      "heading",      "after",          "item_unless",
                                            "section", "not_section", "table_header", "sentence_unless"};

/// Texts that have nothing in common but that they are texts.
bool matches_everything(const Pattern& pattern) {
    constexpr std::array<const char*, 5> texts = {"a", "7", "–", "Zx, qv.", "木"};
    return std::all_of(texts.begin(), texts.end(), [&](const char* text) { return pattern.found_in(text); });
}

std::string everything_hint(const Rule& rule, const std::string& key) {
    if (key.find("unless") != std::string::npos || key == "not_section") {
        return "the rule can find nothing: name the words that are to keep it off";
    }
    const bool in_conditions = key == "section" || key == "table_header";
    return in_conditions ? "leave the condition out" : "name a word that " + rule.id + " looks for";
}

void warn_of_pattern(const Rule& rule, const RulePattern& used, std::vector<std::string>& warnings) {
    const std::string& expression = used.pattern.expression();
    const auto why = why_nothing_matches(expression);
    if (why || used.pattern.never_matches()) {
        warnings.emplace_back(rule_error({}, used.place,
                                         rule.id + ": no text can match this pattern of \"" + used.key + "\"",
                                         why.value_or("a class in it has no character"))
                                  .what());
        return;
    }
    // Margin rules are for short blocks, document rules for the first that answers: "(?P<value>.+)" says enough there.
    const bool by_place = rule.shape == Shape::margin || rule.shape == Shape::document || rule.shape == Shape::table;
    const bool decisive = contains(kDecisive, used.key) && !(by_place && used.key == "match");
    if (decisive && matches_everything(used.pattern)) {
        warnings.emplace_back(rule_error({}, used.place,
                                         rule.id + ": every text matches this pattern of \"" + used.key + "\"",
                                         everything_hint(rule, used.key))
                                  .what());
    }
}

/// Keys whose captures become fields.
const std::vector<std::string> kCapturing = {"match", "after", "item_match", "row", "fill"};

void warn_of_field(const Rule& rule, const std::string& what, const std::string& name, Place place,
                   std::vector<std::string>& warnings) {
    const std::string other = name_of(*only_kind_with(name));
    warnings.emplace_back(rule_error({}, place, rule.id + ": " + what + " \"" + name + "\" has no effect",
                                     "statements of kind " + std::string(name_of(*rule.kind)) +
                                         " have no such field; it is one of kind " + other)
                              .what());
}

/// Captures and fixed values of fields that statements of the rule's kind do not have.
void warn_of_fields(const Rule& rule, std::vector<std::string>& warnings) {
    if (!rule.kind) {
        return;
    }
    for (const RulePattern& used : rule.patterns) {
        for (const std::string& name : used.pattern.capture_names()) {
            if (contains(kCapturing, used.key) && contains(field_names(), name) && !has_field(*rule.kind, name)) {
                const std::string group = "(?P<" + name + ">";
                const bool here = used.source.find(group) != std::string::npos;
                warn_of_field(rule, "the capture", name, here ? find_place({}, used.place, group) : used.place,
                              warnings);
            }
        }
    }
    for (std::size_t i = 0; i < rule.set.size(); ++i) {
        if (!has_field(*rule.kind, rule.set[i].first)) {
            warn_of_field(rule, "the fixed field", rule.set[i].first, rule.set_places[i], warnings);
        }
    }
}

bool is_used(const TableShape& table, std::size_t column) {
    const auto of_column = [&](const CellCondition& cell) { return cell.column == column; };
    return table.text_column == column || std::any_of(table.cells.begin(), table.cells.end(), of_column) ||
           std::any_of(table.unless_cells.begin(), table.unless_cells.end(), of_column) ||
           std::any_of(table.any_cells.begin(), table.any_cells.end(), of_column);
}

/// A column that the table must have is used by that.
void warn_of_columns(const Rule& rule, std::vector<std::string>& warnings) {
    for (std::size_t i = 0; i < rule.table.columns.size(); ++i) {
        const Column& column = rule.table.columns[i];
        if (!column.optional || contains(field_names(), column.key) || is_used(rule.table, i)) {
            continue;
        }
        const auto pattern = std::find_if(rule.patterns.begin(), rule.patterns.end(),
                                          [&](const RulePattern& used) { return used.key == column.key; });
        warnings.emplace_back(rule_error({}, pattern == rule.patterns.end() ? rule.place : pattern->place,
                                         rule.id + ": nothing uses the optional column \"" + column.key + "\"",
                                         "it is no field and in no condition: take it out")
                                  .what());
    }
}

}  // namespace

std::vector<std::string> warnings_of_patterns(const Rule& rule) {
    std::vector<std::string> warnings;
    for (const RulePattern& used : rule.patterns) {
        warn_of_pattern(rule, used, warnings);
    }
    warn_of_fields(rule, warnings);
    warn_of_columns(rule, warnings);
    return warnings;
}

}  // namespace arising::rules
