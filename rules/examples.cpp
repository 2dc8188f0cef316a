// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/examples.h"

#include <algorithm>

#include "rules/document_rule.h"
#include "rules/example_document.h"
#include "rules/explain.h"
#include "rules/fields.h"
#include "rules/marked_line.h"
#include "rules/plain_text.h"
#include "rules/values/number.h"
#include "rules/visible_text.h"

namespace arising::rules {

using extractor::BlockKind;
using extractor::Document;

namespace {

constexpr const char* kIndent = "    ";

/// For rules that read only running headers, or only what the file says of itself, the example's text stands there.
Document document_for(const Rule& rule, const Example& example) {
    Document document = example_document(example.text);
    if (rule.shape != Shape::document || rule.document.in_text) {
        return document;
    }
    if (!rule.document.in_furniture && !rule.document.in_headings) {
        if (rule.document.in_file_title) {
            document.metadata.title = single_spaced(example.text);
        }
        if (rule.document.in_file_name) {
            document.source = single_spaced(example.text);
        }
        return document;
    }
    const BlockKind kind = rule.document.in_furniture ? BlockKind::furniture : BlockKind::heading;
    if (kind == BlockKind::furniture || document.sections.empty()) {
        for (extractor::Block& block : document.blocks) {
            block.kind = kind;
        }
    }
    return document;
}

bool same_value(const std::string& wanted, const std::string& found) {
    if (wanted == found) {
        return true;
    }
    const auto a = parse_number(wanted);
    const auto b = parse_number(found);
    return a && b && *a == *b;
}

class ExampleRunner {
public:
    ExampleRunner(const RuleSet::Compiled& rules, RuleIndex index)
        : rules_(rules), index_(index), rule_(rules.rules[index]) {}

    /// What is wrong with the example; empty when it holds.
    std::string run(const Example& example) {
        details_.clear();
        document_ = document_for(rule_, example);
        RunOptions options;
        options.only = index_;
        options.leniency = leniency();
        if (rule_.shape != Shape::document) {
            options.facts.emplace();
            options.facts->date = example.date;
            options.facts->kind = rule_.when.document.empty() ? DocumentKind::other : rule_.when.document.front();
        }
        RunTrace trace;
        mined_ = rules_.run(document_, options, &trace);
        if (rule_.shape == Shape::document) {
            return check_fact(example);
        }
        // What a rule keeps others out of is what a rule of kind "none" does; of another one it is no statement.
        const std::size_t kept_out = rule_.kind ? 0 : trace.suppressions.size();
        const std::size_t count = mined_.statements.size() + kept_out + consumed();
        return example.must_match ? check_statements(example, count) : check_nothing(count);
    }

    /// Lines below what run() said; see ExampleFailure.
    [[nodiscard]] const std::string& details() const { return details_; }

private:
    [[nodiscard]] Leniency leniency() const { return {document_.sections.empty(), true, true, true}; }

    /// How near the rule came to matching: of all sentences and blocks, the one where it came nearest.
    [[nodiscard]] std::string nearest_miss() const {
        Mining mining(document_, rules_.rules, leniency());
        mining.facts = mined_.facts;
        WhyNot why_not(mining);
        Miss nearest;
        for (BlockIndex i = 0; i < document_.blocks.size(); ++i) {
            for (const extractor::Span sentence : mining.sentences(i)) {
                Miss miss = why_not.ask(index_, i, sentence, Effort::thorough);
                if (nearest.reason.empty() || miss.nearness > nearest.nearness) {
                    nearest = std::move(miss);
                }
            }
        }
        return nearest.reason.empty() ? std::string() : miss_text(nearest, kIndent);
    }

    /// Quantity rules of kind "none" leave no trace: their example holds when the pattern matches.
    [[nodiscard]] std::size_t consumed() const {
        if (rule_.shape != Shape::quantity || rule_.kind) {
            return 0;
        }
        std::string text = document_.text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        return any_found_in(rule_.match, text) && !any_found_in(rule_.unless, text) ? 1 : 0;
    }

    [[nodiscard]] std::string check_nothing(std::size_t count) const {
        if (count == 0) {
            return {};
        }
        std::string message = "must not match, but does";
        if (!mined_.statements.empty()) {
            message += ": \"" + field_text(mined_.statements.front(), document_, "text").value_or("") + "\"";
        }
        return message;
    }

    [[nodiscard]] std::string check_statements(const Example& example, std::size_t count) {
        if (count == 0 && example.count != std::size_t{0}) {
            details_ = nearest_miss();
            return "must match, but does not";
        }
        if (example.count && *example.count != count) {
            return "must give " + std::to_string(*example.count) + " statements, but gives " + std::to_string(count);
        }
        if (example.gives.empty()) {
            return {};
        }
        if (example.nth > mined_.statements.size()) {
            return "has no statement " + std::to_string(example.nth) + " to compare with";
        }
        const Statement& statement = mined_.statements[example.nth - 1];
        for (const auto& [field, wanted] : example.gives) {
            const auto found = field_text(statement, document_, field);
            if (!found) {
                return "\"" + field + "\" is no field of a " + name_of(statement.kind);
            }
            if (!same_value(wanted, *found)) {
                details_ = compared_lines(field, wanted, *found, kIndent);
                return "must give " + field + " = \"" + wanted + "\", but gives \"" + *found + "\"";
            }
        }
        return {};
    }

    [[nodiscard]] std::string check_fact(const Example& example) {
        const std::string& field = rule_.document.field;
        const std::string value = found_fact();
        const auto absent = mined_.facts.absent.find(field);
        const bool says_absent = !rule_.document.absent.empty() && absent != mined_.facts.absent.end() &&
                                 absent->second == rule_.document.absent;
        const bool matches = !value.empty() || says_absent;
        if (!example.must_match) {
            return matches ? "must not match, but gives \"" + value + "\"" : std::string();
        }
        if (!matches) {
            details_ = nearest_miss();
            return "must match, but does not";
        }
        for (const auto& [name, wanted] : example.gives) {
            const std::string& found = name == "absent" ? rule_.document.absent : value;
            if (name != "absent" && name != "value" && name != field) {
                return "the rule gives \"" + field + "\", not \"" + name + "\"";
            }
            if (wanted != found) {
                details_ = compared_lines(field, wanted, found, kIndent);
                return "must give " + field + " = \"" + wanted + "\", but gives \"" + found + "\"";
            }
        }
        return {};
    }

    /// The kind "other" is what is left when no rule matches, so it counts only for a rule that says so.
    [[nodiscard]] std::string found_fact() const {
        const std::string value = fact_text(mined_.facts, rule_.document.field);
        const bool left_over = rule_.document.field == "kind" && value == "other" && rule_.document.value != value;
        return left_over ? std::string() : value;
    }

    const RuleSet::Compiled& rules_;
    RuleIndex index_;
    const Rule& rule_;
    Document document_;
    MinedDocument mined_;
    std::string details_;
};

}  // namespace

std::vector<ExampleFailure> run_examples(const RuleSet::Compiled& rules, const std::vector<std::size_t>& some) {
    std::vector<ExampleFailure> failures;
    for (const std::size_t index : some) {
        const auto i = static_cast<RuleIndex>(index);
        ExampleRunner runner(rules, i);
        for (const Example& example : rules.rules[i].examples) {
            std::string message = runner.run(example);
            if (!message.empty()) {
                const Rule& rule = rules.rules[i];
                const std::string changed = rule.overridden.empty() ? "" : " (overridden at " + rule.overridden + ")";
                failures.push_back({rule.id + changed, example.where, visible_lines(example.text), std::move(message),
                                    runner.details()});
            }
        }
    }
    return failures;
}

}  // namespace arising::rules
