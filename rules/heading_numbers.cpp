// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/heading_numbers.h"

#include <vector>

#include "rules/label_form.h"
#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;

namespace {

/// What the pattern captures as number in a block's text; empty where it does not match.
std::string number_captured(const Pattern& pattern, const Mining& mining, BlockIndex block) {
    const std::string_view text = mining.text(mining.block_span(block));
    const auto match = pattern.find(text);
    const Capture* number = match ? match->capture("number") : nullptr;
    return number == nullptr ? std::string() : std::string(text.substr(number->span.begin, number->span.size()));
}

/// "Item 3", "(Item 3)", "Agenda item 3: The harbour".
std::string number_in_words(const Mining& mining, BlockIndex block) {
    static const Pattern pattern(R"((?i)\A\(?(?:agenda )?item (?P<number>\d+)\)?(?:\s*[:–—-].*)?\z)");
    return number_captured(pattern, mining, block);
}

/// "4-B The harbour", "6A The pond": the extractor takes no such number for a label, since houses have them too.
std::string number_with_letter(const Mining& mining, BlockIndex heading) {
    static const Pattern pattern(R"(\A(?P<number>\d{1,2}-?[A-Z])\.?\s+\S)");
    return number_captured(pattern, mining, heading);
}

std::string own_number(const Mining& mining, BlockIndex heading) {
    const std::string label = bare_label(mining.document().blocks[heading].label);
    if (!label.empty()) {
        return is_digit(label.front()) ? label : std::string();
    }
    std::string number = number_in_words(mining, heading);
    if (number.empty()) {
        number = number_with_letter(mining, heading);
    }
    const BlockIndex below = mining.next_in_text(heading);
    return number.empty() && below < mining.document().blocks.size() ? number_in_words(mining, below) : number;
}

/// The whole numbers in a label: "07.18.08" -> 7, 18, 8.
std::vector<unsigned> counters(std::string_view label) {
    std::vector<unsigned> result;
    bool inside = false;
    for (const char c : label) {
        if (is_digit(c)) {
            result.resize(result.size() + (inside ? 0 : 1));
            result.back() = result.back() * 10 + static_cast<unsigned>(c - '0');
        }
        inside = is_digit(c);
    }
    return result;
}

bool counts_on(std::string_view number, std::string_view next) {
    return !number.empty() && label_form(number) == label_form(next) && counters(number) < counters(next);
}

}  // namespace

HeadingNumbers::HeadingNumbers(const Mining& mining) {
    const auto& blocks = mining.document().blocks;
    std::vector<BlockIndex> headings;
    std::vector<std::string> own;
    for (BlockIndex i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == BlockKind::heading) {
            headings.push_back(i);
            own.push_back(own_number(mining, i));
            any_ = any_ || !own.back().empty();
        }
    }
    std::vector<std::string> next(headings.size() + 1);  // the first number after each heading
    for (std::size_t k = headings.size(); k-- > 0;) {
        next[k] = k + 1 < own.size() && !own[k + 1].empty() ? own[k + 1] : next[k + 1];
    }
    std::size_t last = headings.size();  // the last heading with a number; all of them: none yet
    for (std::size_t k = 0; k < headings.size(); ++k) {
        std::string& number = numbers_[headings[k]];
        number = own[k].empty() ? number_above(mining, headings[k]) : own[k];
        const bool may_stand_in = last < k && blocks[headings[k]].level >= blocks[headings[last]].level;
        if (number.empty() && may_stand_in && counts_on(own[last], next[k])) {
            number = own[last];
        }
        last = own[k].empty() ? last : k;
    }
}

const std::string& HeadingNumbers::of(BlockIndex heading) const {
    static const std::string none;
    const auto found = numbers_.find(heading);
    return found == numbers_.end() ? none : found->second;
}

const std::string& HeadingNumbers::number_above(const Mining& mining, BlockIndex heading) const {
    static const std::string none;
    const std::int32_t section = mining.document().blocks[heading].section;
    const std::int32_t above = section < 0 ? -1 : mining.document().sections[static_cast<std::size_t>(section)].heading;
    return above < 0 ? none : of(static_cast<BlockIndex>(above));
}

}  // namespace arising::rules
