// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/document.h"

#include <algorithm>

namespace arising::extractor {
namespace {

bool fail(std::string* why, std::string reason) {
    if (why != nullptr) {
        *why = std::move(reason);
    }
    return false;
}

template <typename Items>
bool tiles(const Items& items, std::uint32_t size) {
    std::uint32_t at = 0;
    for (const auto& item : items) {
        if (item.span.begin != at || item.span.end <= item.span.begin) {
            return false;
        }
        at = item.span.end;
    }
    return at == size;
}

bool words_in_order(const Document& document) {
    std::uint32_t at = 0;
    for (const Word& word : document.words) {
        if (word.span.begin < at || word.span.end <= word.span.begin || word.span.end > document.text.size()) {
            return false;
        }
        at = word.span.end;
    }
    return true;
}

bool indices_hold(const Document& document) {
    const auto within = [](std::int32_t index, std::size_t size) {
        return index >= -1 && index < static_cast<std::int32_t>(size);
    };
    for (const Block& block : document.blocks) {
        if (!within(block.table, document.tables.size()) || !within(block.section, document.sections.size())) {
            return false;
        }
    }
    for (const Section& section : document.sections) {
        if (!within(section.heading, document.blocks.size()) || !within(section.parent, document.sections.size()) ||
            section.body.begin > section.body.end || section.body.end > document.text.size()) {
            return false;
        }
    }
    for (const Table& table : document.tables) {
        for (const std::int32_t cell : table.cells) {
            if (cell < 0 || !within(cell, document.blocks.size())) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

std::string_view Document::text_of(const Block& block) const {
    std::string_view part = text_of(block.span);
    while (!part.empty() && (part.back() == '\n' || part.back() == ' ')) {
        part.remove_suffix(1);
    }
    return part;
}

std::vector<std::int32_t> Document::heading_path(const Block& block) const {
    std::vector<std::int32_t> path;
    for (std::int32_t i = block.section; i >= 0; i = sections[static_cast<std::size_t>(i)].parent) {
        path.push_back(sections[static_cast<std::size_t>(i)].heading);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::int32_t Document::block_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(blocks.begin(), blocks.end(), offset,
                                        [](std::uint32_t at, const Block& block) { return at < block.span.begin; });
    if (after == blocks.begin()) {
        return -1;
    }
    const auto found = after - 1;
    return found->span.contains(offset) ? static_cast<std::int32_t>(found - blocks.begin()) : -1;
}

std::int32_t Document::page_at(std::uint32_t offset) const {
    const auto word = std::upper_bound(words.begin(), words.end(), offset,
                                       [](std::uint32_t at, const Word& w) { return at < w.span.end; });
    if (word != words.end()) {
        return word->box.page;
    }
    return words.empty() ? 0 : words.back().box.page;
}

std::vector<Box> Document::boxes_of(Span span) const {
    std::vector<Box> boxes;
    auto word = std::upper_bound(words.begin(), words.end(), span.begin,
                                 [](std::uint32_t at, const Word& w) { return at < w.span.end; });
    auto line = std::upper_bound(lines.begin(), lines.end(), span.begin,
                                 [](std::uint32_t at, const Line& l) { return at < l.span.end; });
    for (; line != lines.end() && line->span.begin < span.end; ++line) {
        Box box;
        for (; word != words.end() && word->span.begin < line->span.end && word->span.begin < span.end; ++word) {
            box.join(word->box);
        }
        if (box.page != 0) {
            boxes.push_back(box);
        }
    }
    return boxes;
}

bool is_consistent(const Document& document, std::string* why) {
    const auto size = static_cast<std::uint32_t>(document.text.size());
    if (!tiles(document.lines, size)) {
        return fail(why, "the lines do not tile the text");
    }
    if (!tiles(document.blocks, size)) {
        return fail(why, "the blocks do not tile the text");
    }
    auto line = document.lines.begin();
    for (const Block& block : document.blocks) {
        while (line != document.lines.end() && line->span.end <= block.span.end) {
            ++line;
        }
        if (line != document.lines.end() && line->span.begin < block.span.end) {
            return fail(why, "a line goes over the end of a block");
        }
    }
    if (!words_in_order(document)) {
        return fail(why, "the words are not in order");
    }
    return indices_hold(document) || fail(why, "an index points outside of its vector");
}

const char* name_of(BlockKind kind) {
    switch (kind) {
        case BlockKind::heading:
            return "heading";
        case BlockKind::paragraph:
            return "paragraph";
        case BlockKind::list_item:
            return "list_item";
        case BlockKind::table_cell:
            return "table_cell";
        case BlockKind::note:
            return "note";
        case BlockKind::contents:
            return "contents";
        case BlockKind::furniture:
            return "furniture";
        case BlockKind::hidden:
            return "hidden";
    }
    return "paragraph";
}

const char* name_of(TextSource source) {
    switch (source) {
        case TextSource::none:
            return "none";
        case TextSource::tags:
            return "tags";
        case TextSource::layout:
            return "layout";
        case TextSource::ocr:
            return "ocr";
        case TextSource::mixed:
            return "mixed";
    }
    return "none";
}

}  // namespace arising::extractor
