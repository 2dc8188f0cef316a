// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/item_number.h"

#include <algorithm>

#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;

namespace {

/// The number that a block gives to what follows it; empty for most blocks.
std::string number_of(const Block& block) {
    const bool opens_item =
        block.kind == BlockKind::heading ||
        ((block.kind == BlockKind::list_item || block.kind == BlockKind::paragraph) && block.level <= 1);
    const std::string label = opens_item ? bare_label(block.label) : std::string();
    return !label.empty() && is_digit(label.front()) ? label : std::string();
}

std::string heading_label(const extractor::Document& document, const Block& block) {
    if (block.section < 0) {
        return {};
    }
    const std::int32_t heading = document.sections[static_cast<std::size_t>(block.section)].heading;
    return heading < 0 ? std::string() : bare_label(document.blocks[static_cast<std::size_t>(heading)].label);
}

}  // namespace

void number_items(Mining& mining) {
    const auto& blocks = mining.document().blocks;
    std::string current;
    std::size_t next = 0;  // the first block that is not yet counted
    for (Found& found : mining.found) {
        const std::int32_t index = mining.document().block_at(found.statement.span.begin);
        if (index < 0) {
            continue;
        }
        const auto at = static_cast<BlockIndex>(index);
        for (; next <= at; ++next) {
            std::string number = mining.is_visible(next) ? number_of(blocks[next]) : std::string();
            current = number.empty() ? current : std::move(number);
        }
        if (found.statement.item.empty()) {
            found.statement.item = current.empty() ? heading_label(mining.document(), blocks[at]) : current;
        }
    }
}

}  // namespace arising::rules
