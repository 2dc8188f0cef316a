// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "rules/source_excerpt.h"

// A pack file as a tree of values that know where they stand. The TOML library is named in pack_value.cpp only.

namespace arising::rules {

struct PackMember;

struct PackValue {
    enum class Type { string, integer, real, boolean, array, table };

    Type type = Type::string;
    Place place;
    std::string
        text;  ///< string; of an integer, real or boolean the way it is compared with fields: "47", "0.5", "true"
    double number = 0;                ///< integer, real
    bool flag = false;                ///< boolean
    std::vector<PackValue> items;     ///< array
    std::vector<PackMember> members;  ///< table, in the order of the file

    [[nodiscard]] const PackValue* find(std::string_view key) const;
};

struct PackMember {
    std::string key;
    Place place;  ///< of the key
    PackValue value;
};

[[nodiscard]] const char* name_of(PackValue::Type type);

/// Parses a TOML file, which must outlive the value: its places point to it. Throws RuleError with the place for a file
/// that is broken. Dates become strings in ISO form.
[[nodiscard]] PackValue parse_pack_file(const SourceFile& file);

}  // namespace arising::rules
