// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern_parts.h"

#include <algorithm>
#include <charconv>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

constexpr int kLongGap = 10;  // repetitions of "any letter" from which on a piece tells nothing

std::size_t utf8_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
        ++length;
    }
    return length;
}

/// "{Lu}" at the beginning of the text; 0 where there is none.
std::size_t braces_length(std::string_view text) {
    const std::size_t end = text.starts_with('{') ? text.find('}') : std::string_view::npos;
    return end == std::string_view::npos ? 0 : end + 1;
}

bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

/// From the backslash on.
std::size_t escape_length(std::string_view text) {
    if (text.size() < 2) {
        return text.size();
    }
    const char c = text[1];
    if (c == 'Q') {
        const std::size_t end = text.find("\\E");
        return end == std::string_view::npos ? text.size() : end + 2;
    }
    if (c == 'p' || c == 'P' || c == 'x') {
        const std::size_t braces = braces_length(text.substr(2));
        const std::size_t plain = c == 'x' ? 2 : 1;
        return std::min(text.size(), 2 + (braces > 0 ? braces : plain));
    }
    std::size_t length = 1 + utf8_length(text.substr(1));
    while (is_octal(c) && length < std::min<std::size_t>(text.size(), 4) && is_octal(text[length])) {
        ++length;
    }
    return length;
}

/// From "[" to its "]".
std::size_t class_length(std::string_view text) {
    std::size_t at = text.substr(1).starts_with('^') ? 2 : 1;
    at += text.substr(std::min(at, text.size())).starts_with(']') ? 1 : 0;
    while (at < text.size() && text[at] != ']') {
        const std::string_view rest = text.substr(at);
        if (rest.front() == '\\') {
            at += escape_length(rest);
        } else if (rest.starts_with("[:") && rest.find(":]") != std::string_view::npos) {
            at += rest.find(":]") + 2;
        } else {
            ++at;
        }
    }
    return std::min(text.size(), at + 1);
}

std::size_t simple_length(std::string_view text) {
    if (text.front() == '\\') {
        return escape_length(text);
    }
    return text.front() == '[' ? class_length(text) : utf8_length(text);
}

/// From "(" to its ")".
std::size_t group_length(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        depth += text[at] == '(' ? 1 : 0;
        depth -= text[at] == ')' ? 1 : 0;
        at += simple_length(text.substr(at));
        if (depth == 0) {
            return at;
        }
    }
    return text.size();
}

/// "(", "(?:", "(?i:", "(?P<name>".
std::size_t opener_length(std::string_view group) {
    if (!group.starts_with("(?")) {
        return 1;
    }
    const std::size_t end = group.find_first_of(group.starts_with("(?P<") ? ">" : ":)");
    return end == std::string_view::npos ? group.size() : end + 1;
}

bool is_flag(std::string_view group) {
    return group.starts_with("(?") && !group.starts_with("(?P<") && opener_length(group) == group.size();
}

/// "*", "+?", "{2,3}" at the beginning of the text; 0 where there is none.
std::size_t repetition_length(std::string_view text) {
    std::size_t length = 0;
    if (!text.empty() && (text.front() == '*' || text.front() == '+' || text.front() == '?')) {
        length = 1;
    } else if (text.size() > 1 && text.front() == '{' && is_digit(text[1])) {
        length = braces_length(text);
        const bool counts =
            length > 0 && text.substr(1, length - 2).find_first_not_of("0123456789,") == std::string_view::npos;
        length = counts ? length : 0;
    }
    return length > 0 && text.substr(length).starts_with('?') ? length + 1 : length;
}

/// Whether the repetition allows many.
bool is_long(std::string_view repetition) {
    if (repetition.empty() || repetition.front() == '?') {
        return false;
    }
    if (repetition.front() != '{') {
        return true;
    }
    const std::size_t comma = repetition.find(',');
    const std::string_view most = repetition.substr(comma == std::string_view::npos ? 1 : comma + 1);
    int count = kLongGap;  // "{3,}" has no number there
    std::from_chars(most.data(), most.data() + most.size(), count);
    return count >= kLongGap;
}

bool is_nearly_anything(std::string_view atom) {
    return atom == "." || atom.starts_with("[^") || atom == "\\S" || atom == "\\W" || atom == "\\D";
}

bool is_class(std::string_view atom) {
    return atom.front() == '[' || (atom.size() > 1 && atom.front() == '\\' &&
                                   std::string_view("wsdpPWSD").find(atom[1]) != std::string_view::npos);
}

std::vector<std::string_view> alternatives_of(std::string_view pattern) {
    std::vector<std::string_view> result;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::string_view rest = pattern.substr(at);
        if (rest.front() == '|') {
            result.push_back(pattern.substr(begin, at - begin));
            begin = ++at;
        } else {
            at += rest.front() == '(' ? group_length(rest) : simple_length(rest);
        }
    }
    result.push_back(pattern.substr(begin));
    return result;
}

/// Letters of a word stay together, so that a text is compared word by word.
bool is_word_letter(std::string_view atom) {
    return atom.size() == 1 ? is_letter(atom.front()) || is_digit(atom.front())
                            : static_cast<unsigned char>(atom.front()) >= 0x80;
}

void add_parts(std::string_view pattern, PatternParts& parts);

void add_group(std::string_view group, PatternParts& parts) {
    const std::size_t opener = opener_length(group);
    parts.push_back({PatternPart::Kind::open, std::string(group.substr(0, opener))});
    add_parts(group.substr(opener, group.size() - opener - 1), parts);
    parts.push_back({PatternPart::Kind::close, ")"});
}

/// The parts of a pattern without alternatives.
void add_parts(std::string_view pattern, PatternParts& parts) {
    bool joins = false;  // the last atom is the beginning of a word
    for (std::size_t at = 0; at < pattern.size();) {
        const std::string_view rest = pattern.substr(at);
        const bool group = rest.front() == '(';
        const std::size_t length = group ? group_length(rest) : simple_length(rest);
        const std::string_view atom = rest.substr(0, length);
        const std::string_view repetition = rest.substr(length, repetition_length(rest.substr(length)));
        at += length + repetition.size();
        if (group && is_flag(atom)) {
            parts.push_back({PatternPart::Kind::flag, std::string(atom)});
        } else if (group && repetition.empty() && atom.ends_with(')') &&
                   alternatives_of(atom.substr(opener_length(atom), length - opener_length(atom) - 1)).size() == 1) {
            add_group(atom, parts);
        } else if (const bool letter = !group && repetition.empty() && is_word_letter(atom); letter && joins) {
            parts.back().text += atom;
            continue;
        } else {
            const bool any = is_nearly_anything(atom);
            const bool any_length = is_long(repetition);
            parts.push_back({PatternPart::Kind::atom, std::string(atom) + std::string(repetition), any && any_length,
                             (any || is_class(atom)) && any_length});
            joins = letter;
            continue;
        }
        joins = false;
    }
}

/// Flags hold for the alternatives that follow too.
std::vector<PatternParts> parts_of(const std::vector<std::string_view>& alternatives) {
    std::vector<PatternParts> result;
    PatternParts flags;
    for (const std::string_view alternative : alternatives) {
        PatternParts parts = flags;
        add_parts(alternative, parts);
        std::size_t depth = 0;
        for (std::size_t i = flags.size(); i < parts.size(); ++i) {
            depth += parts[i].kind == PatternPart::Kind::open ? 1 : 0;
            depth -= parts[i].kind == PatternPart::Kind::close ? 1 : 0;
            if (depth == 0 && parts[i].kind == PatternPart::Kind::flag) {
                flags.push_back(parts[i]);
            }
        }
        result.push_back(std::move(parts));
    }
    return result;
}

}  // namespace

std::vector<PatternParts> split_pattern(std::string_view pattern) {
    return parts_of(alternatives_of(pattern));
}

std::vector<PatternParts> branches_of(const PatternPart& atom) {
    const std::string_view text = atom.text;
    if (!text.starts_with('(') || group_length(text) != text.size() || !text.ends_with(')')) {
        return {};
    }
    const std::size_t opener = opener_length(text);
    std::vector<PatternParts> branches = parts_of(alternatives_of(text.substr(opener, text.size() - opener - 1)));
    for (PatternParts& branch : branches) {
        branch.insert(branch.begin(), {PatternPart::Kind::open, std::string(text.substr(0, opener))});
        branch.push_back({PatternPart::Kind::close, ")"});
    }
    return branches;
}

std::size_t atoms_in(const PatternParts& parts) {
    return static_cast<std::size_t>(std::count_if(
        parts.begin(), parts.end(), [](const PatternPart& part) { return part.kind == PatternPart::Kind::atom; }));
}

std::string part_name(std::size_t atom) {
    return "arising_part_" + std::to_string(atom);
}

std::string prefix_of(const PatternParts& parts, std::size_t atoms, bool named) {
    std::string prefix;
    std::size_t depth = 0;
    std::size_t seen = 0;
    for (const PatternPart& part : parts) {
        const bool atom = part.kind == PatternPart::Kind::atom;
        if (seen == atoms && part.kind != PatternPart::Kind::close) {
            break;
        }
        depth += part.kind == PatternPart::Kind::open ? 1 : 0;
        depth -= part.kind == PatternPart::Kind::close ? 1 : 0;
        prefix += atom && named ? "(?P<" + part_name(seen) + ">" + part.text + ")" : part.text;
        seen += atom ? 1 : 0;
    }
    return prefix + std::string(depth, ')');
}

std::string rest_of(const PatternParts& parts, std::size_t atoms) {
    std::string rest;
    std::size_t seen = 0;
    std::size_t depth = 0;  // of what is opened in the rest
    for (const PatternPart& part : parts) {
        const bool begun = seen >= atoms && (part.kind != PatternPart::Kind::close || depth > 0);
        seen += part.kind == PatternPart::Kind::atom ? 1 : 0;
        if (begun) {
            depth += part.kind == PatternPart::Kind::open ? 1 : 0;
            depth -= part.kind == PatternPart::Kind::close ? 1 : 0;
            rest += part.text;
        }
    }
    return rest;
}

}  // namespace arising::rules
