// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_overlaps.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "rules/example_document.h"

namespace arising::rules {

namespace {

/// What came of a rule's examples when all rules were there.
struct Tried {
    bool claims = false;                  // it found something in one of its examples
    bool survives = false;                // some of that is left
    std::set<RuleIndex> equals;           // rules of its kind and priority that claim the same words
    std::map<RuleIndex, std::size_t> by;  // rules whose statement stands where its own does not, and how often
};

/// Comparators become part of another rule's figure, and rules of kind "none" of nothing.
bool makes_statements(const Rule& rule) {
    return rule.shape != Shape::document && rule.kind && rule.quantity.comparator.empty();
}

/// A document that the rule applies to.
DocumentFacts facts_for(const Rule& rule, const Example& example) {
    DocumentFacts facts;
    facts.date = !example.date.empty() ? example.date : rule.when.valid_from;
    facts.kind = rule.when.document.empty() ? DocumentKind::other : rule.when.document.front();
    facts.language = rule.when.language.empty() ? std::string() : rule.when.language.front();
    return facts;
}

class OverlapFinder {
public:
    explicit OverlapFinder(const RuleSet::Compiled& rules) : rules_(rules), tried_(rules.rules.size()) {}

    std::vector<std::vector<std::string>> find() {
        for (RuleIndex i = 0; i < tried_.size(); ++i) {
            for (const Example& example : rules_.rules[i].examples) {
                if (makes_statements(rules_.rules[i]) && example.must_match) {
                    run(i, example);
                }
            }
        }
        std::vector<std::vector<std::string>> warnings(tried_.size());
        for (RuleIndex i = 0; i < tried_.size(); ++i) {
            warn_unreachable(i, warnings[i]);
            warn_overlap(i, warnings[i]);
        }
        return warnings;
    }

private:
    void run(RuleIndex index, const Example& example) {
        const Rule& rule = rules_.rules[index];
        const extractor::Document document = example_document(example.text);
        RunOptions options;
        options.facts = facts_for(rule, example);
        options.leniency.any_section = document.sections.empty();
        options.leniency.lone_comparators = true;
        options.leniency.rules_only = true;
        std::vector<Found> claims;
        options.claims = &claims;
        const MinedDocument mined = rules_.run(document, options);
        for (const Found& claim : claims) {
            if (claim.rule == index) {
                note_claim(index, claim, claims, mined);
            }
        }
    }

    void note_claim(RuleIndex index, const Found& claim, const std::vector<Found>& claims, const MinedDocument& mined) {
        Tried& tried = tried_[index];
        const Rule& rule = rules_.rules[index];
        tried.claims = true;
        const auto is_it = [&](const Statement& s) { return s.rule == rule.id && s.span == claim.statement.span; };
        const bool stays = std::any_of(mined.statements.begin(), mined.statements.end(), is_it);
        tried.survives = tried.survives || stays;
        for (const Found& other : claims) {
            const bool same = other.rule != index && other.statement.kind == claim.statement.kind &&
                              other.statement.span.overlaps(claim.statement.span);
            if (!same || rule.shape == Shape::quantity) {
                continue;  // of numbers that overlap the rules themselves take one
            }
            if (rules_.rules[other.rule].priority == rule.priority) {
                tried.equals.insert(other.rule);
            } else if (!stays && rules_.rules[other.rule].priority > rule.priority) {
                ++tried.by[other.rule];
            }
        }
    }

    /// Rules that ask for headings are tried without them where their example has none: that proves nothing.
    static bool asks_for_section(const Rule& rule) {
        return !rule.when.section.empty() || !rule.when.not_section.empty();
    }

    void warn_unreachable(RuleIndex index, std::vector<std::string>& warnings) const {
        const Tried& tried = tried_[index];
        if (!tried.claims || tried.survives || tried.by.empty()) {
            return;
        }
        const auto most = std::max_element(tried.by.begin(), tried.by.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        const Rule& rule = rules_.rules[index];
        const Rule& other = rules_.rules[most->first];
        if (asks_for_section(rule) || asks_for_section(other)) {
            return;
        }
        warnings.emplace_back(rule_error({}, rule.place,
                                         rule.id + " finds nothing: " + other.id + " takes all of its examples",
                                         "its priority is " + std::to_string(rule.priority) + ", that of the other " +
                                             std::to_string(other.priority) + ", at " + other.where)
                                  .what());
    }

    void warn_overlap(RuleIndex index, std::vector<std::string>& warnings) const {
        for (const RuleIndex other : tried_[index].equals) {
            const Rule& rule = rules_.rules[index];
            const Rule& its = rules_.rules[other];
            const bool once = index < other && tried_[other].equals.contains(index);
            if (!once || asks_for_section(rule) || asks_for_section(its)) {
                continue;
            }
            warnings.emplace_back(rule_error({}, rule.place,
                                             rule.id + " and " + its.id + " find the same words, with one priority",
                                             "say with \"priority\" which is to win; the other one is at " + its.where)
                                      .what());
        }
    }

    const RuleSet::Compiled& rules_;
    std::vector<Tried> tried_;
};

}  // namespace

std::vector<std::vector<std::string>> warnings_of_overlaps(const RuleSet::Compiled& rules) {
    return OverlapFinder(rules).find();
}

}  // namespace arising::rules
