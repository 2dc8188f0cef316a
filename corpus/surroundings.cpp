// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/surroundings.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "corpus/make_records.h"

namespace arising::corpus {

using extractor::Block;
using extractor::BlockKind;

namespace {

/// Deeper lists than this are damage.
constexpr std::size_t deepest = 8;
/// A longer cell is a text of its own, not the head of its row.
constexpr std::size_t longest_head = 80;
/// A longer list item says something of its own: a paragraph after it is no part of it.
constexpr std::size_t longest_title = 100;
/// Bytes kept of what is said before: of the beginning, and of the end.
constexpr std::size_t kept_of_beginning = 120;
constexpr std::size_t kept_of_end = 280;
/// Left edges that differ by less than this share of a line's height are one edge.
constexpr float one_edge = 0.5F;

bool is_page_furniture(BlockKind kind) {
    return kind == BlockKind::furniture || kind == BlockKind::hidden || kind == BlockKind::note ||
           kind == BlockKind::contents;
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
    });
}

/// Where the first word begins at or after a byte.
std::size_t next_word(std::string_view text, std::size_t at) {
    const std::size_t blank = text.find(' ', at);
    return blank == std::string_view::npos ? text.size() : blank + 1;
}

std::string shortened(const std::string& text) {
    if (text.size() <= kept_of_beginning + kept_of_end) {
        return text;
    }
    const std::size_t end = text.rfind(' ', kept_of_beginning);
    const std::string beginning = end == std::string::npos ? std::string() : text.substr(0, end);
    return beginning + " … " + text.substr(next_word(text, text.size() - kept_of_end));
}

}  // namespace

SurroundingsFinder::SurroundingsFinder(const extractor::Document& document)
    : document_(document), parents_(document.blocks.size(), -1), previous_(document.blocks.size(), -1) {
    find_parents();
}

void SurroundingsFinder::find_parents() {
    std::vector<std::int32_t> open;  // list items, each deeper than the one before
    std::int32_t last = -1;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
        const Block& block = document_.blocks[i];
        const auto number = static_cast<std::int32_t>(i);
        if (is_page_furniture(block.kind)) {
            continue;
        }
        if (block.kind == BlockKind::list_item) {
            while (!open.empty() && document_.blocks[static_cast<std::size_t>(open.back())].level >= block.level) {
                open.pop_back();
            }
            parents_[i] = open.empty() ? -1 : open.back();
            open.push_back(number);
        } else if (block.kind == BlockKind::paragraph) {
            while (!open.empty() && !goes_on_from(open.back(), block)) {
                open.pop_back();
            }
            parents_[i] = open.empty() ? -1 : open.back();
            previous_[i] = open.empty() ? last : -1;
        } else {
            open.clear();
        }
        last = block.kind == BlockKind::paragraph ? number : -1;
    }
}

/// A paragraph belongs to the list item above it where that is short as a title and it does not stand further left.
bool SurroundingsFinder::goes_on_from(std::int32_t item, const Block& paragraph) const {
    const Block& above = document_.blocks[static_cast<std::size_t>(item)];
    const float height = std::max(paragraph.font_size, 1.0F);
    return above.span.size() <= longest_title && paragraph.box.x0 >= above.box.x0 - one_edge * height;
}

std::vector<std::string> SurroundingsFinder::heads_of_row(std::int32_t cell) const {
    const Block& own = document_.blocks[static_cast<std::size_t>(cell)];
    std::vector<std::string> heads;
    for (std::int32_t at = cell - 1; at >= 0 && heads.size() < deepest; --at) {
        const Block& other = document_.blocks[static_cast<std::size_t>(at)];
        if (other.table != own.table || other.row != own.row) {
            break;
        }
        if (other.column < own.column && other.span.size() <= longest_head && has_letter(document_.text_of(other))) {
            heads.push_back(quote(document_, other.span));
        }
    }
    std::reverse(heads.begin(), heads.end());
    return heads;
}

std::string SurroundingsFinder::said_before(std::int32_t block, std::uint32_t begin) const {
    const Block& own = document_.blocks[static_cast<std::size_t>(block)];
    const std::string in_block = quote(document_, {own.span.begin, begin});
    const std::int32_t previous = previous_[static_cast<std::size_t>(block)];
    if (!in_block.empty() || previous < 0) {
        return shortened(in_block);
    }
    const std::string paragraph = quote(document_, document_.blocks[static_cast<std::size_t>(previous)].span);
    return paragraph.empty() ? paragraph : shortened(paragraph) + ' ' + std::string(paragraph_break);
}

Surroundings SurroundingsFinder::around(extractor::Span span) const {
    Surroundings around;
    const std::int32_t block = document_.block_at(span.begin);
    if (block < 0) {
        return around;
    }
    const Block& own = document_.blocks[static_cast<std::size_t>(block)];
    if (own.kind == BlockKind::table_cell) {
        around.under = heads_of_row(block);
    }
    for (std::int32_t at = parents_[static_cast<std::size_t>(block)]; at >= 0 && around.under.size() < deepest;
         at = parents_[static_cast<std::size_t>(at)]) {
        around.under.insert(around.under.begin(),
                            shortened(quote(document_, document_.blocks[static_cast<std::size_t>(at)].span)));
    }
    around.before = said_before(block, span.begin);
    return around;
}

}  // namespace arising::corpus
