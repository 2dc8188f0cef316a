// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/example_reader.h"

#include <algorithm>

#include "rules/edit_distance.h"
#include "rules/pack_keys.h"
#include "rules/values/date.h"

namespace arising::rules {

namespace {

void read_gives(const TableReader& rule, const PackValue& gives, Example& example) {
    if (gives.type != PackValue::Type::table) {
        rule.fail(gives.place, std::string("\"gives\" must be a table, not ") + name_of(gives.type));
    }
    for (const PackMember& member : gives.members) {
        const auto& known = given_names();
        if (std::find(known.begin(), known.end(), member.key) == known.end()) {
            rule.fail(member.place, "unknown field \"" + member.key + "\"", did_you_mean(member.key, known));
        }
        if (member.value.type == PackValue::Type::array || member.value.type == PackValue::Type::table) {
            rule.fail(member.value.place, "\"" + member.key + "\" must be a string, a number, true or false");
        }
        example.gives.emplace_back(member.key, member.value.text);
    }
}

Example read_example(const TableReader& rule, const PackValue& value, bool must_match) {
    Example example;
    example.must_match = must_match;
    example.where = place_text(rule.file(), value.place);
    if (value.type == PackValue::Type::string) {
        example.text = value.text;
        return example;
    }
    const PackTable keys = must_match ? PackTable::example : PackTable::counter_example;
    const TableReader table(rule.file(), value, "example", key_names(keys_of(keys)));
    static_cast<void>(table.require("text"));
    example.text = table.text("text");
    example.date = table.text("date");
    if (!example.date.empty() && !parse_iso(example.date)) {
        table.fail(table.find("date")->place, "\"date\" must be a date like 2015-04-14");
    }
    if (table.has("count")) {
        example.count = static_cast<std::size_t>(std::max(0, table.whole_number("count", 0)));
    }
    example.nth = static_cast<std::size_t>(std::max(1, table.whole_number("nth", 1)));
    if (const PackValue* gives = table.find("gives")) {
        read_gives(table, *gives, example);
    }
    return example;
}

void read_array(const TableReader& rule, std::string_view key, bool must_match, std::vector<Example>& examples) {
    const PackValue* array = rule.find(key);
    if (array == nullptr) {
        return;
    }
    if (array->type != PackValue::Type::array) {
        rule.fail(array->place, "\"" + std::string(key) + "\" must be an array, not " + name_of(array->type));
    }
    for (const PackValue& value : array->items) {
        examples.push_back(read_example(rule, value, must_match));
    }
}

}  // namespace

std::vector<Example> read_examples(const TableReader& rule) {
    std::vector<Example> examples;
    read_array(rule, "examples", true, examples);
    if (examples.empty()) {
        rule.fail(rule.place(), "rule \"" + rule.text("id") + "\" has no examples",
                  "add examples = ['...'] with a text that it must match");
    }
    read_array(rule, "counter_examples", false, examples);
    return examples;
}

}  // namespace arising::rules
