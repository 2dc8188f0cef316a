// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/toml_mistake.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace arising::rules {

namespace {

constexpr std::string_view kBlanks = " \t";

/// Where a string begins and ends, with its quotes; npos: it does not end.
struct QuotedString {
    std::size_t begin = 0;
    std::size_t end = std::string_view::npos;
};

/// A key or table header, and the table in which it stands.
struct NamedPlace {
    std::string name;
    std::size_t at = 0;
    std::size_t table = 0;  ///< where its table begins
};

/// One pass over the beginning of a file that the library has accepted up to some byte: its strings, and its keys.
class FileScan {
public:
    FileScan(std::string_view text, std::size_t stop) : text_(text), stop_(std::min(stop, text.size())) {
        while (at_ < stop_) {
            step();
        }
    }

    [[nodiscard]] const QuotedString* last_string() const { return strings_.empty() ? nullptr : &strings_.back(); }
    /// The last key or header of this name, and the first one in the same table.
    [[nodiscard]] std::optional<std::pair<NamedPlace, NamedPlace>> twice(const std::string& name) const {
        const auto is_it = [&](const NamedPlace& place) { return place.name == name; };
        const auto last = std::find_if(names_.rbegin(), names_.rend(), is_it);
        if (last == names_.rend()) {
            return std::nullopt;
        }
        const auto first = std::find_if(names_.begin(), names_.end(), [&](const NamedPlace& place) {
            return is_it(place) && place.table == last->table;
        });
        return first->at == last->at ? std::nullopt : std::optional(std::pair(*first, *last));
    }

private:
    void step() {
        const char c = text_[at_];
        if (c == '"' || c == '\'') {
            skip_string(c);
        } else if (c == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
        } else if (c == '[' && open_.empty() && is_line_start()) {
            take_header();
        } else {
            note(c);
            ++at_;
        }
    }

    void note(char c) {
        if (c == '{' || c == '[') {
            open_.push_back(at_);
        } else if ((c == '}' || c == ']') && !open_.empty()) {
            open_.pop_back();
        } else if (c == '=') {
            take_key();
        }
    }

    void skip_string(char quote) {
        QuotedString found{at_};
        const std::string three(3, quote);
        const bool is_long = text_.substr(at_).starts_with(three);
        at_ += is_long ? 3 : 1;
        while (at_ < text_.size() && found.end == std::string_view::npos) {
            if (quote == '"' && text_[at_] == '\\') {
                at_ += 2;
            } else if (!is_long && text_[at_] == '\n') {
                break;
            } else if (is_long ? text_.substr(at_).starts_with(three) : text_[at_] == quote) {
                at_ += is_long ? 3 : 1;
                found.end = at_;
            } else {
                ++at_;
            }
        }
        strings_.push_back(found);
    }

    [[nodiscard]] bool is_line_start() const {
        const std::size_t before = at_ == 0 ? std::string_view::npos : text_.find_last_not_of(kBlanks, at_ - 1);
        return before == std::string_view::npos || text_[before] == '\n';
    }

    void take_header() {
        table_ = at_;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        const std::string_view line = text_.substr(at_, end - at_);
        if (!line.starts_with("[[")) {
            names_.push_back({std::string(line.substr(1, line.find(']') - 1)), at_, 0});
        }
        at_ = end;
    }

    /// The bare key before "=". Others are left out: nobody quotes the keys of a pack.
    void take_key() {
        const std::size_t end = text_.find_last_not_of(kBlanks, at_ - (at_ > 0 ? 1 : 0)) + 1;
        std::size_t begin = end;
        while (begin > 0 && (std::isalnum(static_cast<unsigned char>(text_[begin - 1])) != 0 ||
                             text_[begin - 1] == '_' || text_[begin - 1] == '-')) {
            --begin;
        }
        const std::size_t table = open_.empty() ? table_ : open_.back();
        names_.push_back({std::string(text_.substr(begin, end - begin)), begin, table});
    }

    std::string_view text_;
    std::size_t stop_;
    std::size_t at_ = 0;
    std::size_t table_ = 0;          // where the table that a header opened begins
    std::vector<std::size_t> open_;  // brackets and braces
    std::vector<QuotedString> strings_;
    std::vector<NamedPlace> names_;
};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Quotes of word processors and of markup.
std::string_view false_quote_at(std::string_view text) {
    constexpr std::array<std::string_view, 11> quotes = {"“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "`"};
    const auto found = std::find_if(quotes.begin(), quotes.end(), [&](auto quote) { return text.starts_with(quote); });
    return found == quotes.end() ? std::string_view() : *found;
}

class Mistake {
public:
    Mistake(const SourceFile& file, Place place, std::string_view reason)
        : file_(file), place_(place), reason_(reason), at_(byte_of_place(file, place)), scan_(file.text, at_) {}

    [[nodiscard]] RuleError told() const {
        for (const auto& attempt : {&Mistake::false_quote, &Mistake::unclosed, &Mistake::closed_early,
                                    &Mistake::bad_escape, &Mistake::stands_twice, &Mistake::unquoted}) {
            if (auto error = (this->*attempt)()) {
                return *error;
            }
        }
        const bool inline_table = has(reason_, "inline table");
        return rule_error(
            file_, place_, "not valid TOML: " + std::string(reason_),
            inline_table ? "an inline table { ... } stands on one line; only arrays and ''' strings may go on" : "");
    }

private:
    using Told = std::optional<RuleError>;

    [[nodiscard]] std::string_view rest() const {
        return std::string_view(file_.text).substr(std::min(at_, file_.text.size()));
    }
    [[nodiscard]] RuleError error(std::size_t at, const std::string& message, const std::string& hint) const {
        return rule_error(file_, place_of_byte(file_, at), message, hint);
    }

    [[nodiscard]] Told false_quote() const {
        const std::string quote(false_quote_at(rest()));
        const bool in_string = has(reason_, "parsing string") || has(reason_, "literal string");
        if (quote.empty() || in_string) {
            return std::nullopt;
        }
        return error(at_, "a text cannot begin with " + quote,
                     "write straight quotes, ' or \"; word processors make curly ones of them");
    }

    [[nodiscard]] Told unclosed() const {
        const QuotedString* string = scan_.last_string();
        const bool ends = has(reason_, "end-of-file") || rest().starts_with('\n') || rest().starts_with("\r\n");
        if (string == nullptr || string->end != std::string_view::npos || !has(reason_, "string") || !ends) {
            return std::nullopt;
        }
        return error(string->begin, "the string that begins here has no closing quote",
                     "close it on the same line; a text of several lines stands between ''' and '''");
    }

    [[nodiscard]] Told closed_early() const {
        const QuotedString* string = scan_.last_string();
        if (string == nullptr || string->end == std::string_view::npos || at_ == 0 || !has(reason_, "saw '") ||
            rest().starts_with('\n') || rest().starts_with('\r')) {
            return std::nullopt;
        }
        const std::size_t before = file_.text.find_last_not_of(kBlanks, at_ - 1);
        if (before == std::string::npos || before + 1 != string->end) {
            return std::nullopt;
        }
        const bool is_next_string = before + 1 != at_ && (rest().starts_with('\'') || rest().starts_with('"'));
        if (is_next_string) {
            return std::nullopt;  // a comma is missing, and the library says so
        }
        const bool single = file_.text[before] == '\'';
        return error(before, "the string ends at this quote, but the line goes on",
                     single ? "an apostrophe in a pattern is \\x27; a text that has one stands between ''' and '''"
                            : "a double quote inside of \"...\" is \\\"; or write the text between single quotes");
    }

    [[nodiscard]] Told bad_escape() const {
        const std::size_t slash = file_.text.rfind('\\', std::min(at_, file_.text.size()));
        if (!has(reason_, "escape sequence") || slash == std::string::npos || slash + 1 >= file_.text.size()) {
            return std::nullopt;
        }
        return error(slash, "between double quotes \\" + file_.text.substr(slash + 1, 1) + " means nothing",
                     "write patterns between single quotes: there a backslash stands for itself");
    }

    [[nodiscard]] Told stands_twice() const {
        const std::size_t open = reason_.find(" '");
        const std::size_t close = reason_.rfind('\'');
        if (!has(reason_, "cannot redefine existing") || open == std::string_view::npos || close < open + 2) {
            return std::nullopt;
        }
        const std::string name(reason_.substr(open + 2, close - open - 2));
        const FileScan whole(file_.text, at_ + 1);  // with the header or key itself
        const auto both = whole.twice(name);
        if (!both) {
            return rule_error(file_, place_, "\"" + name + "\" stands twice");
        }
        return error(both->second.at, "\"" + name + "\" stands twice",
                     "the first is in line " + std::to_string(place_of_byte(file_, both->first.at).line));
    }

    [[nodiscard]] Told unquoted() const {
        if (!has(reason_, "could not determine value type")) {
            return std::nullopt;
        }
        return error(at_, "this is no value", "a text stands between quotes; others are numbers, true and false");
    }

    const SourceFile& file_;
    Place place_;
    std::string_view reason_;
    std::size_t at_;
    FileScan scan_;
};

}  // namespace

RuleError toml_mistake(const SourceFile& file, Place place, std::string_view reason) {
    return Mistake(file, place, reason).told();
}

}  // namespace arising::rules
