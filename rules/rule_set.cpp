// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_set.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "rules/compiled_rules.h"
#include "rules/conflicts.h"
#include "rules/document_rule.h"
#include "rules/examples.h"
#include "rules/item_number.h"
#include "rules/list_rule.h"
#include "rules/margin_rule.h"
#include "rules/pack_loader.h"
#include "rules/pack_warnings.h"
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

/// The rules that may match each block, and where it has several sentences, each of these.
struct Possible {
    Candidates in_blocks;
    std::vector<std::vector<std::vector<Candidate>>> in_sentences;
    std::size_t fallbacks = 0;  ///< blocks that could not be searched: all rules may match them
};

/// False where the text could not be searched.
bool find_candidates(std::string_view text, const RuleSet::Compiled& rules, const std::optional<RuleIndex>& only,
                     std::vector<Candidate>& candidates) {
    thread_local std::vector<std::uint32_t> patterns;
    const bool searched = rules.prefilter().candidates(text, patterns);
    for (const std::uint32_t pattern : patterns) {
        const auto& [rule, bit] = rules.filtered[pattern];
        if (only && rule != *only) {
            continue;
        }
        if (candidates.empty() || candidates.back().rule != rule) {
            candidates.push_back({rule, 0});
        }
        candidates.back().patterns |= bit;
    }
    return searched;
}

/// What may match a sentence may match its block: "^" can stand for the beginning of either.
void add_all(std::vector<Candidate>& in_block, const std::vector<std::vector<Candidate>>& in_sentences) {
    for (const std::vector<Candidate>& candidates : in_sentences) {
        in_block.insert(in_block.end(), candidates.begin(), candidates.end());
    }
    std::sort(in_block.begin(), in_block.end(), [](const Candidate& a, const Candidate& b) { return a.rule < b.rule; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < in_block.size(); ++i) {
        if (in_block[i].rule == in_block[kept].rule) {
            in_block[kept].patterns |= in_block[i].patterns;
        } else {
            in_block[++kept] = in_block[i];
        }
    }
    in_block.resize(std::min(in_block.size(), kept + 1));
}

/// Contents and hidden text are nobody's.
Possible find_possible(Mining& mining, const RuleSet::Compiled& rules, const std::optional<RuleIndex>& only) {
    const auto& blocks = mining.document().blocks;
    const auto timed = [&](Nanoseconds RuleMeter::*sum) {
        return MeteredTime(mining.meter == nullptr ? nullptr : &(mining.meter->*sum));
    };
    Possible possible{Candidates(blocks.size()), std::vector<std::vector<std::vector<Candidate>>>(blocks.size())};
    for (BlockIndex i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == BlockKind::contents || blocks[i].kind == BlockKind::hidden) {
            continue;
        }
        const std::vector<extractor::Span>* sentences = nullptr;
        {
            const MeteredTime time = timed(&RuleMeter::sentences);
            sentences = &mining.sentences(i);
        }
        const MeteredTime time = timed(&RuleMeter::prefilter);
        const bool searched = find_candidates(mining.text(blocks[i].span), rules, only, possible.in_blocks[i]);
        possible.fallbacks += searched ? 0 : 1;
        if (!searched || sentences->size() < 2) {
            continue;
        }
        possible.in_sentences[i].resize(sentences->size());
        for (std::size_t k = 0; k < sentences->size(); ++k) {
            find_candidates(mining.text((*sentences)[k]), rules, only, possible.in_sentences[i][k]);
        }
        add_all(possible.in_blocks[i], possible.in_sentences[i]);
    }
    return possible;
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

/// Sentence, margin and quantity rules on one block; list rules only note that the block may open a list.
void apply_to_block(Mining& mining, BlockIndex block, const Possible& possible,
                    std::vector<std::vector<PossibleOpener>>& openers) {
    mining.set_possible(possible.in_blocks[block], possible.in_sentences[block]);
    std::vector<RuleIndex> quantities;
    for (const auto& [index, patterns] : possible.in_blocks[block]) {
        if (mining.meter != nullptr) {
            ++mining.meter->cost(index).candidates;
        }
        const Shape shape = mining.rule(index).shape;
        if (shape == Shape::list) {
            const std::size_t sentences = mining.sentences(block).size();
            openers[index].push_back(
                {block, patterns, sentences < 2 ? patterns : mining.possible_in_sentence(index, sentences - 1)});
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

/// Whether the rule is to be applied to the block: tables are read whole, and documents have been told already.
bool is_tried_on(Mining& mining, RuleIndex index, BlockIndex block) {
    const Shape shape = mining.rule(index).shape;
    return shape != Shape::table && shape != Shape::document &&
           (shape == Shape::list || mining.block_allows(index, block));
}

void apply_statement_rules(Mining& mining, Possible& possible, const std::optional<RuleIndex>& only,
                           const std::vector<Rule>& rules) {
    std::vector<char> applies(rules.size());
    for (RuleIndex i = 0; i < rules.size(); ++i) {
        applies[i] = mining.applies(i) ? 1 : 0;
    }
    std::vector<std::vector<PossibleOpener>> openers(rules.size());
    for (BlockIndex block = 0; block < possible.in_blocks.size(); ++block) {
        std::vector<Candidate>& candidates = possible.in_blocks[block];
        if (!mining.is_visible(block)) {
            continue;
        }
        std::erase_if(candidates,
                      [&](const Candidate& c) { return applies[c.rule] == 0 || !is_tried_on(mining, c.rule, block); });
        if (!candidates.empty()) {
            apply_to_block(mining, block, possible, openers);
        }
    }
    for (RuleIndex i = 0; i < openers.size(); ++i) {
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
      prefilter_memory_(prefilter_memory) {}

const Prefilter& RuleSet::Compiled::prefilter() const {
    if (!prefilter_) {
        make_prefilter();
    }
    return *prefilter_;
}

void RuleSet::Compiled::make_prefilter() const {
    Prefilter prefilter(prefilter_memory_);
    for (RuleIndex i = 0; i < rules.size(); ++i) {
        const std::vector<Pattern>& patterns = starting_patterns(rules[i]);
        // Lines are not searched one by one, as sentences are.
        const bool by_line = rules[i].shape == Shape::document && rules[i].document.unit == DocumentShape::Unit::line;
        for (std::size_t k = 0; rules[i].shape != Shape::table && k < patterns.size(); ++k) {
            prefilter.add(patterns[k].expression(), static_cast<std::uint32_t>(filtered.size()),
                          by_line ? MatchedIn::any_part : MatchedIn::all);
            filtered.push_back({i, set_of(k)});
        }
    }
    prefilter.compile();
    prefilter_.emplace(std::move(prefilter));
}

MinedDocument RuleSet::Compiled::run(const extractor::Document& document, const RunOptions& options,
                                     RunTrace* trace) const {
    const MeteredTime total(options.meter == nullptr ? nullptr : &options.meter->total);
    MinedDocument mined;
    Mining mining(document, rules, options.leniency);
    mining.meter = options.meter;
    mining.losses = trace == nullptr ? nullptr : &trace->losses;
    // Which rules can match where.
    Possible possible = find_possible(mining, *this, options.only);
    mined.prefilter_fallbacks = possible.fallbacks;
    // What the document is: kind, date, and the rest. Beyond this point the facts no longer change.
    apply_document_rules(mining, rules_of_shape(rules, options.only, Shape::document), possible.in_blocks);
    if (options.facts) {
        mining.facts = *options.facts;
        mining.date = parse_iso(mining.facts.date);
    }
    // What it says.
    apply_statement_rules(mining, possible, options.only, rules);
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
void RuleSet::prepare() const {
    static_cast<void>(compiled_->prefilter());
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
