// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/explain.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "rules/compiled_rules.h"
#include "rules/dump.h"
#include "rules/find_passage.h"
#include "rules/list_reach.h"
#include "rules/plain_text.h"
#include "rules/rule_choice.h"
#include "rules/visible_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;
using extractor::Span;

namespace {

constexpr std::size_t kMostPlaces = 3;  // explained of the blocks that have the words; without words, of all blocks
constexpr std::size_t kMostBlocks = 20;
constexpr double kKeepsOut = 0.5;    // who asks why nothing was found asks for rules that find
constexpr double kWorthTelling = 3;  // nearness: a few letters in common are chance

std::string block_name(const Block& block) {
    std::string name = extractor::name_of(block.kind);
    if (block.kind == BlockKind::table_cell) {
        return name + ", row " + std::to_string(block.row + 1) + ", column " + std::to_string(block.column + 1);
    }
    return block.label.empty() ? name : name + " " + block.label;
}

std::string headings_above(const Mining& mining, const Block& block) {
    std::string headings;
    for (const std::int32_t heading : mining.document().heading_path(block)) {
        const auto index = static_cast<BlockIndex>(heading);
        headings += (headings.empty() ? "" : " > ") + single_spaced(mining.text(mining.block_span(index)));
    }
    return headings;
}

class Explainer {
public:
    Explainer(const RuleSet::Compiled& rules, const extractor::Document& document, const ExplainRequest& request)
        : rules_(rules), request_(request), only_(rule_named(rules.rules, request.rule)) {
        RunOptions options;
        if (!request.conditions) {
            options.leniency = {document.sections.empty(), true, false, false};
        }
        mined_ = rules.run(document, options, &trace_);
        mining_.emplace(document, rules.rules, options.leniency);
        mining_->facts = mined_.facts;
        mining_->date = parse_iso(mined_.facts.date);
    }

    Explanation explain() {
        Explanation explanation;
        explanation.facts = mined_.facts;
        FoundPlaces found = request_.text.empty() ? all_places() : find_places(*mining_, request_.text, request_.page);
        explanation.exact = found.exact;
        explanation.places = found.places.size();
        const std::size_t most = request_.text.empty() ? kMostBlocks : kMostPlaces;
        for (std::size_t i = 0; i < std::min(most, found.places.size()); ++i) {
            for (const Span sentence : found.places[i].sentences) {
                explanation.passages.push_back(explain_passage(found.places[i].block, sentence));
            }
        }
        return explanation;
    }

private:
    [[nodiscard]] FoundPlaces all_places() {
        FoundPlaces found;
        for (BlockIndex i = 0; i < mining_->document().blocks.size(); ++i) {
            if (speaks_for_its_row(i)) {
                found.places.push_back({i, mining_->sentences(i)});
            }
        }
        return found;
    }

    /// Of a table's row only the longest cell, of its header none; every other block.
    [[nodiscard]] bool speaks_for_its_row(BlockIndex block) const {
        const Block& cell = mining_->document().blocks[block];
        if (cell.kind != BlockKind::table_cell || cell.table < 0) {
            return true;
        }
        const auto& cells = mining_->document().tables[static_cast<std::size_t>(cell.table)].cells;
        return !cell.header && std::none_of(cells.begin(), cells.end(), [&](std::int32_t index) {
            const auto other = static_cast<BlockIndex>(index);
            const bool same_row = mining_->document().blocks[other].row == cell.row;
            const auto size = mining_->block_span(other).size();
            const auto own = mining_->block_span(block).size();
            return same_row && (size > own || (size == own && other < block));
        });
    }

    ExplainedPassage explain_passage(BlockIndex block, Span sentence) {
        const Block& of = mining_->document().blocks[block];
        ExplainedPassage passage;
        passage.page = of.page;
        passage.block = block_name(of);
        passage.headings = headings_above(*mining_, of);
        passage.text = visible(mining_->text(sentence));
        add_hits(passage, block, sentence);
        add_misses(passage, block, sentence);
        return passage;
    }

    [[nodiscard]] bool is_wanted(RuleIndex rule) const {
        const std::optional<StatementKind>& kind = rules_.rules[rule].kind;
        const bool of_kind = !request_.kind || !kind || *kind == *request_.kind;
        return of_kind && (!only_ || *only_ == rule);
    }

    [[nodiscard]] std::optional<RuleIndex> index_of_rule(const std::string& id) const {
        const auto& all = rules_.rules;
        const auto found = std::find_if(all.begin(), all.end(), [&](const Rule& rule) { return rule.id == id; });
        return found == all.end() ? std::nullopt
                                  : std::optional<RuleIndex>(static_cast<RuleIndex>(found - all.begin()));
    }

    /// Which list the item is of.
    [[nodiscard]] std::string list_of(RuleIndex index, BlockIndex block) {
        ListReach reach(*mining_, index);
        const auto opener = reach.opener_before(block);
        return opener ? reach.named(*opener) + " opens the list" : std::string();
    }

    void add_hit(ExplainedPassage& passage, RuleIndex index, const Statement& statement, BlockIndex block,
                 Span sentence, const std::string& lost) {
        const Rule& rule = rules_.rules[index];
        const Span tried =
            rule.shape == Shape::sentence && rule.sentence.whole_block ? mining_->block_span(block) : sentence;
        const bool by_sentence = rule.shape == Shape::sentence || rule.shape == Shape::quantity;
        passage.hits.push_back({index, one_line(statement, mining_->document()),
                                by_sentence                 ? captures_of(rule, mining_->text(tried))
                                : rule.shape == Shape::list ? list_of(index, block)
                                                            : std::string(),
                                statement.confidence, lost});
    }

    /// What stands, what was found and does not, and who took statements out.
    void add_hits(ExplainedPassage& passage, BlockIndex block, Span sentence) {
        for (const Statement& statement : mined_.statements) {
            const auto index = index_of_rule(statement.rule);
            if (index && is_wanted(*index) && statement.span.overlaps(sentence)) {
                add_hit(passage, *index, statement, block, sentence, "");
            }
        }
        for (const Loss& loss : trace_.losses) {
            if (is_wanted(loss.found.rule) && loss.found.statement.span.overlaps(sentence)) {
                add_hit(passage, loss.found.rule, loss.found.statement, block, sentence, loss.why);
            }
        }
        for (const Suppression& suppression : trace_.suppressions) {
            if (is_wanted(suppression.rule) && suppression.span.overlaps(sentence)) {
                const Rule& rule = rules_.rules[suppression.rule];
                passage.hits.push_back(
                    {suppression.rule, "", captures_of(rule, mining_->text(suppression.span)), rule.confidence, ""});
            }
        }
    }

    void add_misses(ExplainedPassage& passage, BlockIndex block, Span sentence) {
        WhyNot why_not(*mining_);
        for (RuleIndex i = 0; i < rules_.rules.size(); ++i) {
            const bool hit =
                std::any_of(passage.hits.begin(), passage.hits.end(), [&](const Hit& h) { return h.rule == i; });
            // Document rules are many and read the whole document: only when one is asked about.
            if (hit || !is_wanted(i) || (rules_.rules[i].shape == Shape::document && !only_)) {
                continue;
            }
            Miss miss = why_not.ask(i, block, sentence, Effort::quick);
            miss.nearness *= rules_.rules[i].kind ? 1 : kKeepsOut;
            if (only_ || miss.nearness >= kWorthTelling) {
                passage.near.push_back({i, std::move(miss)});
            }
        }
        std::stable_sort(passage.near.begin(), passage.near.end(), [](const NearRule& a, const NearRule& b) {
            return std::tuple(!a.miss.matched, -a.miss.nearness) < std::tuple(!b.miss.matched, -b.miss.nearness);
        });
        if (passage.near.size() > request_.nearest) {
            passage.near.resize(request_.nearest);
        }
        for (NearRule& near : passage.near) {
            near.miss = why_not.ask(near.rule, block, sentence, Effort::thorough);
        }
    }

    const RuleSet::Compiled& rules_;
    const ExplainRequest& request_;
    std::optional<RuleIndex> only_;
    RunTrace trace_;
    MinedDocument mined_;
    std::optional<Mining> mining_;
};

}  // namespace

Explanation explain(const RuleSet& rules, const extractor::Document& document, const ExplainRequest& request) {
    return Explainer(rules.compiled(), document, request).explain();
}

}  // namespace arising::rules
