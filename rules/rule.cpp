// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule.h"

#include <algorithm>

namespace arising::rules {

const std::string* Rule::fixed(std::string_view field) const {
    const auto found = std::find_if(set.begin(), set.end(), [&](const auto& entry) { return entry.first == field; });
    return found == set.end() ? nullptr : &found->second;
}

const char* name_of(Shape shape) {
    switch (shape) {
        case Shape::sentence:
            return "sentence";
        case Shape::list:
            return "list";
        case Shape::table:
            return "table";
        case Shape::margin:
            return "margin";
        case Shape::quantity:
            return "quantity";
        case Shape::document:
            return "document";
    }
    return "";
}

const std::vector<std::string>& field_names() {
    static const std::vector<std::string> names = {"text",     "lead",   "owner",   "due",      "outcome", "proposer",
                                                   "seconder", "item",   "label",   "number",   "aspect",  "grade",
                                                   "as_of",    "about",  "status",  "value",    "unit",    "of",
                                                   "upper",    "target", "average", "previous", "other"};
    return names;
}

const std::vector<std::string>& unit_names() {
    static const std::vector<std::string> names = {"percent", "people", "cases", "gbp",     "usd",   "days",  "weeks",
                                                   "months",  "years",  "hours", "minutes", "ratio", "score", "count"};
    return names;
}

const std::vector<std::string>& statement_kind_names() {
    static const std::vector<std::string> names = {"recommendation", "decision", "action",
                                                   "judgement",      "progress", "figure"};
    return names;
}

const std::vector<std::string>& document_kind_names() {
    static const std::vector<std::string> names = {
        "minutes", "agenda", "report", "decision_notice", "inspection_report", "inspection_letter", "other"};
    return names;
}

const std::vector<std::string>& role_names() {
    static const std::vector<std::string> names = {"target", "average", "previous", "other"};
    return names;
}

const std::vector<std::string>& document_field_names() {
    static const std::vector<std::string> names = {
        "kind", "title", "language",         "body",           "author",          "committee",
        "date", "lead",  "inspection.start", "inspection.end", "inspection.lead", "inspection.framework"};
    return names;
}

}  // namespace arising::rules
