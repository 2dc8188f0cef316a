// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/list_rule.h"

#include <algorithm>
#include <set>

#include "rules/fields.h"
#include "rules/label_form.h"
#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;
using extractor::Span;

namespace {

/// A match, and where the text that it was found in begins.
struct PlacedMatch {
    PatternMatch match;
    std::uint32_t base = 0;
};

/// What the items of one list share: the captures of what opened it.
struct Opener {
    std::optional<BlockIndex> block;  // the block before the items that is their lead
    std::optional<PlacedMatch> heading;
    std::optional<PlacedMatch> after;
};

class ListMatcher {
public:
    ListMatcher(Mining& mining, RuleIndex index)
        : mining_(mining), index_(index), rule_(mining.rule(index)), blocks_(mining.document().blocks) {}

    void open_at(const PossibleOpener& opener) {
        const BlockIndex block = opener.block;
        if (!mining_.is_visible(block) || !mining_.section_allows(index_, block)) {
            return;
        }
        if (rule_.list.heading.empty()) {
            open_after(opener, blocks_.size(), {});
        } else if (blocks_[block].kind == BlockKind::heading) {
            const Span heading = mining_.block_span(block);
            if (auto match = find_first(rule_.list.heading, mining_.text(heading), opener.in_block)) {
                open_section(block, PlacedMatch{*std::move(match), heading.begin});
            }
        }
    }

private:
    /// First block after the section that this heading opens.
    [[nodiscard]] BlockIndex end_of_section(BlockIndex heading) const {
        BlockIndex end = heading + 1;
        while (end < blocks_.size() &&
               (blocks_[end].kind != BlockKind::heading || blocks_[end].level > blocks_[heading].level)) {
            ++end;
        }
        return end;
    }

    void open_section(BlockIndex heading, const PlacedMatch& match) {
        const BlockIndex end = end_of_section(heading);
        std::vector<BlockIndex> scope;
        for (BlockIndex i = heading + 1; i < end; ++i) {
            const bool skipped = blocks_[i].kind == BlockKind::heading &&
                                 any_found_in(rule_.list.skip_sections, mining_.text(mining_.block_span(i)));
            if (skipped) {
                i = end_of_section(i) - 1;
            } else if (mining_.is_visible(i)) {
                scope.push_back(i);
            }
        }
        if (!rule_.list.after.empty()) {
            for (const BlockIndex i : scope) {
                open_after({i}, end, match);
            }
            return;
        }
        emit_section(scope, match);
    }

    void emit_section(const std::vector<BlockIndex>& scope, const PlacedMatch& heading) {
        const bool no_items = std::none_of(scope.begin(), scope.end(),
                                           [&](BlockIndex i) { return blocks_[i].kind == BlockKind::list_item; });
        std::vector<BlockIndex> run;  // items that follow one another directly
        Opener opener{std::nullopt, heading, std::nullopt};
        for (const BlockIndex i : scope) {
            const bool paragraph = no_items && rule_.list.paragraphs_if_no_items &&
                                   blocks_[i].kind == BlockKind::paragraph && !ends_open(i);
            if (is_item(i) || paragraph) {
                run.push_back(i);
            } else if (blocks_[i].kind != BlockKind::note) {
                emit(run, opener);
                run.clear();
                opener.block =
                    ends_with_colon(i) && blocks_[i].kind != BlockKind::heading ? std::optional(i) : std::nullopt;
            }
        }
        emit(run, opener);
    }

    /// Opens the list after a block that matches, or whose last sentence does.
    void open_after(const PossibleOpener& possible, BlockIndex end, const std::optional<PlacedMatch>& heading) {
        const BlockIndex block = possible.block;
        const BlockKind kind = blocks_[block].kind;
        const bool cell = kind == BlockKind::table_cell && is_item(block);
        if (kind != BlockKind::paragraph && kind != BlockKind::list_item && !cell) {
            return;
        }
        const Span whole = mining_.block_span(block);
        const Span last = mining_.last_sentence(block);
        const std::pair<Span, PatternSet> places[] = {{whole, possible.in_block},
                                                      {last, last == whole ? 0 : possible.in_last_sentence}};
        for (const auto& [span, tried] : places) {
            if (auto match = find_first(rule_.list.after, mining_.text(span), tried)) {
                emit(cell ? items_in_cell(block, end) : items_after(block, end),
                     {block, heading, PlacedMatch{*std::move(match), span.begin}});
                return;
            }
        }
    }

    /// What follows the block in its cell: all that is labelled, where the first is, else all.
    [[nodiscard]] std::vector<BlockIndex> items_in_cell(BlockIndex opener, BlockIndex end) const {
        std::vector<BlockIndex> items;
        const auto in_cell = [&](const Block& block) {
            return block.table == blocks_[opener].table && block.row == blocks_[opener].row &&
                   block.column == blocks_[opener].column;
        };
        for (BlockIndex i = mining_.next_in_text(opener); i < end && in_cell(blocks_[i]); i = mining_.next_in_text(i)) {
            if (!items.empty() && blocks_[i].label.empty() != blocks_[items.front()].label.empty()) {
                break;
            }
            items.push_back(i);
        }
        return items;
    }

    /// The items that directly follow the block. After a list item only those that stand deeper, or, where the first of
    /// them does not (levels that were guessed from the page are often wrong, and some tags have none), those that are
    /// labelled as it is, or that count anew.
    [[nodiscard]] std::vector<BlockIndex> items_after(BlockIndex block, BlockIndex end) const {
        std::vector<BlockIndex> items;
        const Block& opener = blocks_[block];
        const bool nested = opener.kind == BlockKind::list_item;
        const BlockIndex first = mining_.next_in_text(block);
        if (nested && first < end && blocks_[first].level <= opener.level) {
            return may_open(block, first)      ? items_labelled_as(first, block, end)
                   : counts_anew(block, first) ? items_counted_anew(first, block, end)
                                               : items;
        }
        for (BlockIndex i = first; i < end && is_item(i); i = mining_.next_in_text(i)) {
            if (nested && blocks_[i].level <= opener.level) {
                break;
            }
            items.push_back(i);
        }
        return items;
    }

    /// Whether an item that stands no deeper than the one before it can still be the first of those that it introduces.
    [[nodiscard]] bool may_open(BlockIndex opener, BlockIndex first) const {
        const bool shallower = blocks_[first].level < blocks_[opener].level;
        return form_of(first, opener) != own_form(opener) && (!shallower || ends_open(opener));
    }

    /// From `first` on, the items of its form and what stands deeper than it, up to the next item of the opener's form.
    [[nodiscard]] std::vector<BlockIndex> items_labelled_as(BlockIndex first, BlockIndex opener, BlockIndex end) const {
        std::vector<BlockIndex> items;
        const std::string wanted = form_of(first, opener);
        const std::string stop = own_form(opener);
        BlockIndex before = opener;
        for (BlockIndex i = first; i < end && is_item(i); i = mining_.next_in_text(i)) {
            const std::string form = form_of(i, before);
            const bool deeper = blocks_[i].level > blocks_[first].level;
            const bool goes_on = form == wanted || follows_label(blocks_[before].label, blocks_[i].label);
            if (!goes_on && (form == stop || !deeper)) {
                break;
            }
            before = goes_on ? i : before;
            items.push_back(i);
        }
        return items;
    }

    /// Whether `first` is the "1." of a list of its own below the open "7." before it, with which it shares its form.
    [[nodiscard]] bool counts_anew(BlockIndex opener, BlockIndex first) const {
        return ends_open(opener) && is_first_label(blocks_[first].label) &&
               blocks_[first].level == blocks_[opener].level && form_of(first, opener) == own_form(opener);
    }

    /// From `first` on, the items that count on from it, up to the one that counts on from the opener.
    [[nodiscard]] std::vector<BlockIndex> items_counted_anew(BlockIndex first, BlockIndex opener,
                                                             BlockIndex end) const {
        std::vector<BlockIndex> items = {first};
        BlockIndex last = first;
        for (BlockIndex i = mining_.next_in_text(first); i < end && is_item(i); i = mining_.next_in_text(i)) {
            const bool deeper = blocks_[i].level > blocks_[first].level;
            const bool counts_on = !deeper && follows_label(blocks_[last].label, blocks_[i].label) &&
                                   !follows_label(blocks_[opener].label, blocks_[i].label);
            if (!deeper && !counts_on) {
                break;
            }
            last = counts_on ? i : last;
            items.push_back(i);
        }
        return items;
    }

    [[nodiscard]] std::string form_of(BlockIndex item, BlockIndex before) const {
        return label_form(blocks_[item].label, blocks_[before].label);
    }

    [[nodiscard]] std::string own_form(BlockIndex item) const {
        return label_form(blocks_[item].label, item > 0 ? blocks_[item - 1].label : std::string());
    }

    [[nodiscard]] bool is_item(BlockIndex block) const {
        const auto& kinds = rule_.list.items;
        return std::find(kinds.begin(), kinds.end(), blocks_[block].kind) != kinds.end();
    }

    [[nodiscard]] bool ends_with_colon(BlockIndex block) const {
        return mining_.text(mining_.block_span(block)).ends_with(':');
    }

    /// The text goes on in what follows.
    [[nodiscard]] bool ends_open(BlockIndex block) const {
        const std::string_view text = mining_.text(mining_.block_span(block));
        return text.ends_with(':') || text.ends_with('-') || text.ends_with("–") || text.ends_with("—");
    }

    void emit(const std::vector<BlockIndex>& items, const Opener& opener) {
        std::vector<BlockIndex> parents;     // open items, each deeper than the one before
        std::int32_t outermost = INT32_MAX;  // of the items so far: the list may end in one of an outer list
        std::string_view label;              // of the outer item before
        for (std::size_t k = 0; k < items.size(); ++k) {
            const BlockIndex i = items[k];
            const std::int32_t level = blocks_[i].level;
            outermost = std::min(outermost, level);
            while (!parents.empty() && blocks_[parents.back()].level >= level) {
                parents.pop_back();
            }
            const bool has_children = k + 1 < items.size() && blocks_[items[k + 1]].level > level;
            const bool only_lead = rule_.list.nested == ListShape::Nested::lead && has_children && ends_open(i);
            // Some tags put "b." a level below "a.", though it counts on from it.
            const bool child = rule_.list.nested == ListShape::Nested::outer && level > outermost &&
                               !follows_label(label, blocks_[i].label);
            label = child ? label : std::string_view(blocks_[i].label);
            if (!only_lead && !child) {
                emit_item(i, parents.empty() ? opener.block : std::optional(parents.back()), opener);
            }
            if (has_children) {
                parents.push_back(i);
            }
        }
    }

    void emit_item(BlockIndex block, const std::optional<BlockIndex>& lead, const Opener& opener) {
        const Span span = mining_.block_span(block);
        const std::string_view text = mining_.text(span);
        std::optional<PatternMatch> match;
        if (!rule_.list.item_match.empty() && !(match = find_first(rule_.list.item_match, text))) {
            return;
        }
        if (any_found_in(rule_.list.item_unless, text) || !emitted_.insert(block).second) {
            return;
        }
        Statement statement = new_statement(rule_, span);
        statement.label = bare_label(blocks_[block].label);
        if (lead) {
            statement.lead = mining_.last_sentence(*lead);
        }
        for (const auto& shared : {opener.heading, opener.after}) {
            if (shared) {
                set_fields(statement, mining_, rule_, shared->match, shared->base);
                statement.span = span;  // the opener's text is not the item's
            }
        }
        set_fields(statement, mining_, rule_, match.value_or(PatternMatch{}), span.begin);
        if (is_complete(statement)) {
            mining_.add(std::move(statement), index_);
        }
    }

    Mining& mining_;
    RuleIndex index_;
    const Rule& rule_;
    const std::vector<Block>& blocks_;
    std::set<BlockIndex> emitted_;
};

}  // namespace

void apply_list_rule(Mining& mining, RuleIndex rule, const std::vector<PossibleOpener>& openers) {
    ListMatcher matcher(mining, rule);
    for (const PossibleOpener& opener : openers) {
        matcher.open_at(opener);
    }
}

}  // namespace arising::rules
