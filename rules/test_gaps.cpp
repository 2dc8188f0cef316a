// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/test_gaps.h"

#include <algorithm>
#include <string>

#include "rules/example_document.h"
#include "rules/mining.h"
#include "rules/plain_text.h"

namespace arising::rules {

namespace {

/// Every text of an example that some shape tries its patterns on.
void add_texts(const Example& example, std::vector<std::string>& texts) {
    const extractor::Document document = example_document(example.text);
    const std::vector<Rule> none;
    Mining mining(document, none);
    for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
        texts.emplace_back(mining.text(mining.block_span(i)));
        for (const extractor::Span sentence : mining.sentences(i)) {
            texts.emplace_back(mining.text(sentence));
        }
    }
    std::string_view rest = example.text;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const std::size_t first = line.find_first_not_of("| ");
        const std::size_t last = line.find_last_not_of("| ");
        if (first != std::string_view::npos) {
            texts.emplace_back(line.substr(first, last - first + 1));  // a row, without the bars at its ends
        }
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    texts.push_back(single_spaced(example.text));
    texts.push_back(single_spaced(document.text));
}

/// The keys whose patterns a statement can come from: any of them is enough.
bool starts_a_statement(const std::string& key) {
    return key == "match" || key == "heading" || key == "after" || key == "item_match" || key == "row";
}

/// Whether the key has other patterns beside this one.
bool is_one_of_several(const Rule& rule, const RulePattern& used) {
    return std::any_of(rule.patterns.begin(), rule.patterns.end(),
                       [&](const RulePattern& other) { return other.key == used.key && other.index != used.index; });
}

/// Whether some sentence of the example begins with the one before it, as far as patterns say.
bool shows_previous(const Rule& rule, const Example& example) {
    const extractor::Document document = example_document(example.text);
    const std::vector<Rule> none;
    Mining mining(document, none);
    bool first = true;
    for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
        for (const extractor::Span sentence : mining.sentences(i)) {
            const std::string_view text = mining.text(sentence);
            if (!first && any_found_in(rule.match, text) && any_found_in(rule.sentence.with_previous, text)) {
                return true;
            }
            first = false;
        }
    }
    return false;
}

void add_gap_of_previous(const Rule& rule, std::vector<std::string>& gaps) {
    if (rule.sentence.with_previous.empty() ||
        std::any_of(rule.examples.begin(), rule.examples.end(),
                    [&](const Example& example) { return example.must_match && shows_previous(rule, example); })) {
        return;
    }
    const auto used = std::find_if(rule.patterns.begin(), rule.patterns.end(),
                                   [](const RulePattern& pattern) { return pattern.key == "with_previous"; });
    gaps.emplace_back(rule_error({}, used == rule.patterns.end() ? rule.place : used->place,
                                 rule.id + ": no example meets \"with_previous\"",
                                 "add an example of two sentences of which the second matches")
                          .what());
}

}  // namespace

std::vector<std::string> gaps_of(const Rule& rule) {
    std::vector<std::string> texts;
    bool has_counter_example = false;
    for (const Example& example : rule.examples) {
        if (example.must_match) {
            add_texts(example, texts);
        } else {
            has_counter_example = true;
        }
    }
    std::vector<std::string> gaps;
    const bool always_answers = rule.shape == Shape::document && rule.match.empty();
    if (!has_counter_example && !always_answers) {
        gaps.emplace_back(rule_error({}, rule.place, rule.id + ": no counter-example shows what it must not match",
                                     "add counter_examples = ['...'] with a text that is nearly one of its own")
                              .what());
    }
    for (const RulePattern& used : rule.patterns) {
        const auto is_in = [&](const std::string& text) { return used.pattern.found_in(text); };
        if (starts_a_statement(used.key) && is_one_of_several(rule, used) &&
            std::none_of(texts.begin(), texts.end(), is_in)) {
            gaps.emplace_back(rule_error({}, used.place,
                                         rule.id + ": no example matches pattern " + std::to_string(used.index + 1) +
                                             " of \"" + used.key + "\"",
                                         "add an example that only this pattern finds, or take the pattern out")
                                  .what());
        }
    }
    add_gap_of_previous(rule, gaps);
    return gaps;
}

}  // namespace arising::rules
