// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/part_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rules/edit_distance.h"
#include "rules/pack_keys.h"

namespace arising::rules {

namespace {

using extractor::BlockKind;

BlockKind block_kind_of(std::string_view name) {
    constexpr std::array<BlockKind, 5> kinds = {BlockKind::heading, BlockKind::paragraph, BlockKind::list_item,
                                                BlockKind::table_cell, BlockKind::note};
    return kinds[index_of(block_kind_names(), name)];
}

/// What RE2 says, without the piece of the pattern that it repeats: the caret shows that.
std::string reason_of(const PatternError& error) {
    std::string reason = error.what();
    const std::string repeated = ": " + error.part;
    if (!error.part.empty() && reason.ends_with(repeated)) {
        reason.resize(reason.size() - repeated.size());
    }
    return reason;
}

/// Most who write what RE2 refuses know another engine.
const char* hint_for(const std::string& reason) {
    for (const char* size : {"instructions", "too large", "repetition size"}) {
        if (reason.find(size) != std::string::npos) {
            return "repetitions of repetitions multiply: {1,50} of {1,50} is 2500 times the piece";
        }
    }
    return "patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...)";
}

/// The place of a piece of the pattern in the file; the pattern's own place where the piece comes from a fragment.
Place place_in(const SourceFile& file, const PackValue& value, const std::string& part) {
    const bool inside = !part.empty() && value.text.find(part) != std::string::npos;
    return inside ? find_place(file, value.place, part) : value.place;
}

void refuse_control_characters(const SourceFile& file, const PackValue& value) {
    const auto is_control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r');
    };
    const auto found = std::find_if(value.text.begin(), value.text.end(), is_control);
    if (found == value.text.end()) {
        return;
    }
    const std::string what = *found == '\b' ? "a backspace" : *found == '\f' ? "a form feed" : "a control character";
    const std::string escape = *found == '\b' ? "\\b" : *found == '\f' ? "\\f" : "";
    throw rule_error(file, escape.empty() ? value.place : find_place(file, value.place, escape),
                     "there is " + what + " in this pattern" +
                         (escape.empty() ? std::string() : ": between double quotes " + escape + " is one"),
                     "write patterns between single quotes: there a backslash stands for itself");
}

void note_pattern(const RuleContext& context, std::string_view key, std::size_t index, const PackValue& value,
                  const Pattern& pattern) {
    if (context.patterns != nullptr) {
        context.patterns->push_back({std::string(key), index, pattern, value.place, value.text});
    }
}

/// Where a match is only asked for, what it captures goes nowhere; whoever wrote it expects a field.
void refuse_captures(const RuleContext& context, const TableReader& table, std::string_view key,
                     const PackValue& value) {
    const std::size_t at = value.text.find("(?P<");
    if (context.known_good || at == std::string::npos) {
        return;
    }
    table.fail(place_in(context.file, value, value.text.substr(at, value.text.find('>', at) + 1 - at)),
               "a capture of \"" + std::string(key) + "\" becomes no field",
               "write (?:...) in its place; fields come from the keys that the page on rules says so of");
}

}  // namespace

std::size_t index_of(const std::vector<std::string>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return index_of(names, name) < names.size();
}

const std::string& pack_of(const RuleContext& context, const PackValue& value) {
    return value.place.file == nullptr ? context.pack : value.place.file->pack;
}

Pattern read_pattern(const RuleContext& context, const PackValue& value, const Wrapping& wrapping) {
    refuse_control_characters(context.file, value);
    try {
        std::string expression =
            wrapping.before + context.fragments.expand(pack_of(context, value), value.text) + wrapping.after;
        return context.known_good ? Pattern::known_good(std::move(expression)) : Pattern(expression);
    } catch (const FragmentError& error) {
        throw rule_error(context.file, place_in(context.file, value, error.part), error.what(), error.hint);
    } catch (const PatternError& error) {
        throw rule_error(context.file, place_in(context.file, value, error.part), "bad pattern: " + reason_of(error),
                         hint_for(reason_of(error)));
    }
}

std::vector<Pattern> read_patterns(const RuleContext& context, const TableReader& table, std::string_view key) {
    std::vector<Pattern> result;
    for (const PackValue* value : table.texts(key)) {
        result.push_back(read_pattern(context, *value));
        note_pattern(context, key, result.size() - 1, *value, result.back());
        refuse_captures(context, table, key, *value);
    }
    return result;
}

std::vector<Pattern> read_capturing(const RuleContext& context, const TableReader& table, std::string_view key,
                                    const Wrapping& wrapping, const std::vector<std::string>& allowed) {
    std::vector<Pattern> result;
    for (const PackValue* value : table.texts(key)) {
        result.push_back(read_pattern(context, *value, wrapping));
        note_pattern(context, key, result.size() - 1, *value, result.back());
        if (context.known_good) {
            continue;
        }
        for (const std::string& name : result.back().capture_names()) {
            if (!contains(allowed, name)) {
                table.fail(place_in(context.file, *value, "(?P<" + name + ">"), "unknown capture \"" + name + "\"",
                           did_you_mean(name, allowed));
            }
        }
    }
    return result;
}

std::vector<BlockKind> read_block_kinds(const TableReader& table, std::string_view key) {
    std::vector<BlockKind> kinds;
    for (const PackValue* name : table.texts(key)) {
        kinds.push_back(block_kind_of(table.known_name(*name, "block kind", block_kind_names())));
    }
    return kinds;
}

}  // namespace arising::rules
