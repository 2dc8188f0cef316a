// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/mining.h"

// From what a rule captured to typed fields of a Statement: due dates are resolved, grades looked up, numbers read. A
// text that its type does not understand leaves the rule's fixed value in place.

namespace arising::rules {

/// A statement of the rule's kind with its fixed fields.
[[nodiscard]] Statement new_statement(const Rule& rule, extractor::Span span);

/// Sets one field. Names that are spans ("text", "lead") are left alone. Due dates are reckoned from the document's
/// date; without a document (fixed fields) only those that are printed in full.
void set_field(Statement& statement, const Rule& rule, std::string_view name, std::string_view value,
               const Mining* mining);

/// Sets the fields of all captures of a match. `base` is where the matched text begins in the document: captures named
/// text and lead move the statement's spans there.
void set_fields(Statement& statement, const Mining& mining, const Rule& rule, const PatternMatch& match,
                std::uint32_t base);

/// Sets the fields that nothing has set yet from what the rule's `fill` captures in the statement's text.
void fill_fields(Statement& statement, const Mining& mining, const Rule& rule);

/// Whether statements of the kind have the field at all; for names of captures and of fixed fields.
[[nodiscard]] bool has_field(StatementKind kind, std::string_view name);
/// The kind that alone has the field; nothing for fields of every kind.
[[nodiscard]] std::optional<StatementKind> only_kind_with(std::string_view name);

/// Whether what its kind cannot do without is there: a judgement has a grade, a figure a value.
[[nodiscard]] bool is_complete(const Statement& statement);

/// A field as text, for examples: "owner", "due_date", "grade"; empty where the field has no value. Nothing for a name
/// that is no field of statements.
[[nodiscard]] std::optional<std::string> field_text(const Statement& statement, const extractor::Document& document,
                                                    std::string_view name);

/// The unit that a rule gives to what it captured as unit (may be empty); empty where it names none.
[[nodiscard]] std::string unit_of(const Rule& rule, std::string_view captured);

}  // namespace arising::rules
