// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_syntax.h"

#include <algorithm>
#include <utility>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

class SyntaxParser {
public:
    explicit SyntaxParser(std::string_view text) : text_(text) {}

    PackSyntax parse() {
        PackSyntax syntax;
        syntax.tables.emplace_back();
        for (std::vector<std::string> above = take_trivia(); at_ < text_.size(); above = take_trivia()) {
            if (text_[at_] == '[') {
                syntax.tables.push_back({std::move(above), take_header(), take_comment(), {}});
            } else {
                syntax.tables.back().items.push_back(take_item(std::move(above)));
                syntax.tables.back().items.back().comment = take_comment();
            }
            rest_ = {};
        }
        syntax.rest = std::move(rest_);
        return syntax;
    }

private:
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool sees(std::string_view what) const {
        return text_.substr(std::min(at_, text_.size())).starts_with(what);
    }

    void skip_blanks() {
        while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r')) {
            ++at_;
        }
    }

    std::string take_line() {
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string line(text_.substr(at_, end - at_));
        line.resize(line.find_last_not_of(" \t\r") + 1);
        at_ = end;
        return line;
    }

    /// Comments and empty lines up to what is neither. What stands after the last item ends up in rest_.
    std::vector<std::string> take_trivia() {
        std::vector<std::string> lines;
        while (true) {
            skip_blanks();
            if (sees("#")) {
                lines.push_back(take_line());
                at_ += at_end() ? 0 : 1;
            } else if (sees("\n")) {
                lines.emplace_back();
                ++at_;
            } else {
                break;
            }
        }
        if (at_end()) {
            rest_ = lines;
        }
        return lines;
    }

    /// The comment behind an item or header, and the end of its line.
    std::string take_comment() {
        std::string comment = take_line_comment();
        at_ += sees("\n") ? 1 : 0;
        return comment;
    }

    std::string take_header() {
        const std::size_t begin = at_;
        std::size_t depth = 0;
        do {
            depth += text_[at_] == '[' ? 1 : 0;
            depth -= text_[at_] == ']' ? 1 : 0;
            is_quote() ? skip_string() : static_cast<void>(++at_);
        } while (!at_end() && depth > 0 && text_[at_] != '\n');
        return std::string(text_.substr(begin, at_ - begin));
    }

    [[nodiscard]] bool is_quote() const { return !at_end() && (text_[at_] == '"' || text_[at_] == '\''); }

    void skip_string() {
        const char quote = text_[at_];
        const std::string three(3, quote);
        const bool long_form = sees(three);
        at_ += long_form ? 3 : 1;
        while (!at_end()) {
            if (quote == '"' && text_[at_] == '\\') {
                at_ = std::min(at_ + 2, text_.size());
            } else if (long_form ? sees(three) : text_[at_] == quote) {
                at_ += long_form ? 3 : 1;
                while (long_form && !at_end() && text_[at_] == quote) {
                    ++at_;  // up to two quotes may stand before the closing three
                }
                return;
            } else {
                ++at_;
            }
        }
    }

    std::string take_key() {
        const std::size_t begin = at_;
        while (!at_end() && text_[at_] != '=' && text_[at_] != '\n') {
            is_quote() ? skip_string() : static_cast<void>(++at_);
        }
        const std::string key(trimmed(text_.substr(begin, at_ - begin)));
        at_ += sees("=") ? 1 : 0;
        return key;
    }

    SyntaxItem take_item(std::vector<std::string> above) {
        SyntaxItem item;
        item.above = std::move(above);
        item.key = take_key();
        skip_blanks();
        item.value = take_value();
        return item;
    }

    /// Depth is that of a file that toml++ accepts: it refuses values nested deeper than 256.
    SyntaxValue take_value() {
        if (sees("[")) {
            return take_array();
        }
        if (sees("{")) {
            return take_table();
        }
        SyntaxValue value;
        const std::size_t begin = at_;
        if (is_quote()) {
            skip_string();
        } else {
            at_ = std::min(text_.find_first_of(",]}#\n", at_), text_.size());
        }
        value.text = std::string(trimmed(text_.substr(begin, at_ - begin)));
        return value;
    }

    SyntaxValue take_array() {
        SyntaxValue array;
        array.type = SyntaxValue::Type::array;
        ++at_;
        std::vector<std::string> above = take_inner_trivia(array);
        while (!at_end() && !sees("]")) {
            SyntaxItem item;
            item.above = std::move(above);
            const std::size_t before = at_;
            item.value = take_value();
            at_ += at_ == before ? 1 : 0;  // not TOML: go on anyhow
            array.items.push_back(std::move(item));
            above = take_separator(array);
        }
        at_ += at_end() ? 0 : 1;
        array.rest = std::move(above);
        return array;
    }

    /// The comma after an item and a comment on its line, before or behind the comma. What stands on lines of its own
    /// after that is above what follows.
    std::vector<std::string> take_separator(SyntaxValue& array) {
        std::string& comment = array.items.back().comment;
        comment = take_line_comment();
        std::vector<std::string> below = take_inner_trivia(array);
        if (!sees(",")) {
            return below;
        }
        ++at_;
        const std::string behind = take_line_comment();
        comment += (comment.empty() || behind.empty() ? "" : " ") + behind;
        const std::vector<std::string> more = take_inner_trivia(array);
        below.insert(below.end(), more.begin(), more.end());
        return below;
    }

    std::string take_line_comment() {
        skip_blanks();
        return sees("#") ? take_line() : std::string();
    }

    std::vector<std::string> take_inner_trivia(SyntaxValue& array) {
        const std::size_t begin = at_;
        std::vector<std::string> lines = take_trivia();
        const std::string_view passed = text_.substr(begin, at_ - begin);
        array.several_lines = array.several_lines || passed.find('\n') != std::string_view::npos;
        std::erase(lines, std::string());
        return lines;
    }

    SyntaxValue take_table() {
        SyntaxValue table;
        table.type = SyntaxValue::Type::table;
        ++at_;
        skip_blanks();
        while (!at_end() && !sees("}")) {
            const std::size_t before = at_;
            table.items.push_back(take_item({}));
            skip_blanks();
            at_ += sees(",") || at_ == before ? 1 : 0;
            skip_blanks();
        }
        at_ += at_end() ? 0 : 1;
        return table;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string> rest_;
};

}  // namespace

PackSyntax parse_syntax(std::string_view text) {
    return SyntaxParser(text).parse();
}

}  // namespace arising::rules
