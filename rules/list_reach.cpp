// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/list_reach.h"

#include <algorithm>

#include "rules/visible_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;

namespace {

constexpr std::size_t kLongestNamed = 80;  // bytes of a block that a message quotes

std::string shortened(std::string_view text) {
    if (text.size() <= kLongestNamed) {
        return visible(text);
    }
    std::size_t size = kLongestNamed;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
        --size;
    }
    return visible(text.substr(0, size)) + "…";
}

bool ends_open(std::string_view text) {
    return text.ends_with(':') || text.ends_with('-') || text.ends_with("–") || text.ends_with("—");
}

}  // namespace

std::string ListReach::named(BlockIndex block) const {
    return '"' + shortened(mining_.text(mining_.block_span(block))) + "\" on page " +
           std::to_string(mining_.document().blocks[block].page);
}

bool ListReach::is_item(BlockIndex block) const {
    const auto& kinds = rule_.list.items;
    return std::find(kinds.begin(), kinds.end(), mining_.document().blocks[block].kind) != kinds.end();
}

bool ListReach::opens(BlockIndex block) {
    const BlockKind kind = mining_.document().blocks[block].kind;
    if (!mining_.is_visible(block)) {
        return false;
    }
    if (rule_.list.after.empty()) {
        return kind == BlockKind::heading && any_found_in(rule_.list.heading, mining_.text(mining_.block_span(block)));
    }
    const bool cell = kind == BlockKind::table_cell && is_item(block);
    return (kind == BlockKind::paragraph || kind == BlockKind::list_item || cell) &&
           (any_found_in(rule_.list.after, mining_.text(mining_.block_span(block))) ||
            any_found_in(rule_.list.after, mining_.text(mining_.last_sentence(block))));
}

std::optional<BlockIndex> ListReach::opener_before(BlockIndex block) {
    for (BlockIndex i = block; i-- > 0 && block - i <= kMostBlocks;) {
        if (opens(i)) {
            return i;
        }
    }
    return std::nullopt;
}

std::vector<BlockIndex> ListReach::headings_above(BlockIndex block) const {
    std::vector<BlockIndex> headings;
    for (const std::int32_t heading : mining_.document().heading_path(mining_.document().blocks[block])) {
        headings.push_back(static_cast<BlockIndex>(heading));
    }
    return headings;
}

std::string ListReach::obstacle(BlockIndex opener, BlockIndex block) {
    if (rule_.list.after.empty()) {
        const std::string failed = section_obstacle(opener, block);
        return failed.empty() ? item_obstacle(block) : failed;
    }
    const std::vector<BlockIndex> headings = headings_above(block);
    const bool wanted = rule_.list.heading.empty() || std::any_of(headings.begin(), headings.end(), [&](BlockIndex h) {
                            return any_found_in(rule_.list.heading, mining_.text(mining_.block_span(h)));
                        });
    if (!wanted) {
        return headings.empty() ? "it stands under no heading, and the rule has \"heading\""
                                : "the heading above is " + named(headings.back()) + " and does not match \"heading\"";
    }
    const std::string failed = after_obstacle(opener, block);
    return failed.empty() ? item_obstacle(block) : failed;
}

std::string ListReach::section_obstacle(BlockIndex heading, BlockIndex block) {
    const std::vector<Block>& blocks = mining_.document().blocks;
    for (BlockIndex i = heading + 1; i < block; ++i) {
        if (blocks[i].kind == BlockKind::heading && blocks[i].level <= blocks[heading].level) {
            return "the heading above is " + named(headings_above(block).empty() ? i : headings_above(block).back()) +
                   " and does not match \"heading\"";
        }
    }
    for (const BlockIndex above : headings_above(block)) {
        if (above > heading && any_found_in(rule_.list.skip_sections, mining_.text(mining_.block_span(above)))) {
            return "the subsection " + named(above) + " is skipped (\"skip_sections\")";
        }
    }
    if (rule_.list.paragraphs_if_no_items && !is_item(block)) {
        return "paragraphs are items only in a section without any list item, and where they do not end openly";
    }
    return {};
}

std::string ListReach::after_obstacle(BlockIndex opener, BlockIndex block) {
    const std::vector<Block>& blocks = mining_.document().blocks;
    const bool nested = blocks[opener].kind == BlockKind::list_item;
    for (BlockIndex i = mining_.next_in_text(opener); i < block; i = mining_.next_in_text(i)) {
        if (!is_item(i)) {
            return std::string("a block of kind ") + extractor::name_of(blocks[i].kind) +
                   " stands between: " + named(i);
        }
        if (nested && blocks[i].level <= blocks[opener].level) {
            return "the item " + named(i) + " stands between, on the level of the opener or above";
        }
    }
    if (nested && blocks[block].level <= blocks[opener].level) {
        return std::string("it stands on ") +
               (blocks[block].level == blocks[opener].level ? "the same level as" : "a higher level than") +
               " the opener; only deeper items belong to it";
    }
    return {};
}

/// The list reaches the item, and leaves it out.
std::string ListReach::item_obstacle(BlockIndex block) {
    const std::vector<Block>& blocks = mining_.document().blocks;
    const BlockIndex next = mining_.next_in_text(block);
    const bool leads = next < blocks.size() && is_item(next) && blocks[next].level > blocks[block].level;
    if (rule_.list.nested == ListShape::Nested::lead && leads && ends_open(mining_.text(mining_.block_span(block)))) {
        return "it is the lead of the deeper items below it (\"nested\")";
    }
    if (rule_.list.nested == ListShape::Nested::outer) {
        return "it stands deeper than the outermost items, and the rule has nested = \"outer\"";
    }
    return {};
}

}  // namespace arising::rules
