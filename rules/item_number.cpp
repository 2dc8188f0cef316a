// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/item_number.h"

#include "rules/heading_numbers.h"
#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;

namespace {

constexpr std::size_t kLongestTitle = 80;  // bytes

/// The number that the label of an outermost item or paragraph gives to what follows it; empty for most blocks.
std::string number_of(const Block& block) {
    const bool opens_item =
        (block.kind == BlockKind::list_item || block.kind == BlockKind::paragraph) && block.level <= 1;
    const std::string label = opens_item ? bare_label(block.label) : std::string();
    return !label.empty() && is_digit(label.front()) ? label : std::string();
}

/// Whether a numbered block is the title of its item ("5. Finance") and not a numbered paragraph of a report.
bool is_title(const Mining& mining, BlockIndex block) {
    const std::string_view text = mining.text(mining.block_span(block));
    return text.size() <= kLongestTitle && !text.ends_with('.') && !text.ends_with(';');
}

std::string heading_label(const extractor::Document& document, const Block& block) {
    if (block.section < 0) {
        return {};
    }
    const std::int32_t heading = document.sections[static_cast<std::size_t>(block.section)].heading;
    return heading < 0 ? std::string() : bare_label(document.blocks[static_cast<std::size_t>(heading)].label);
}

/// The number under which each block stands, found in text order.
class CurrentNumber {
public:
    explicit CurrentNumber(const Mining& mining) : mining_(mining), headings_(mining) {}

    const std::string& at(BlockIndex block) {
        for (; next_ <= block; ++next_) {
            pass(next_);
        }
        return number_;
    }

private:
    void pass(BlockIndex index) {
        const Block& block = mining_.document().blocks[index];
        if (block.kind == BlockKind::heading) {
            const std::string& number = headings_.of(index);
            // "a) The pond" is a part of the item; and where no heading has a number, list items may be the items, and
            // bold lines in them pass for headings.
            const bool in_item = number.empty() && (!bare_label(block.label).empty() || in_titled_item_);
            number_ = in_item ? number_ : number;
            in_titled_item_ = in_item && in_titled_item_;
        } else if (std::string number = mining_.is_visible(index) ? number_of(block) : std::string(); !number.empty()) {
            number_ = std::move(number);
            in_titled_item_ = !headings_.any() && is_title(mining_, index);
        }
    }

    const Mining& mining_;
    HeadingNumbers headings_;
    bool in_titled_item_ = false;
    std::string number_;
    BlockIndex next_ = 0;  // the first block that is not yet counted
};

}  // namespace

void number_items(Mining& mining) {
    const auto& blocks = mining.document().blocks;
    CurrentNumber current(mining);
    for (Found& found : mining.found) {
        const std::int32_t index = mining.document().block_at(found.statement.span.begin);
        if (index < 0) {
            continue;
        }
        const auto at = static_cast<BlockIndex>(index);
        const std::string& number = current.at(at);
        if (found.statement.item.empty()) {
            found.statement.item = number.empty() ? heading_label(mining.document(), blocks[at]) : number;
        }
    }
}

}  // namespace arising::rules
