// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_set.h"

#include <numeric>

#include "rules/compiled_rules.h"
#include "rules/conflicts.h"
#include "rules/document_rule.h"
#include "rules/examples.h"
#include "rules/item_number.h"
#include "rules/list_rule.h"
#include "rules/margin_rule.h"
#include "rules/pack_loader.h"
#include "rules/pack_warnings.h"
#include "rules/plain_text.h"
#include "rules/quantity_rule.h"
#include "rules/repeats.h"
#include "rules/rule_choice.h"
#include "rules/sentence_rule.h"
#include "rules/table_rule.h"

namespace arising::rules {

using extractor::BlockKind;

namespace {

/// Patterns that can start the rule: where none of them can match, the rule cannot. Tables are few and read whole.
const std::vector<Pattern>& starting_patterns(const Rule& rule) {
    if (rule.shape != Shape::list) {
        return rule.match;
    }
    return rule.list.heading.empty() ? rule.list.after : rule.list.heading;
}

/// For every block the rules that may match it. Contents and hidden text are nobody's.
Candidates find_candidates(const Mining& mining, const RuleSet::Compiled& rules, const std::optional<RuleIndex>& only,
                           std::size_t& fallbacks) {
    const MeteredTime time(mining.meter == nullptr ? nullptr : &mining.meter->prefilter);
    const extractor::Document& document = mining.document();
    Candidates candidates(document.blocks.size());
    std::vector<std::uint32_t> patterns;
    for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
        const extractor::Block& block = document.blocks[i];
        if (block.kind == BlockKind::contents || block.kind == BlockKind::hidden) {
            continue;
        }
        std::string lower = lower_case(document.text_of(block.span));
        for (char& c : lower) {
            c = c == '\n' ? ' ' : c;
        }
        fallbacks += rules.prefilter.candidates(lower, patterns) ? 0 : 1;
        for (const std::uint32_t pattern : patterns) {
            const auto& [rule, bit] = rules.filtered[pattern];
            if (only && rule != *only) {
                continue;
            }
            if (candidates[i].empty() || candidates[i].back().rule != rule) {
                candidates[i].push_back({rule, 0});
            }
            candidates[i].back().patterns |= bit;
        }
    }
    return candidates;
}

std::vector<RuleIndex> rules_of_shape(const std::vector<Rule>& rules, const std::optional<RuleIndex>& only,
                                      Shape shape) {
    std::vector<RuleIndex> result;
    for (RuleIndex i = 0; i < rules.size(); ++i) {
        if (rules[i].shape == shape && (!only || *only == i)) {
            result.push_back(i);
        }
    }
    return result;
}

/// With a meter: counts who is tried on the block, and cuts it into sentences on nobody's account.
void meter_block(Mining& mining, BlockIndex block, const std::vector<Candidate>& candidates) {
    bool by_sentence = false;
    for (const auto& [index, patterns] : candidates) {
        const Rule& rule = mining.rule(index);
        ++mining.meter->cost(index).candidates;
        by_sentence = by_sentence || rule.shape == Shape::quantity ||
                      (rule.shape == Shape::sentence && !rule.sentence.whole_block);
    }
    if (by_sentence) {
        const MeteredTime time(&mining.meter->sentences);
        static_cast<void>(mining.sentences(block));
    }
}

/// Sentence, margin and quantity rules on one block; list rules only note that the block may open a list.
void apply_to_block(Mining& mining, BlockIndex block, const std::vector<Candidate>& candidates,
                    std::vector<std::vector<BlockIndex>>& openers) {
    if (mining.meter != nullptr) {
        meter_block(mining, block, candidates);
    }
    std::vector<RuleIndex> quantities;
    for (const Candidate& candidate : candidates) {
        const RuleIndex index = candidate.rule;
        mining.set_possible(candidate);
        const Shape shape = mining.rule(index).shape;
        if (shape == Shape::list) {
            openers[index].push_back(block);
        } else if (shape == Shape::table || shape == Shape::document || !mining.block_allows(index, block)) {
            continue;
        } else if (shape == Shape::sentence) {
            const MeteredTime time(mining.meter, index);
            apply_sentence_rule(mining, index, block);
        } else if (shape == Shape::margin) {
            const MeteredTime time(mining.meter, index);
            apply_margin_rule(mining, index, block);
        } else {
            quantities.push_back(index);
        }
    }
    if (!quantities.empty()) {
        apply_quantity_rules(mining, quantities, block);
    }
}

void apply_statement_rules(Mining& mining, Candidates& candidates, const std::optional<RuleIndex>& only,
                           const std::vector<Rule>& rules) {
    std::vector<char> applies(rules.size());
    for (RuleIndex i = 0; i < rules.size(); ++i) {
        applies[i] = mining.applies(i) ? 1 : 0;
    }
    std::vector<std::vector<BlockIndex>> openers(rules.size());
    for (BlockIndex block = 0; block < candidates.size(); ++block) {
        std::erase_if(candidates[block], [&](const Candidate& c) { return applies[c.rule] == 0; });
        if (!candidates[block].empty() && mining.is_visible(block)) {
            apply_to_block(mining, block, candidates[block], openers);
        }
    }
    for (RuleIndex i = 0; i < rules.size(); ++i) {
        if (!openers[i].empty()) {
            const MeteredTime time(mining.meter, i);
            apply_list_rule(mining, i, openers[i]);
        }
    }
    std::vector<RuleIndex> tables = rules_of_shape(rules, only, Shape::table);
    std::erase_if(tables, [&](RuleIndex rule) { return applies[rule] == 0; });
    apply_table_rules(mining, tables);
}

std::vector<std::size_t> all_of(const std::vector<Rule>& rules) {
    std::vector<std::size_t> all(rules.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

}  // namespace

RuleSet::Compiled::Compiled(LoadedPacks loaded, std::int64_t prefilter_memory)
    : packs(std::move(loaded.packs)),
      rules(std::move(loaded.rules)),
      warnings(std::move(loaded.warnings)),
      files(std::move(loaded.files)),
      prefilter(prefilter_memory) {
    for (RuleIndex i = 0; i < rules.size(); ++i) {
        const std::vector<Pattern>& patterns = starting_patterns(rules[i]);
        for (std::size_t k = 0; rules[i].shape != Shape::table && k < patterns.size(); ++k) {
            prefilter.add(patterns[k], static_cast<std::uint32_t>(filtered.size()));
            filtered.push_back({i, set_of(k)});
        }
    }
    prefilter.compile();
}

MinedDocument RuleSet::Compiled::run(const extractor::Document& document, const RunOptions& options,
                                     RunTrace* trace) const {
    const MeteredTime total(options.meter == nullptr ? nullptr : &options.meter->total);
    MinedDocument mined;
    Mining mining(document, rules, options.leniency);
    mining.meter = options.meter;
    mining.losses = trace == nullptr ? nullptr : &trace->losses;
    // Which rules can match where.
    Candidates candidates = find_candidates(mining, *this, options.only, mined.prefilter_fallbacks);
    // What the document is: kind, date, and the rest. Beyond this point the facts no longer change.
    apply_document_rules(mining, rules_of_shape(rules, options.only, Shape::document), candidates);
    if (options.facts) {
        mining.facts = *options.facts;
        mining.date = parse_iso(mining.facts.date);
    }
    // What it says.
    apply_statement_rules(mining, candidates, options.only, rules);
    if (trace != nullptr) {
        trace->suppressions = mining.suppressions;
    }
    // Which of that stands. Beyond this point no statement is added or removed.
    if (options.claims != nullptr) {
        *options.claims = mining.found;
    }
    resolve_conflicts(mining);
    drop_repeats(mining);
    number_items(mining);
    mined.facts = std::move(mining.facts);
    for (Found& found : mining.found) {
        if (mining.meter != nullptr) {
            ++mining.meter->cost(found.rule).stood;
        }
        mined.statements.push_back(std::move(found.statement));
    }
    return mined;
}

RuleSet::RuleSet(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

RuleSet RuleSet::load(const std::vector<std::filesystem::path>& packs, const LoadOptions& options) {
    return RuleSet(std::make_unique<Compiled>(load_packs(packs, options.library, options.trust_shipped),
                                              options.prefilter_memory));
}

const std::vector<PackInfo>& RuleSet::packs() const {
    return compiled_->packs;
}
std::size_t RuleSet::size() const {
    return compiled_->rules.size();
}
const std::vector<Rule>& RuleSet::rules() const {
    return compiled_->rules;
}
MinedDocument RuleSet::mine(const extractor::Document& document) const {
    return compiled_->run(document);
}
MinedDocument RuleSet::mine(const extractor::Document& document, RuleMeter& meter) const {
    RunOptions options;
    options.meter = &meter;
    return compiled_->run(document, options);
}
std::vector<ExampleFailure> RuleSet::test_examples() const {
    return test_examples(all_of(rules()));
}

std::vector<ExampleFailure> RuleSet::test_examples(const std::vector<std::size_t>& some) const {
    return run_examples(*compiled_, some);
}

std::vector<std::size_t> RuleSet::own_rules(const std::string& only) const {
    if (const auto named = rule_named(rules(), only)) {
        return {*named};
    }
    std::vector<std::size_t> own = all_of(rules());
    std::erase_if(own, [&](std::size_t i) { return !is_of_named_pack(packs(), rules()[i]); });
    return own;
}

std::vector<std::string> RuleSet::warnings() const {
    return pack_warnings(*compiled_);
}

std::size_t RuleSet::example_count() const {
    return example_count(all_of(rules()));
}

std::size_t RuleSet::example_count(const std::vector<std::size_t>& some) const {
    std::size_t count = 0;
    for (const std::size_t i : some) {
        count += rules()[i].examples.size();
    }
    return count;
}

}  // namespace arising::rules
