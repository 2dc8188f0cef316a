// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_format.h"

#include <algorithm>
#include <map>
#include <vector>

#include "rules/pack_syntax.h"
#include "rules/pack_value.h"

namespace arising::rules {

namespace {

/// The order of docs/rules.md: what the rule is, where it looks, what it looks for, what comes of it, its examples.
/// Keys that are not listed stand before the first of kLast, in the order of the file.
const std::vector<std::string> kFirst = {
    "rule",  "id",      "version",         "title",       "extends",    "off",          "shape",     "kind",
    "field", "value",   "absent",          "when",        "in",         "unit",         "heading",   "after",
    "items", "columns", "optional",        "text_column", "cells",      "unless_cells", "any_cells", "row",
    "match", "unless",  "unless_captured", "item_match",  "item_unless"};
const std::vector<std::string> kLast = {
    "set", "fill", "scale", "once", "priority", "confidence", "examples", "counter_examples", "add"};

std::size_t rank_of(const std::string& key) {
    const auto first = std::find(kFirst.begin(), kFirst.end(), key);
    if (first != kFirst.end()) {
        return static_cast<std::size_t>(first - kFirst.begin());
    }
    const auto last = std::find(kLast.begin(), kLast.end(), key);
    const std::size_t unknown = kFirst.size();
    return last == kLast.end() ? unknown : unknown + 1 + static_cast<std::size_t>(last - kLast.begin());
}

bool has_order(const std::string& header) {
    return header == "[pack]" || header == "[[rule]]" || header == "[[override]]";
}

std::string with_comment(std::string line, const std::string& comment) {
    return line + (comment.empty() ? "" : "  " + comment) + "\n";
}

std::string value_text(const SyntaxValue& value, const std::string& indent);

std::string inline_table_text(const SyntaxValue& table, const std::string& indent) {
    std::string text;
    for (const SyntaxItem& item : table.items) {
        text += (text.empty() ? "{ " : ", ") + item.key + " = " + value_text(item.value, indent);
    }
    return text.empty() ? "{}" : text + " }";
}

std::string array_text(const SyntaxValue& array, const std::string& indent) {
    std::string text = "[";
    if (!array.several_lines) {
        for (const SyntaxItem& item : array.items) {
            text += (text.size() > 1 ? ", " : "") + value_text(item.value, indent);
        }
        return text + "]";
    }
    const std::string deeper = indent + "  ";
    text += "\n";
    for (const SyntaxItem& item : array.items) {
        for (const std::string& comment : item.above) {
            text += comment.empty() ? "" : deeper + comment + "\n";
        }
        text += with_comment(deeper + value_text(item.value, deeper) + ",", item.comment);
    }
    for (const std::string& comment : array.rest) {
        text += comment.empty() ? "" : deeper + comment + "\n";
    }
    return text + indent + "]";
}

std::string value_text(const SyntaxValue& value, const std::string& indent) {
    switch (value.type) {
        case SyntaxValue::Type::scalar:
            return value.text;
        case SyntaxValue::Type::array:
            return array_text(value, indent);
        case SyntaxValue::Type::table:
            return inline_table_text(value, indent);
    }
    return {};
}

/// Comments and empty lines as they stand, never two empty lines together.
std::string trivia_text(const std::vector<std::string>& lines, bool keep_empty) {
    std::string text;
    bool empty_before = false;
    for (const std::string& line : lines) {
        if (!line.empty() || (keep_empty && !empty_before)) {
            text += line + "\n";
        }
        empty_before = line.empty();
    }
    return text;
}

std::string header_text(const SyntaxTable& table, bool first) {
    if (table.header.empty()) {
        return {};
    }
    std::string above = trivia_text(table.above, true);
    const bool apart = std::find(table.above.begin(), table.above.end(), "") != table.above.end();
    if (first) {
        above.erase(0,
                    above.find_first_not_of('\n') == std::string::npos ? above.size() : above.find_first_not_of('\n'));
    } else if (!apart) {
        above.insert(0, "\n");
    }
    return above + with_comment(table.header, table.comment);
}

std::string table_text(SyntaxTable table, bool first) {
    std::string text = header_text(table, first);
    const bool ordered = has_order(table.header);
    if (ordered) {
        std::stable_sort(table.items.begin(), table.items.end(),
                         [](const SyntaxItem& a, const SyntaxItem& b) { return rank_of(a.key) < rank_of(b.key); });
    }
    bool is_first = true;
    for (const SyntaxItem& item : table.items) {
        std::vector<std::string> above = item.above;
        while (is_first && !above.empty() && above.front().empty()) {
            above.erase(above.begin());
        }
        is_first = false;
        text +=
            trivia_text(above, !ordered) + with_comment(item.key + " = " + value_text(item.value, ""), item.comment);
    }
    return text;
}

/// Whether two values hold the same, whatever the order of their tables' keys.
bool same_data(const PackValue& a, const PackValue& b) {
    const bool alike = a.type == b.type && a.text == b.text && a.flag == b.flag && a.items.size() == b.items.size() &&
                       a.members.size() == b.members.size();
    return alike && std::equal(a.items.begin(), a.items.end(), b.items.begin(), same_data) &&
           std::all_of(a.members.begin(), a.members.end(), [&](const PackMember& member) {
               const PackValue* other = b.find(member.key);
               return other != nullptr && same_data(member.value, *other);
           });
}

std::string formatted_once(std::string_view source) {
    const PackSyntax syntax = parse_syntax(source);
    std::string text;
    for (const SyntaxTable& table : syntax.tables) {
        text += table_text(table, text.empty());
    }
    const std::string end = trivia_text(syntax.rest, true);
    text += text.empty() ? end.substr(std::min(end.size(), end.find_first_not_of('\n'))) : end;
    text.resize(text.find_last_not_of('\n') + 1);
    return text.empty() ? text : text + "\n";
}

}  // namespace

std::string formatted_pack(const SourceFile& file) {
    const PackValue before = parse_pack_file(file);
    std::string text = formatted_once(file.text);
    const bool same = same_data(before, parse_pack_file({file.name, text})) && formatted_once(text) == text;
    if (!same) {
        throw rule_error(file, {}, "cannot be formatted without changing what it says",
                         "please report this file; nothing was written");
    }
    return text;
}

}  // namespace arising::rules
