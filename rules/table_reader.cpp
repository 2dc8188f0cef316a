// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/table_reader.h"

#include <algorithm>

#include "rules/edit_distance.h"

namespace arising::rules {

namespace {

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

}  // namespace

TableReader::TableReader(const SourceFile& file, const PackValue& table, std::string what,
                         const std::vector<std::string>& known)
    : file_(file), table_(table), what_(std::move(what)) {
    if (table.type != PackValue::Type::table) {
        fail(table.place, what_ + " must be a table, not " + name_of(table.type));
    }
    for (const PackMember& member : table.members) {
        if (std::find(known.begin(), known.end(), member.key) == known.end()) {
            fail(member.place, "unknown key " + quoted(member.key) + " in " + what_, did_you_mean(member.key, known));
        }
    }
}

const PackValue& TableReader::require(std::string_view key) const {
    const PackValue* value = find(key);
    if (value == nullptr) {
        fail(table_.place, "missing key " + quoted(key) + " in " + what_);
    }
    return *value;
}

void TableReader::expect(const PackValue& value, std::string_view key, PackValue::Type type) const {
    if (value.type != type) {
        fail(value.place, quoted(key) + " must be " + name_of(type) + ", not " + name_of(value.type));
    }
}

std::string TableReader::text(std::string_view key, std::string_view otherwise) const {
    const PackValue* value = find(key);
    if (value == nullptr) {
        return std::string(otherwise);
    }
    expect(*value, key, PackValue::Type::string);
    return value->text;
}

double TableReader::number(std::string_view key, double otherwise) const {
    const PackValue* value = find(key);
    if (value == nullptr) {
        return otherwise;
    }
    if (value->type != PackValue::Type::integer) {
        expect(*value, key, PackValue::Type::real);
    }
    return value->number;
}

int TableReader::whole_number(std::string_view key, int otherwise) const {
    const PackValue* value = find(key);
    if (value == nullptr) {
        return otherwise;
    }
    expect(*value, key, PackValue::Type::integer);
    if (value->number < -1e6 || value->number > 1e6) {
        fail(value->place, quoted(key) + " is out of range");
    }
    return static_cast<int>(value->number);
}

bool TableReader::flag(std::string_view key, bool otherwise) const {
    const PackValue* value = find(key);
    if (value == nullptr) {
        return otherwise;
    }
    expect(*value, key, PackValue::Type::boolean);
    return value->flag;
}

std::vector<const PackValue*> TableReader::texts(std::string_view key) const {
    const PackValue* value = find(key);
    if (value == nullptr) {
        return {};
    }
    if (value->type == PackValue::Type::string) {
        return {value};
    }
    if (value->type != PackValue::Type::array) {
        fail(value->place, quoted(key) + " must be a string or an array of strings, not " + name_of(value->type));
    }
    std::vector<const PackValue*> result;
    for (const PackValue& item : value->items) {
        expect(item, key, PackValue::Type::string);
        result.push_back(&item);
    }
    return result;
}

std::vector<std::string> TableReader::text_list(std::string_view key) const {
    std::vector<std::string> result;
    for (const PackValue* value : texts(key)) {
        result.push_back(value->text);
    }
    return result;
}

std::string TableReader::one_of(std::string_view key, const std::vector<std::string>& names,
                                std::string_view otherwise) const {
    const std::string name = text(key, otherwise);
    if (has(key) && std::find(names.begin(), names.end(), name) == names.end()) {
        fail(find(key)->place, "unknown " + std::string(key) + " " + quoted(name), did_you_mean(name, names));
    }
    return name;
}

const std::string& TableReader::known_name(const PackValue& value, std::string_view what,
                                           const std::vector<std::string>& known) const {
    if (std::find(known.begin(), known.end(), value.text) == known.end()) {
        fail(value.place, "unknown " + std::string(what) + " " + quoted(value.text), did_you_mean(value.text, known));
    }
    return value.text;
}

void TableReader::fail(Place place, std::string_view message, std::string_view hint) const {
    throw rule_error(file_, place, message, hint);
}

}  // namespace arising::rules
