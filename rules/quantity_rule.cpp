// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/quantity_rule.h"

#include <algorithm>

#include "rules/fields.h"
#include "rules/plain_text.h"
#include "rules/values/number.h"

namespace arising::rules {

using extractor::BlockKind;
using extractor::Span;

namespace {

struct Match {
    RuleIndex rule = 0;
    PatternMatch match;  // offsets in the sentence
    Span numbers;        // what the match takes for itself
};

/// The numbers of a figure and what stands between them; the words around them may belong to other figures too ("22
/// for, 1 against"). What is no figure is taken whole.
Span numbers_of(const Rule& rule, const PatternMatch& match) {
    if (!rule.kind) {
        return match.whole;
    }
    Span numbers;
    for (const Capture& capture : match.captures) {
        const bool counts = capture.name != "of" && capture.name != "text" && !capture.span.empty();
        if (counts) {
            numbers = numbers.empty()
                          ? capture.span
                          : Span{std::min(numbers.begin, capture.span.begin), std::max(numbers.end, capture.span.end)};
        }
    }
    return numbers.empty() ? match.whole : numbers;
}

/// Adds every match of one rule in the sentence that has a value; those of kind "none" in any case.
void add_matches(const Mining& mining, RuleIndex index, PatternSet possible, std::string_view sentence,
                 std::vector<Match>& matches) {
    const MeteredTime time(mining.meter, index);
    const Rule& rule = mining.rule(index);
    const std::size_t before = matches.size();
    for (std::size_t i = 0; i < rule.match.size(); ++i) {
        for (std::size_t from = 0; from <= sentence.size() && (possible & set_of(i)) != 0;) {
            auto match = rule.match[i].find(sentence, from);
            if (!match) {
                break;
            }
            from = std::max<std::size_t>(match->whole.end, match->whole.begin + 1);
            const Capture* value = match->capture("value");
            const bool counts = !rule.kind || (value != nullptr &&
                                               parse_number(sentence.substr(value->span.begin, value->span.size())));
            if (counts) {
                const Span numbers = numbers_of(rule, *match);
                matches.push_back({index, std::move(*match), numbers});
            }
        }
    }
    if (matches.size() > before && any_found_in(rule.unless, sentence)) {
        matches.resize(before);
    }
}

/// Rules that only take numbers away are not asked where there is nothing to take.
std::vector<Match> matches_in(const Mining& mining, const std::vector<RuleIndex>& rules, std::size_t number,
                              std::string_view sentence) {
    std::vector<Match> matches;
    for (const bool figures : {true, false}) {
        for (const RuleIndex index : rules) {
            const PatternSet possible = mining.possible_in_sentence(index, number);
            if (possible != 0 && mining.rule(index).kind.has_value() == figures) {
                add_matches(mining, index, possible, sentence, matches);
            }
        }
        if (matches.empty()) {
            break;
        }
    }
    return matches;
}

/// Keeps of overlapping matches the best one; then in the order of the text.
std::vector<Match> without_overlaps(const Mining& mining, std::vector<Match> matches) {
    std::stable_sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
        const int pa = mining.rule(a.rule).priority;
        const int pb = mining.rule(b.rule).priority;
        if (pa != pb) {
            return pa > pb;
        }
        if (a.match.whole.begin != b.match.whole.begin) {
            return a.match.whole.begin < b.match.whole.begin;
        }
        if (a.match.whole.size() != b.match.whole.size()) {
            return a.match.whole.size() > b.match.whole.size();
        }
        return a.rule < b.rule;
    });
    std::vector<Match> kept;
    for (Match& match : matches) {
        const bool taken =
            std::any_of(kept.begin(), kept.end(), [&](const Match& k) { return k.numbers.overlaps(match.numbers); });
        if (!taken) {
            kept.push_back(std::move(match));
        }
    }
    std::sort(kept.begin(), kept.end(),
              [](const Match& a, const Match& b) { return a.match.whole.begin < b.match.whole.begin; });
    return kept;
}

class QuantityMatcher {
public:
    QuantityMatcher(Mining& mining, BlockIndex block) : mining_(mining), block_(block) {}

    void apply_to(std::size_t number, Span sentence, const std::vector<RuleIndex>& rules) {
        const std::string_view text = mining_.text(sentence);
        if (!may_hold_number(text)) {
            last_of_previous_ = kNone;
            return;
        }
        const std::vector<Match> matches = without_overlaps(mining_, matches_in(mining_, rules, number, text));
        std::vector<std::size_t> figures;  // index into mining.found of each match; kNone for those that are no figure
        for (const Match& match : matches) {
            figures.push_back(is_figure(match.rule) ? add_figure(match, sentence) : kNone);
            if (figures.back() != kNone && mining_.rule(match.rule).quantity.unit_as_before) {
                take_unit_before(figures);
            }
        }
        for (std::size_t i = 0; i < matches.size(); ++i) {
            if (is_comparator(matches[i].rule)) {
                attach(matches[i], i, figures, sentence);
            }
        }
        const auto last = std::find_if(figures.rbegin(), figures.rend(), [](std::size_t f) { return f != kNone; });
        last_of_previous_ = last == figures.rend() ? kNone : *last;
    }

private:
    static constexpr std::size_t kNone = SIZE_MAX;

    [[nodiscard]] bool is_comparator(RuleIndex index) const {
        const Rule& rule = mining_.rule(index);
        return rule.kind && !rule.quantity.comparator.empty();
    }

    [[nodiscard]] bool is_figure(RuleIndex index) const {
        return mining_.rule(index).kind.has_value() && !is_comparator(index);
    }

    [[nodiscard]] std::string captured(const Match& match, std::string_view name, Span sentence) const {
        const Capture* capture = match.match.capture(name);
        return capture == nullptr ? std::string()
                                  : std::string(mining_.text(
                                        {sentence.begin + capture->span.begin, sentence.begin + capture->span.end}));
    }

    std::size_t add_figure(const Match& match, Span sentence) {
        const Rule& rule = mining_.rule(match.rule);
        Statement statement = new_statement(rule, sentence);
        set_fields(statement, mining_, rule, match.match, sentence.begin);
        if (match.match.capture("text") == nullptr) {
            statement.span = rule.quantity.row_text ? whole_row(sentence) : sentence;
        }
        Figure& figure = *statement.figure;
        const std::string_view before = mining_.text({sentence.begin, sentence.begin + match.match.whole.begin});
        figure.approximate = figure.approximate || any_found_in(rule.quantity.approximate_before, before);
        mining_.add(std::move(statement), match.rule);
        return mining_.found.size() - 1;
    }

    /// "Of the 40 tenants, 16 have a garden": the last figure counts what the one before it counts, here people. Where
    /// there is none in the sentence, it is the last one of the sentence before.
    void take_unit_before(const std::vector<std::size_t>& figures) {
        std::size_t before = last_of_previous_;
        for (std::size_t k = figures.size() - 1; k-- > 0;) {
            if (figures[k] != kNone) {
                before = figures[k];
                break;
            }
        }
        if (before == kNone) {
            return;
        }
        const std::string& unit = mining_.found[before].statement.figure->unit;
        if (unit == "people" || unit == "cases") {
            mining_.found[figures.back()].statement.figure->unit = unit;
        }
    }

    /// To the nearest figure of its unit before it in the sentence, else after it; a bare number goes to what is
    /// counted. Where there is none to the nearest of any unit; else to the last one of the sentence before, if it may
    /// be of the same unit.
    void attach(const Match& match, std::size_t i, const std::vector<std::size_t>& figures, Span sentence) {
        const std::string unit = unit_of(mining_.rule(match.rule), captured(match, "unit", sentence));
        const auto has_unit = [&](std::size_t f) {
            const std::string& its = mining_.found[f].statement.figure->unit;
            return unit.empty() ? its == "people" || its == "cases" || its == "count" : its == unit;
        };
        std::size_t target = nearest(figures, i, has_unit);
        if (target == kNone) {
            target = nearest(figures, i, [](std::size_t) { return true; });
        }
        if (target == kNone && last_of_previous_ != kNone && (unit.empty() || has_unit(last_of_previous_))) {
            target = last_of_previous_;
        }
        const Rule& rule = mining_.rule(match.rule);
        if (target == kNone) {
            if (rule.quantity.alone || mining_.leniency().lone_comparators) {
                add_figure(match, sentence);
            }
            return;
        }
        Figure& figure = *mining_.found[target].statement.figure;
        const double value = parse_number(captured(match, "value", sentence)).value_or(0);
        figure.compare.push_back({rule.quantity.comparator, value, unit.empty() ? figure.unit : unit});
    }

    /// Of the figures that the test lets pass: the nearest before the ith match, else the first after it.
    template <typename Test>
    [[nodiscard]] static std::size_t nearest(const std::vector<std::size_t>& figures, std::size_t i, const Test& test) {
        for (std::size_t k = i; k-- > 0;) {
            if (figures[k] != kNone && test(figures[k])) {
                return figures[k];
            }
        }
        for (std::size_t k = i + 1; k < figures.size(); ++k) {
            if (figures[k] != kNone && test(figures[k])) {
                return figures[k];
            }
        }
        return kNone;
    }

    /// The cells of the block's row, from the first to the last.
    [[nodiscard]] Span whole_row(Span sentence) const {
        const auto& document = mining_.document();
        const extractor::Block& cell = document.blocks[block_];
        if (cell.kind != BlockKind::table_cell || cell.table < 0) {
            return sentence;
        }
        Span row = mining_.block_span(block_);
        const auto same_row = [&](BlockIndex i) {
            const extractor::Block& other = document.blocks[i];
            return other.kind == BlockKind::table_cell && other.table == cell.table && other.row == cell.row;
        };
        for (BlockIndex i = block_; i-- > 0 && same_row(i);) {
            row.begin = mining_.block_span(i).begin;
        }
        for (BlockIndex i = block_ + 1; i < document.blocks.size() && same_row(i); ++i) {
            row.end = std::max(row.end, mining_.block_span(i).end);
        }
        return row;
    }

    Mining& mining_;
    BlockIndex block_;
    std::size_t last_of_previous_ = kNone;
};

}  // namespace

void apply_quantity_rules(Mining& mining, const std::vector<RuleIndex>& rules, BlockIndex block) {
    // Patterns of numbers have no literal pieces to filter by; this spares most sentences all of them.
    if (!may_hold_number(mining.text(mining.block_span(block)))) {
        return;
    }
    QuantityMatcher matcher(mining, block);
    const std::vector<Span>& sentences = mining.sentences(block);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        matcher.apply_to(i, sentences[i], rules);
    }
}

}  // namespace arising::rules
