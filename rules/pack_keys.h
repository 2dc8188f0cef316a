// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

// Every key that a pack may have, in one table: the readers refuse all others, and pack_schema.h prints the same table
// for editors. What a value must be beyond its type (a pattern that compiles, a scale that there is) the readers check.

namespace arising::rules {

enum class ValueType {
    text,
    number,
    whole_number,
    flag,
    date,
    choice,     ///< one of KeyInfo::names
    choices,    ///< one or several of them
    words,      ///< a string, or an array of strings
    patterns,   ///< the same, as regular expressions
    word_list,  ///< an array of strings
    scalar,     ///< a string, a number, true or false
    named_patterns,
    named_words,
    // Tables that are described themselves.
    pack,
    scales,
    grades,
    rules,
    overrides,
    additions,
    conditions,
    fixed,
    examples,
    counter_examples,
    given,
    units,
};

struct KeyInfo {
    std::string name;
    ValueType type;
    std::string meaning;  ///< a line for people
    bool required = false;
    std::vector<std::string> names = {};  ///< of a choice
};

/// Tables of a pack that have keys of their own.
enum class PackTable { file, pack, scale, grade, rule, when, set, override_, example, counter_example };

[[nodiscard]] const std::vector<KeyInfo>& keys_of(PackTable table);
/// Keys that rules of one shape have beside those of PackTable::rule.
[[nodiscard]] const std::vector<KeyInfo>& keys_of(Shape shape);
[[nodiscard]] std::vector<std::string> key_names(const std::vector<KeyInfo>& keys);
/// nullptr where no rule has the key.
[[nodiscard]] const KeyInfo* rule_key(std::string_view name);

/// The names of the shapes, in the order of the enum.
[[nodiscard]] const std::vector<std::string>& shape_names();
/// Kinds of block that rules can ask for.
[[nodiscard]] const std::vector<std::string>& block_kind_names();
[[nodiscard]] const std::vector<std::string>& outcome_names();
[[nodiscard]] const std::vector<std::string>& progress_status_names();
/// What an example's `gives` may name.
[[nodiscard]] const std::vector<std::string>& given_names();

}  // namespace arising::rules
