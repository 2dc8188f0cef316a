// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/headings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace arising::extractor {
namespace {

/// Looks, larger first: size in tenths of a point, then bold before regular.
using Look = std::pair<int, bool>;

Look look_of(const Block& block) {
    return {static_cast<int>(std::lround(block.font_size * 2)) * 5, block.bold};
}

bool is_text(const Block& block) {
    return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item || block.kind == BlockKind::heading;
}

struct RunningText {
    int size = 0;           ///< tenths of a point of most characters
    bool bold = false;      ///< much of the document is bold: then weight says nothing
    bool capitals = false;  ///< lines in capitals are its headings: there are some, and they are little of the text
};

/// "CONSENT CALENDAR": no small letter, and at least four capitals.
bool is_all_capitals(std::string_view text) {
    std::size_t capitals = 0;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') {
            return false;
        }
        capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    }
    return capitals >= 4;
}

bool has_letters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });
}

/// In words, without looking at the type.
bool reads_like_heading(std::string_view text) {
    constexpr std::size_t longest = 60;
    static constexpr std::string_view contents[] = {"Contents", "Table of Contents", "Table of contents", "Cynnwys"};
    if (std::find(std::begin(contents), std::end(contents), text) != std::end(contents)) {
        return true;
    }
    return text.size() <= longest && is_all_capitals(text) && text.back() != '.';
}

RunningText running_text(const Document& document) {
    std::map<int, std::uint32_t> characters;
    std::uint32_t bold = 0;
    std::uint32_t capitals = 0;
    std::uint32_t lines_in_capitals = 0;
    std::uint32_t all = 0;
    for (const Block& block : document.blocks) {
        if (is_text(block)) {
            characters[look_of(block).first] += block.span.size();
            bold += block.bold ? block.span.size() : 0;
            const bool in_capitals = is_all_capitals(document.text_of(block));
            capitals += in_capitals ? block.span.size() : 0;
            lines_in_capitals += in_capitals && reads_like_heading(document.text_of(block)) ? 1 : 0;
            all += block.span.size();
        }
    }
    RunningText result;
    std::uint32_t most = 0;
    for (const auto& [size, count] : characters) {
        if (count > most) {
            most = count;
            result.size = size;
        }
    }
    result.bold = bold * 5 > all * 2;
    constexpr std::uint32_t fewest = 4;
    result.capitals = lines_in_capitals >= fewest && capitals * 4 <= all;
    return result;
}

/// "•", "○": a label without a letter or digit.
bool is_bullet_label(const std::string& label) {
    return std::none_of(label.begin(), label.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c) != 0; });
}

/// "RESOLVED that:", "The board agreed to:": the start of a sentence that a list completes. Its last word is a short
/// one in small letters, which no title ends with.
bool is_lead_in(std::string_view text) {
    constexpr std::size_t longest = 4;
    if (text.empty() || text.back() != ':') {
        return false;
    }
    const std::string_view words = text.substr(0, text.find_last_not_of(" :-") + 1);
    const std::string_view last = words.substr(words.rfind(' ') + 1);
    return last.size() < words.size() && last.size() <= longest &&
           std::all_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool looks_like_heading(const Document& document, const Block& block, const RunningText& running) {
    constexpr std::uint32_t longest = 140;
    if ((block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) || block.span.size() > longest) {
        return false;
    }
    const std::string_view text = document.text_of(block);
    if (text.size() < 3 || (!block.label.empty() && is_bullet_label(block.label)) || text.back() == ';' ||
        text.back() == ',' || is_lead_in(text)) {
        return false;
    }
    const bool sentence = text.back() == '.' && text.size() > 60;
    const bool larger = look_of(block).first * 100 >= running.size * 112;
    const bool by_words = reads_like_heading(text) && (running.capitals || !is_all_capitals(text));
    return has_letters(text) && !sentence && (larger || (block.bold && !running.bold) || by_words);
}

/// "3. Treasurer's Report." above paragraphs: a short item with a number that text without a label follows.
bool is_numbered_title(const Document& document, std::size_t index) {
    constexpr std::size_t longest = 80;
    const Block& block = document.blocks[index];
    const bool numbered = block.kind == BlockKind::list_item && !block.label.empty() && block.label.front() >= '0' &&
                          block.label.front() <= '9';
    const std::string_view text = document.text_of(block);
    if (!numbered || text.size() > longest || text.empty() || (text.front() >= 'a' && text.front() <= 'z')) {
        return false;
    }
    std::size_t next = index + 1;
    while (next < document.blocks.size() &&
           (document.blocks[next].kind == BlockKind::furniture || document.blocks[next].kind == BlockKind::note)) {
        ++next;
    }
    return next < document.blocks.size() && document.blocks[next].kind == BlockKind::paragraph;
}

/// Items with a number are the titles of a document's parts when most of them are such titles.
std::vector<std::size_t> numbered_titles(const Document& document) {
    constexpr std::size_t fewest = 3;
    std::vector<std::size_t> titles;
    std::size_t numbered = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        numbered += block.kind == BlockKind::list_item && !block.label.empty() && block.label.front() >= '0' &&
                            block.label.front() <= '9'
                        ? 1
                        : 0;
        if (is_numbered_title(document, i)) {
            titles.push_back(i);
        }
    }
    const bool most = titles.size() >= fewest && titles.size() * 10 >= numbered * 6;
    return most ? titles : std::vector<std::size_t>{};
}

}  // namespace

void find_headings(Document& document) {
    const RunningText running = running_text(document);
    std::map<Look, std::int32_t> tagged;
    std::int32_t deepest = 0;
    for (const Block& block : document.blocks) {
        if (block.kind == BlockKind::heading) {
            tagged.emplace(look_of(block), block.level);
            deepest = std::max(deepest, block.level);
        }
    }
    std::vector<std::size_t> found;
    std::map<Look, std::int32_t, std::greater<>> looks;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (looks_like_heading(document, document.blocks[i], running)) {
            found.push_back(i);
            looks.emplace(look_of(document.blocks[i]), 0);
        }
    }
    const auto by_look = static_cast<std::ptrdiff_t>(found.size());  // up to there in order
    for (const std::size_t i : numbered_titles(document)) {
        if (!std::binary_search(found.begin(), found.begin() + by_look, i)) {
            found.push_back(i);
            looks.emplace(look_of(document.blocks[i]), 0);
        }
    }
    std::int32_t next = deepest;
    for (auto& [look, level] : looks) {
        const auto known = tagged.find(look);
        level = std::min(known != tagged.end() ? known->second : ++next, 9);
    }
    for (const std::size_t i : found) {
        Block& block = document.blocks[i];
        block.level = looks[look_of(block)];
        block.kind = BlockKind::heading;
    }
}

void find_notes(Document& document) {
    constexpr float lower_part = 0.6F;  // of the page
    const RunningText running = running_text(document);
    const auto is_small = [&](const Block& block) { return look_of(block).first * 100 <= running.size * 92; };
    for (std::size_t i = document.blocks.size(); i-- > 0;) {
        Block& block = document.blocks[i];
        if ((block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) || !is_small(block)) {
            continue;
        }
        const float height = document.pages[static_cast<std::size_t>(block.page - 1)].height;
        const std::string_view text = document.text_of(block);
        const auto marks = [](char c) { return (c >= '0' && c <= '9') || c == '*'; };
        const bool marked =
            (!block.label.empty() && marks(block.label.front())) || (!text.empty() && marks(text.front()));
        std::size_t next = i + 1;
        while (next < document.blocks.size() && document.blocks[next].kind == BlockKind::furniture) {
            ++next;
        }
        const bool last = next == document.blocks.size() || document.blocks[next].page != block.page ||
                          document.blocks[next].kind == BlockKind::note ||
                          document.blocks[next].kind == BlockKind::hidden;
        if (marked && last && block.box.y0 > lower_part * height) {
            block.kind = BlockKind::note;
        }
    }
}

void find_list_levels(Document& document) {
    constexpr float same_indent = 6.0F;  // points
    std::vector<float> indents;
    std::int32_t page = 0;
    for (Block& block : document.blocks) {
        if (block.kind == BlockKind::furniture || block.kind == BlockKind::note) {
            continue;
        }
        if (block.kind != BlockKind::list_item) {
            if (block.kind == BlockKind::heading) {
                indents.clear();
            }
            continue;
        }
        if (block.level > 0) {
            continue;
        }
        if (block.page != page && indents.size() > 1) {
            page = block.page;  // the margin may differ on the next page; depth is found anew from the first item
        }
        while (!indents.empty() && block.box.x0 < indents.back() - same_indent) {
            indents.pop_back();
        }
        if (indents.empty() || block.box.x0 > indents.back() + same_indent) {
            indents.push_back(block.box.x0);
        }
        block.level = static_cast<std::int32_t>(indents.size());
    }
}

void build_sections(Document& document) {
    document.sections.clear();
    std::vector<std::int32_t> open;
    const auto close = [&](std::int32_t level, std::uint32_t end) {
        while (!open.empty() && document.sections[static_cast<std::size_t>(open.back())].level >= level) {
            document.sections[static_cast<std::size_t>(open.back())].body.end = end;
            open.pop_back();
        }
    };
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        Block& block = document.blocks[i];
        if (block.kind != BlockKind::heading) {
            block.section = open.empty() ? -1 : open.back();
            continue;
        }
        block.level = std::max(block.level, 1);
        close(block.level, block.span.begin);
        Section section;
        section.heading = static_cast<std::int32_t>(i);
        section.parent = open.empty() ? -1 : open.back();
        section.level = block.level;
        section.body = {block.span.end, block.span.end};
        block.section = section.parent;
        open.push_back(static_cast<std::int32_t>(document.sections.size()));
        document.sections.push_back(section);
    }
    close(0, static_cast<std::uint32_t>(document.text.size()));
}

}  // namespace arising::extractor
