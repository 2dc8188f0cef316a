// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_schema.h"

#include <nlohmann/json.hpp>

#include "rules/pack_keys.h"

namespace arising::rules {

namespace {

using Json = nlohmann::ordered_json;

Json reference(const std::string& name) {
    return {{"$ref", "#/$defs/" + name}};
}

Json array_of(Json items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}

/// The value itself, or an array of it.
Json one_or_several(Json item) {
    Json all = array_of(item);
    return {{"anyOf", Json::array({std::move(item), std::move(all)})}};
}

Json named(Json value, const std::string& names = "^[a-z][a-z0-9_-]*$") {
    return {{"type", "object"}, {"additionalProperties", std::move(value)}, {"propertyNames", {{"pattern", names}}}};
}

Json properties_of(const std::vector<KeyInfo>& keys);

/// An object with these keys and no others.
Json object_of(const std::vector<KeyInfo>& keys) {
    Json object = {{"type", "object"}, {"properties", properties_of(keys)}, {"additionalProperties", false}};
    for (const KeyInfo& key : keys) {
        if (key.required) {
            object["required"].push_back(key.name);
        }
    }
    return object;
}

Json any_of_names(const std::vector<std::string>& names) {
    return {{"type", "string"}, {"enum", names}};
}

Json keys_with_words(const std::vector<std::string>& names) {
    Json properties = Json::object();
    for (const std::string& name : names) {
        properties[name] = reference("words");
    }
    return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
}

Json given() {
    Json properties = Json::object();
    for (const std::string& name : given_names()) {
        properties[name] = reference("scalar");
    }
    return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
}

Json schema_of(const KeyInfo& key) {
    switch (key.type) {
        case ValueType::text:
            return {{"type", "string"}};
        case ValueType::number:
            return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
        case ValueType::whole_number:
            return {{"type", "integer"}};
        case ValueType::flag:
            return {{"type", "boolean"}};
        case ValueType::date:
            return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}};
        case ValueType::choice:
            return any_of_names(key.names);
        case ValueType::choices:
            return one_or_several(any_of_names(key.names));
        case ValueType::words:
        case ValueType::patterns:
            return reference(key.type == ValueType::words ? "words" : "patterns");
        case ValueType::word_list:
            return array_of({{"type", "string"}});
        case ValueType::scalar:
            return reference("scalar");
        case ValueType::named_patterns:
            return key.name == "fragments" ? named({{"type", "string"}}) : named(reference("patterns"), "");
        case ValueType::named_words:
            return key.name == "forms" ? named(reference("words"), "") : named(reference("words"));
        case ValueType::pack:
            return reference("pack");
        case ValueType::scales:
            return named(reference("scale"));
        case ValueType::grades:
            return array_of(reference("grade"));
        case ValueType::rules:
            return array_of(reference("rule"));
        case ValueType::overrides:
            return array_of(reference("override"));
        case ValueType::additions:
            return reference("additions");
        case ValueType::conditions:
            return reference("when");
        case ValueType::fixed:
            return reference("set");
        case ValueType::examples:
        case ValueType::counter_examples:
            return array_of(
                {{"anyOf", Json::array({Json{{"type", "string"}},
                                        reference(key.type == ValueType::examples ? "example" : "counter_example")})}});
        case ValueType::given:
            return given();
        case ValueType::units:
            return keys_with_words(unit_names());
    }
    return {};
}

Json properties_of(const std::vector<KeyInfo>& keys) {
    Json properties = Json::object();
    for (const KeyInfo& key : keys) {
        Json schema = schema_of(key);
        schema["description"] = key.meaning;
        properties[key.name] = std::move(schema);
    }
    return properties;
}

std::vector<KeyInfo> keys_of_rules(Shape shape) {
    std::vector<KeyInfo> keys = keys_of(PackTable::rule);
    keys.insert(keys.end(), keys_of(shape).begin(), keys_of(shape).end());
    return keys;
}

/// A schema for every shape, told apart by its name, so that an editor offers the keys of that shape only.
Json rule_of(Shape shape) {
    Json rule = object_of(keys_of_rules(shape));
    rule["properties"]["shape"] = {{"const", name_of(shape)}, {"description", "What the rule looks at."}};
    if (shape == Shape::document) {
        rule["properties"].erase("kind");
        rule["properties"].erase("suppresses");
    } else {
        rule["required"].push_back("kind");
    }
    if (shape == Shape::list) {
        rule["anyOf"] = Json::array({Json{{"required", {"heading"}}}, Json{{"required", {"after"}}}});
    } else if (shape == Shape::table) {
        rule["anyOf"] = Json::array({Json{{"required", {"columns"}}}, Json{{"required", {"row"}}}});
    } else if (shape == Shape::quantity) {
        rule["properties"]["kind"]["enum"] = {"figure", "none"};
    }
    return rule;
}

/// Keys that an override may change: those of all shapes.
Json changeable(bool only_lists) {
    Json properties = Json::object();
    for (std::size_t i = 0; i < shape_names().size(); ++i) {
        for (const KeyInfo& key : keys_of_rules(static_cast<Shape>(i))) {
            const bool is_list = key.type == ValueType::choices || key.type == ValueType::words ||
                                 key.type == ValueType::patterns || key.type == ValueType::examples ||
                                 key.type == ValueType::counter_examples || key.type == ValueType::conditions ||
                                 key.type == ValueType::fixed || key.type == ValueType::named_patterns ||
                                 key.type == ValueType::units;
            const bool says_which = key.name == "id" || key.name == "shape" || key.name == "kind";
            if (says_which || (only_lists && !is_list)) {
                continue;
            }
            // Of "unit", which two shapes have, either choice.
            Json schema = schema_of(key);
            if (key.type == ValueType::choice && properties.contains(key.name)) {
                schema = {{"type", "string"}};
            }
            properties[key.name] = std::move(schema);
        }
    }
    return properties;
}

Json override_schema() {
    Json properties = properties_of(keys_of(PackTable::override_));
    properties.update(changeable(false));
    return {{"type", "object"}, {"properties", properties}, {"required", {"rule"}}, {"additionalProperties", false}};
}

Json definitions() {
    const Json text = {{"type", "string"}};
    Json defs;
    defs["words"] = one_or_several(text);
    defs["patterns"] = one_or_several({{"type", "string"}, {"description", "RE2; write it between single quotes."}});
    defs["scalar"] = {{"type", {"string", "number", "boolean"}}};
    defs["pack"] = object_of(keys_of(PackTable::pack));
    defs["scale"] = object_of(keys_of(PackTable::scale));
    defs["grade"] = object_of(keys_of(PackTable::grade));
    defs["when"] = object_of(keys_of(PackTable::when));
    defs["set"] = object_of(keys_of(PackTable::set));
    defs["example"] = object_of(keys_of(PackTable::example));
    defs["counter_example"] = object_of(keys_of(PackTable::counter_example));
    Json shapes = Json::array();
    for (const std::string& shape : shape_names()) {
        shapes.push_back(reference(shape));
    }
    defs["rule"] = {{"oneOf", shapes}};
    for (std::size_t i = 0; i < shape_names().size(); ++i) {
        defs[shape_names()[i]] = rule_of(static_cast<Shape>(i));
    }
    defs["override"] = override_schema();
    defs["additions"] = {{"type", "object"}, {"properties", changeable(true)}, {"additionalProperties", false}};
    return defs;
}

}  // namespace

std::string pack_schema() {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"$id", "urn:arising:pack:1"},
                   {"title", "Arising rule pack, version 1"},
                   {"description",
                    "One TOML file of a rule pack. What spans files and packs, and whether patterns and "
                    "examples hold, `arising rules check` says."}};
    schema.update(object_of(keys_of(PackTable::file)));
    schema["$defs"] = definitions();
    return schema.dump(2) + "\n";
}

}  // namespace arising::rules
