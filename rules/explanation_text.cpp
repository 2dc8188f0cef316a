// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "rules/explain.h"
#include "rules/marked_line.h"
#include "rules/plain_text.h"
#include "rules/rule.h"
#include "rules/values/number.h"

namespace arising::rules {

namespace {

std::string kind_of(const Rule& rule) {
    if (rule.shape == Shape::document) {
        return "field " + rule.document.field;
    }
    return rule.kind ? name_of(*rule.kind) : "none";
}

std::string rule_line(const Rule& rule) {
    return rule.id + " (" + name_of(rule.shape) + ", " + kind_of(rule) + ")" +
           (rule.title.empty() ? "" : ": " + rule.title) + "\n";
}

std::string document_line(const DocumentFacts& facts, bool conditions) {
    if (!conditions) {
        return "A text alone: conditions on the document, and on headings where it has none, are taken to hold.\n";
    }
    return std::string("The document: kind ") + name_of(facts.kind) + ", date " +
           (facts.date.empty() ? "unknown" : facts.date) + ", language " +
           (facts.language.empty() ? "unknown" : facts.language) + "\n";
}

std::string hit_text(const Hit& hit, const std::vector<Rule>& rules) {
    const Rule& rule = rules[hit.rule];
    std::string text = "  " + (hit.statement.empty() ? "keeps other statements out [" + rule.id + "]" : hit.statement);
    text += "\n";
    text += hit.captures.empty() ? "" : "      " + hit.captures + "\n";
    text += "      confidence " + number_text(hit.confidence) + ", priority " + std::to_string(rule.priority) + ", " +
            rule.where + "\n";
    return hit.lost.empty() ? text : text + "      does not stand: " + hit.lost + "\n";
}

std::string passage_text(const ExplainedPassage& passage, const std::vector<Rule>& rules) {
    std::string text = "\np" + std::to_string(passage.page) + " " + passage.block;
    text += passage.headings.empty() ? "" : ", under: " + passage.headings;
    text += "\n  \"" + passage.text + "\"\n";
    text += passage.hits.empty() ? "found: nothing\n" : "found:\n";
    for (const Hit& hit : passage.hits) {
        text += hit_text(hit, rules);
    }
    text += passage.near.empty() ? "" : "not found:\n";
    for (const NearRule& near : passage.near) {
        text += "  " + rule_line(rules[near.rule]) + miss_text(near.miss, "      ");
    }
    return text;
}

}  // namespace

std::string miss_text(const Miss& miss, const std::string& indent) {
    std::string text;
    if (miss.match) {
        text += marked_line(miss.text, *miss.match, indent);
    }
    text += indent + miss.reason + "\n";
    return miss.pattern.empty() ? text : text + indent + "the whole pattern: " + miss.pattern + "\n";
}

std::string explanation_text(const Explanation& explanation, const RuleSet& rules, const ExplainRequest& request) {
    std::string text = document_line(explanation.facts, request.conditions);
    if (explanation.passages.empty()) {
        return text + "No word of this text stands " + (request.page > 0 ? "on the page" : "in the document") + ".\n";
    }
    if (!explanation.exact) {
        text += "These words do not stand there; the sentence that is most like them is explained.\n";
    } else if (explanation.places > explanation.passages.size() && !request.text.empty()) {
        text += "The words stand in " + std::to_string(explanation.places) +
                " places; the first are explained (--page chooses).\n";
    }
    for (const ExplainedPassage& passage : explanation.passages) {
        text += passage_text(passage, rules.rules());
    }
    return text;
}

}  // namespace arising::rules
