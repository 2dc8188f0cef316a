// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_value.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "rules/toml_mistake.h"
#include "rules/values/number.h"

namespace arising::rules {

namespace {

Place place_of(const toml::source_region& region, const SourceFile& file) {
    return {region.begin.line, region.begin.column, &file};
}

std::string date_text(const toml::date& date) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << date;
    return out.str();
}

PackValue convert(const toml::node& node, const SourceFile& file);

PackValue convert_table(const toml::table& table, const SourceFile& file) {
    PackValue value;
    value.type = PackValue::Type::table;
    for (const auto& [key, member] : table) {
        value.members.push_back({std::string(key.str()), place_of(key.source(), file), convert(member, file)});
    }
    const auto stands_before = [](const PackMember& a, const PackMember& b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    };
    std::stable_sort(value.members.begin(), value.members.end(), stands_before);
    return value;
}

/// Depth is bounded by toml++, which refuses values nested deeper than 256.
PackValue convert(const toml::node& node, const SourceFile& file) {
    PackValue value;
    if (const auto* table = node.as_table()) {
        value = convert_table(*table, file);
    } else if (const auto* array = node.as_array()) {
        value.type = PackValue::Type::array;
        for (const toml::node& item : *array) {
            value.items.push_back(convert(item, file));
        }
    } else if (const auto* integer = node.as_integer()) {
        value.type = PackValue::Type::integer;
        value.number = static_cast<double>(integer->get());
        value.text = number_text(value.number);
    } else if (const auto* real = node.as_floating_point()) {
        value.type = PackValue::Type::real;
        value.number = real->get();
        value.text = number_text(value.number);
    } else if (const auto* flag = node.as_boolean()) {
        value.type = PackValue::Type::boolean;
        value.flag = flag->get();
        value.text = value.flag ? "true" : "false";
    } else if (const auto* date = node.as_date()) {
        value.text = date_text(date->get());
    } else if (const auto* text = node.as_string()) {
        value.text = text->get();
    }
    value.place = place_of(node.source(), file);
    return value;
}

}  // namespace

const PackValue* PackValue::find(std::string_view key) const {
    const auto found = std::find_if(members.begin(), members.end(), [&](const PackMember& m) { return m.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

const char* name_of(PackValue::Type type) {
    switch (type) {
        case PackValue::Type::string:
            return "a string";
        case PackValue::Type::integer:
            return "a whole number";
        case PackValue::Type::real:
            return "a number";
        case PackValue::Type::boolean:
            return "true or false";
        case PackValue::Type::array:
            return "an array";
        case PackValue::Type::table:
            return "a table";
    }
    return "";
}

PackValue parse_pack_file(const SourceFile& file) {
    try {
        return convert_table(toml::parse(file.text, file.name), file);
    } catch (const toml::parse_error& error) {
        throw toml_mistake(file, place_of(error.source(), file), error.description());
    }
}

}  // namespace arising::rules
