// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// A TOML file as it is written: keys, values and comments in their order, nothing interpreted. For the formatter, which
// must not lose what a parser drops. Wants a file that is valid TOML (parse_pack_file() says so); of any other, the
// result is of no use, but the parser ends.

namespace arising::rules {

struct SyntaxItem;

struct SyntaxValue {
    enum class Type { scalar, array, table };

    Type type = Type::scalar;
    std::string text;               ///< scalar: as written, quotes and all
    std::vector<SyntaxItem> items;  ///< array and inline table
    std::vector<std::string> rest;  ///< array: comments after the last item
    bool several_lines = false;     ///< array: a line ends in it outside its items
};

struct SyntaxItem {
    std::vector<std::string> above;  ///< comments and, as "", empty lines before it
    std::string key;                 ///< as written; empty in an array
    SyntaxValue value;
    std::string comment;  ///< behind it on the same line
};

struct SyntaxTable {
    std::vector<std::string> above;
    std::string header;  ///< "[pack]", "[[rule]]"; empty for what stands before the first
    std::string comment;
    std::vector<SyntaxItem> items;
};

struct PackSyntax {
    std::vector<SyntaxTable> tables;
    std::vector<std::string> rest;  ///< after the last item
};

[[nodiscard]] PackSyntax parse_syntax(std::string_view text);

}  // namespace arising::rules
