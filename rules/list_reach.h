// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/mining.h"

// Which opener of a list rule stands nearest before a block, and why the rule's list does not reach from there to the
// block. For messages to people; list_rule.h is what decides. At most kMostBlocks blocks are looked at.

namespace arising::rules {

class ListReach {
public:
    static constexpr BlockIndex kMostBlocks = 400;  // before an item: a list is seldom longer than some pages

    ListReach(Mining& mining, RuleIndex rule) : mining_(mining), rule_(mining.rule(rule)) {}

    /// The nearest block before that opens a list of the rule, whether or not the list reaches the block.
    [[nodiscard]] std::optional<BlockIndex> opener_before(BlockIndex block);
    /// What keeps the list of that opener from the block, as the end of a sentence; empty where nothing is found.
    [[nodiscard]] std::string obstacle(BlockIndex opener, BlockIndex block);
    /// `"Areas to improve" on page 3`
    [[nodiscard]] std::string named(BlockIndex block) const;
    /// Whether the block is of a kind that the rule takes for items.
    [[nodiscard]] bool is_item(BlockIndex block) const;

private:
    [[nodiscard]] bool opens(BlockIndex block);
    [[nodiscard]] std::string section_obstacle(BlockIndex heading, BlockIndex block);
    [[nodiscard]] std::string after_obstacle(BlockIndex opener, BlockIndex block);
    [[nodiscard]] std::string item_obstacle(BlockIndex block);
    [[nodiscard]] std::vector<BlockIndex> headings_above(BlockIndex block) const;

    Mining& mining_;
    const Rule& rule_;
};

}  // namespace arising::rules
