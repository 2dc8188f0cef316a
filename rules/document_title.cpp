// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/document_title.h"

#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;

namespace {

constexpr int kMostHeadings = 3;
constexpr std::size_t kLongestWord = 40;  // bytes
constexpr int kFirstBlocks = 8;           // of the first page; a heading further down is that of a part

/// "1. Apologies", "Present:" and the second half of a sentence are no titles.
bool can_be_title(const Block& block, std::string_view text) {
    return block.kind == BlockKind::heading && block.label.empty() && !text.empty() && !text.ends_with(':') &&
           !extractor::is_lower(text.front());
}

std::string printed_title(const Mining& mining) {
    const auto& blocks = mining.document().blocks;
    const auto text = [&](BlockIndex i) { return mining.text(mining.block_span(i)); };
    const auto on_first_page = [&](BlockIndex i) { return i < blocks.size() && blocks[i].page <= 1; };
    const auto is_one_word = [&](BlockIndex i) { return text(i).find(' ') == std::string_view::npos; };
    BlockIndex first = !blocks.empty() && mining.is_visible(0) ? 0 : mining.next_in_text(0);
    int seen = 0;
    for (; on_first_page(first) && seen < kFirstBlocks && !can_be_title(blocks[first], text(first)); ++seen) {
        first = mining.next_in_text(first);
    }
    if (!on_first_page(first) || seen == kFirstBlocks) {
        return {};
    }
    // "APPROVED" or "DRAFT" above the title.
    const BlockIndex second = mining.next_in_text(first);
    if (is_one_word(first) && on_first_page(second) && can_be_title(blocks[second], text(second)) &&
        blocks[second].level != blocks[first].level) {
        first = second;
    }
    std::string title;
    BlockIndex i = first;
    for (int n = 0; n < kMostHeadings && on_first_page(i) && can_be_title(blocks[i], text(i)); ++n) {
        if (blocks[i].level != blocks[first].level) {
            break;
        }
        title += (title.empty() ? "" : " ") + single_spaced(text(i));
        i = mining.next_in_text(i);
    }
    return title;
}

/// "Microsoft Word - minutes.docx" is what printing to PDF makes of "minutes".
std::string file_title(const Mining& mining) {
    std::string_view title = trimmed(mining.document().metadata.title);
    const std::size_t dash = title.starts_with("Microsoft ") ? title.find(" - ") : std::string_view::npos;
    if (dash != std::string_view::npos) {
        title.remove_prefix(dash + 3);
    }
    for (const std::string_view ending : {".docx", ".doc", ".rtf", ".odt", ".pdf"}) {
        if (title.ends_with(ending)) {
            title.remove_suffix(ending.size());
        }
    }
    // One long word is a name that a program made up.
    const bool made_up = title.size() > kLongestWord && title.find(' ') == std::string_view::npos;
    return made_up ? std::string() : single_spaced(title);
}

}  // namespace

std::string document_title(const Mining& mining) {
    const std::string printed = printed_title(mining);
    return printed.empty() ? file_title(mining) : printed;
}

}  // namespace arising::rules
