// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack_value.h"

// Strict reading of one table of a pack: a key that nobody knows is an error, and so is a value of the wrong type.
// Every function throws RuleError that points to the key or value.

namespace arising::rules {

class TableReader {
public:
    /// Checks the table's keys against all that are known. `what` names the table in messages: "rule", "pack".
    /// `file` and `table` must outlive the reader.
    TableReader(const SourceFile& file, const PackValue& table, std::string what,
                const std::vector<std::string>& known);

    [[nodiscard]] bool has(std::string_view key) const { return table_.find(key) != nullptr; }
    [[nodiscard]] const PackValue* find(std::string_view key) const { return table_.find(key); }
    [[nodiscard]] const PackValue& require(std::string_view key) const;

    // Where the key is missing these give the default.
    [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise = {}) const;
    [[nodiscard]] double number(std::string_view key, double otherwise) const;
    [[nodiscard]] int whole_number(std::string_view key, int otherwise) const;
    [[nodiscard]] bool flag(std::string_view key, bool otherwise) const;
    /// A string, or an array of strings.
    [[nodiscard]] std::vector<const PackValue*> texts(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> text_list(std::string_view key) const;
    /// One of the names; `otherwise` where the key is missing.
    [[nodiscard]] std::string one_of(std::string_view key, const std::vector<std::string>& names,
                                     std::string_view otherwise) const;

    /// The value's text, which must be one of the names; `what` says in the message what they are names of.
    [[nodiscard]] const std::string& known_name(const PackValue& value, std::string_view what,
                                                const std::vector<std::string>& known) const;

    [[noreturn]] void fail(Place place, std::string_view message, std::string_view hint = {}) const;
    [[nodiscard]] const SourceFile& file() const { return file_; }
    [[nodiscard]] Place place() const { return table_.place; }

private:
    void expect(const PackValue& value, std::string_view key, PackValue::Type type) const;

    const SourceFile& file_;
    const PackValue& table_;
    std::string what_;
};

}  // namespace arising::rules
