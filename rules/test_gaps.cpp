// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/test_gaps.h"

#include <algorithm>
#include <string>
#include <utility>

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
std::vector<std::pair<std::string, const std::vector<Pattern>*>> alternatives(const Rule& rule) {
    return {{"match", &rule.match},
            {"heading", &rule.list.heading},
            {"after", &rule.list.after},
            {"item_match", &rule.list.item_match},
            {"row", &rule.table.row}};
}

}  // namespace

std::vector<TestGap> find_test_gaps(const std::vector<Rule>& rules) {
    std::vector<TestGap> gaps;
    for (const Rule& rule : rules) {
        std::vector<std::string> texts;
        bool has_counter_example = false;
        for (const Example& example : rule.examples) {
            if (example.must_match) {
                add_texts(example, texts);
            } else {
                has_counter_example = true;
            }
        }
        const bool always_answers = rule.shape == Shape::document && rule.match.empty();
        if (!has_counter_example && !always_answers) {
            gaps.push_back({rule.id, rule.where, "no counter-example shows what it must not match"});
        }
        for (const auto& [key, patterns] : alternatives(rule)) {
            for (std::size_t i = 0; patterns->size() > 1 && i < patterns->size(); ++i) {
                const Pattern& pattern = (*patterns)[i];
                const auto is_in = [&pattern](const std::string& text) { return pattern.found_in(text); };
                if (std::none_of(texts.begin(), texts.end(), is_in)) {
                    gaps.push_back({rule.id, rule.where,
                                    "no example matches pattern " + std::to_string(i + 1) + " of \"" + key + "\""});
                }
            }
        }
    }
    return gaps;
}

}  // namespace arising::rules
