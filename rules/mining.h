// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "rules/rule.h"
#include "rules/rule_meter.h"
#include "rules/statement.h"
#include "rules/values/date.h"

// One document while rules are applied to it: what the shapes read, and where they put what they find. Lives for one
// call of RuleSet::mine; refers to the document and the rules, which outlive it.
//
// Patterns never see Document::text but text(): the same bytes with every line feed as a blank, so that a phrase may
// run over the end of a line and all offsets still hold.

namespace arising::rules {

using BlockIndex = std::size_t;

struct Found {
    Statement statement;
    RuleIndex rule = 0;
};

/// A passage that a rule of kind "none", or one that suppresses some kinds, took out of the running.
struct Suppression {
    extractor::Span span;
    RuleIndex rule = 0;
};

/// A statement that was found but does not stand, and what kept it out.
struct Loss {
    Found found;
    std::string why;  ///< for people: "overlaps pack.rule, whose priority is higher (10, not 0)"
};

/// A rule that may match a block, and which of its patterns may: bit i for pattern i, the last bit for all from there
/// on.
struct Candidate {
    RuleIndex rule = 0;
    PatternSet patterns = kAllPatterns;
};

/// How examples are run: without the conditions that their few words cannot meet.
struct Leniency {
    bool any_section = false;
    bool any_document = false;  ///< kind, language, date
    bool lone_comparators = false;
    bool rules_only = false;  ///< facts come from rules alone
};

class Mining {
public:
    Mining(const extractor::Document& document, const std::vector<Rule>& rules, Leniency leniency = {});

    [[nodiscard]] const extractor::Document& document() const { return document_; }
    [[nodiscard]] const Rule& rule(RuleIndex index) const { return rules_[index]; }
    [[nodiscard]] std::size_t rule_count() const { return rules_.size(); }
    [[nodiscard]] const Leniency& leniency() const { return leniency_; }

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::string_view text(extractor::Span span) const { return text().substr(span.begin, span.size()); }
    /// A block's text without the blanks at its ends.
    [[nodiscard]] extractor::Span block_span(BlockIndex block) const;
    /// Found when first asked for, then kept.
    [[nodiscard]] const std::vector<extractor::Span>& sentences(BlockIndex block);
    /// The lines of a block, as they are printed, without the blanks at their ends.
    [[nodiscard]] std::vector<extractor::Span> lines(BlockIndex block) const;
    /// The last sentence of a block that is not empty.
    [[nodiscard]] extractor::Span last_sentence(BlockIndex block);

    /// Blocks that statements may come from: not contents, furniture or hidden.
    [[nodiscard]] bool is_visible(BlockIndex block) const;
    /// The next visible block after this one that is no note; blocks().size() where there is none. Page furniture and
    /// notes stand between the items of a list that runs over a page's end.
    [[nodiscard]] BlockIndex next_in_text(BlockIndex block) const;

    /// Whether the rule applies to this document: kind, language, date. Call after the facts are known.
    [[nodiscard]] bool applies(RuleIndex index) const;
    /// The section that a rule takes the block to stand in: headings that are entries to it open none. -1 = none.
    [[nodiscard]] std::int32_t section_of(const Conditions& when, BlockIndex block) const;
    /// Whether the headings above the block are what the rule wants. Remembered for each rule and section.
    [[nodiscard]] bool section_allows(RuleIndex index, BlockIndex block);
    /// Whether the block stands in a table with the header that the rule wants. Remembered for each rule and table.
    [[nodiscard]] bool table_allows(RuleIndex index, BlockIndex block);
    /// Block kind, section and table header.
    [[nodiscard]] bool block_allows(RuleIndex index, BlockIndex block);

    /// How the document writes the date in a text: which comes first in "3/4/2015". Found when it first matters.
    [[nodiscard]] DateOrder date_order(std::string_view text) const;

    /// Which patterns of a rule are worth trying on the block that is mined now, or on one of its sentences.
    [[nodiscard]] PatternSet possible_in_block(RuleIndex rule) const;
    [[nodiscard]] PatternSet possible_in_sentence(RuleIndex rule, std::size_t sentence) const;
    /// Ascending by rule, of the block and of each of its sentences; of the sentences nothing where they have not been
    /// looked at one by one. Both must live as long as the block is mined.
    void set_possible(const std::vector<Candidate>& in_block, const std::vector<std::vector<Candidate>>& in_sentences);

    /// A statement whose text is settled: what the rule fills in from there is still missing. A rule of kind "none"
    /// only takes the statement's words out of the running. A judgement that is given and names nothing is of what the
    /// heading above it names.
    void add(Statement statement, RuleIndex rule);

    DocumentFacts facts;
    std::optional<Date> date;  ///< of the document
    std::vector<Found> found;
    std::vector<Suppression> suppressions;
    std::vector<Loss>* losses = nullptr;  ///< where given, what does not stand is kept there with its reason
    RuleMeter* meter = nullptr;           ///< where given, what each rule costs is added to it

private:
    struct SectionTest {
        std::vector<signed char> above;    // -1 unknown; whether a heading of the path matches `section`
        std::vector<signed char> against;  // the same for `not_section`
        std::vector<signed char> header;   // of each table, whether its header matches `table_header`
    };
    [[nodiscard]] std::string heading_above(std::uint32_t offset) const;
    [[nodiscard]] bool path_matches(const std::vector<Pattern>& patterns, std::vector<signed char>& memo,
                                    std::int32_t section) const;
    [[nodiscard]] std::int32_t section_opened_before(BlockIndex block) const;

    const extractor::Document& document_;
    const std::vector<Rule>& rules_;
    Leniency leniency_;
    std::string text_;
    std::vector<std::optional<std::vector<extractor::Span>>> sentences_;  // of each block
    mutable std::optional<DateOrder> date_order_;
    const std::vector<Candidate>* in_block_ = nullptr;
    const std::vector<std::vector<Candidate>>* in_sentences_ = nullptr;
    std::vector<SectionTest> section_tests_;  // of each rule
};

}  // namespace arising::rules
