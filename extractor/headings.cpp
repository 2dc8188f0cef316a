// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/headings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "extractor/ascii.h"

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

/// A block that is longer than this (bytes) is no heading, whatever it looks like.
constexpr std::uint32_t longest_heading = 140;

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

/// Words rather than figures: mostly letters, or a title with a number in it ("44/25 AOB"), but not what stands along
/// the axis of a chart ("20 %", "$40", "1.7X↑").
bool is_worded(std::string_view text) {
    constexpr std::string_view in_numbers = ".,:;/-()&'\"#";
    constexpr std::size_t word = 3;  // letters in a row
    constexpr std::size_t few = 3;   // parts of a title that is hardly more than a number
    std::size_t letters = 0;
    std::size_t others = 0;
    std::size_t run = 0;
    std::size_t longest_run = 0;
    bool symbols = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto u = static_cast<unsigned char>(c);
        if (u == 0xE2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) != 0x80) {
            symbols = true;  // arrows, signs and shapes, U+2040 to U+2FFF; below it are dashes and quotation marks
        } else if (u >= 0xC3 && u <= 0xDF) {
            ++letters;  // the first byte of a letter of the Latin, Greek, Cyrillic, Hebrew or Arabic script
        } else if (u < 0x80 && std::isspace(u) == 0) {
            ++(std::isalpha(u) != 0 ? letters : others);
            symbols = symbols || (std::isalnum(u) == 0 && in_numbers.find(c) == std::string_view::npos);
        }
        run = std::isalpha(u) != 0 || u >= 0x80 ? run + 1 : 0;
        longest_run = std::max(longest_run, run);
    }
    const bool titled = longest_run >= word || std::count(text.begin(), text.end(), ' ') < std::ptrdiff_t{few};
    return letters > 0 && (letters >= others || (!symbols && titled));
}

/// "A. Smith, B. Jones, C. Brown, D. Green, E. White": an enumeration, of names mostly.
bool is_enumeration(std::string_view text) {
    constexpr std::ptrdiff_t fewest = 4;
    return std::count(text.begin(), text.end(), ',') >= fewest;
}

/// In words, without looking at the type.
bool reads_like_heading(std::string_view text) {
    constexpr std::size_t longest = 110;  // a title of two lines in capitals
    static constexpr std::string_view contents[] = {"Contents", "Table of Contents", "Table of contents", "Cynnwys"};
    if (std::find(std::begin(contents), std::end(contents), text) != std::end(contents)) {
        return true;
    }
    return text.size() <= longest && is_all_capitals(text) && text.back() != '.';
}

/// "2-A", "No. 7": a number or a label, without a word.
bool is_mere_label(std::string_view text) {
    constexpr std::size_t word = 3;  // letters in a row
    std::size_t run = 0;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        run = std::isalpha(u) != 0 || u >= 0x80 ? run + 1 : 0;
        if (run >= word) {
            return false;
        }
    }
    return true;
}

/// Size of most characters.
int usual_size(const std::map<int, std::uint32_t>& characters) {
    const auto most = std::max_element(characters.begin(), characters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == characters.end() ? 0 : most->first;
}

/// Size that a quarter of the characters do not exceed.
int lower_size(const std::map<int, std::uint32_t>& characters) {
    std::uint32_t all = 0;
    for (const auto& [size, count] : characters) {
        all += count;
    }
    std::uint32_t reached = 0;
    for (const auto& [size, count] : characters) {
        reached += count;
        if (reached * 4 >= all) {
            return size;
        }
    }
    return 0;
}

/// Size of the running text: that of most characters in blocks too long for a heading. Where there are none (a cover, a
/// slide) titles may be most of the text: type much larger than a quarter of it is theirs.
int running_size(const Document& document) {
    constexpr int display = 150;  // per cent
    std::map<int, std::uint32_t> prose;
    std::map<int, std::uint32_t> all;
    std::uint32_t prose_characters = 0;
    std::uint32_t characters = 0;
    for (const Block& block : document.blocks) {
        if (!is_text(block) && block.kind != BlockKind::table_cell) {
            continue;
        }
        all[look_of(block).first] += block.span.size();
        characters += block.span.size();
        if (block.span.size() > longest_heading) {
            prose[look_of(block).first] += block.span.size();
            prose_characters += block.span.size();
        }
    }
    if (prose_characters > 0 && prose_characters >= characters / 5) {
        return usual_size(prose);
    }
    const int usual = usual_size(all);
    const int lower = lower_size(all);
    return usual * 100 >= lower * display ? lower : usual;
}

RunningText running_text(const Document& document) {
    std::uint32_t bold = 0;
    std::uint32_t capitals = 0;
    std::uint32_t lines_in_capitals = 0;
    std::uint32_t all = 0;
    for (const Block& block : document.blocks) {
        if (is_text(block)) {
            bold += block.bold ? block.span.size() : 0;
            const bool in_capitals = is_all_capitals(document.text_of(block));
            capitals += in_capitals ? block.span.size() : 0;
            lines_in_capitals += in_capitals && reads_like_heading(document.text_of(block)) ? 1 : 0;
            all += block.span.size();
        }
    }
    RunningText result;
    result.size = running_size(document);
    result.bold = bold * 5 > all * 2;
    constexpr std::uint32_t fewest = 3;
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

/// "Figure 3.", "Table 2: Staff in post", "Diagram 4": what stands above or below a picture or a table, not above text.
bool is_caption(std::string_view text) {
    static constexpr std::string_view words[] = {"Figure",  "Fig.",  "FIGURE",  "Table", "TABLE",  "Chart",
                                                 "Diagram", "Graph", "Exhibit", "Plate", "Ffigur", "Tabl"};
    const std::size_t blank = text.find(' ');
    if (std::find(std::begin(words), std::end(words), text.substr(0, blank)) == std::end(words) ||
        blank + 1 >= text.size()) {
        return false;
    }
    const std::string_view number = text.substr(blank + 1, text.find_first_of(" .:", blank + 1) - blank - 1);
    const bool roman = number.find_first_not_of("IVX") == std::string_view::npos;
    const bool letter = number.size() == 1;
    return !number.empty() && ((number.front() >= '0' && number.front() <= '9') || roman || letter);
}

/// "Dates of the visit: 4 to 15 March": a name, a colon and a figure fill in a form; they head nothing. A title that
/// has a number before its colon ("Chapter 3: 2020") is none of these.
bool fills_in(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos || colon + 2 >= text.size()) {
        return false;
    }
    const std::string_view name = text.substr(0, colon);
    return is_digit(text[colon + 2]) && std::none_of(name.begin(), name.end(), is_digit);
}

/// A line that runs up or down the page: a stamp on its edge, the name of an axis.
bool is_turned(const Block& block) {
    constexpr float steepest = 3.0F;  // height to width; a heading of one short word is wider than high
    return block.box.y1 - block.box.y0 > steepest * (block.box.x1 - block.box.x0);
}

/// `styled`: other blocks that look the same are headings, so that a full stop at the end of a long one does not tell
/// against it.
bool looks_like_heading(const Document& document, const Block& block, const RunningText& running, bool styled) {
    if ((block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) ||
        block.span.size() > longest_heading || is_turned(block)) {
        return false;
    }
    const std::string_view text = document.text_of(block);
    if (text.size() < 3 || (!block.label.empty() && is_bullet_label(block.label)) || text.back() == ';' ||
        text.back() == ',' || is_lead_in(text) || is_caption(text)) {
        return false;
    }
    constexpr int smallest = 85;  // per cent of the running text: titles are not smaller than what they stand above
    if (look_of(block).first * 100 < running.size * smallest) {
        return false;
    }
    const bool larger = look_of(block).first * 100 >= running.size * 112;
    const bool sentence = text.back() == '.' && text.size() > 60 && !(styled && larger);
    const bool by_words = reads_like_heading(text) && (running.capitals || !is_all_capitals(text));
    return is_worded(text) && !is_enumeration(text) && !sentence && (larger || !fills_in(text)) &&
           (larger || (block.bold && !running.bold) || by_words);
}

/// Whether the middle of a block is level with text that stands to its left or right. Looks at the blocks read shortly
/// before and after it only: all of a page's would be too many where each may be such a block.
bool is_beside_text(const Document& document, std::size_t index) {
    constexpr std::size_t reach = 16;  // blocks
    const Box& box = document.blocks[index].box;
    const float middle = (box.y0 + box.y1) / 2;
    const auto is_level = [&](const Block& other) {
        return is_text(other) && other.page == document.blocks[index].page && other.box.y0 < middle &&
               middle < other.box.y1 && (other.box.x1 <= box.x0 || other.box.x0 >= box.x1);
    };
    const auto at = document.blocks.begin() + static_cast<std::ptrdiff_t>(index);
    const std::size_t after = std::min(reach, document.blocks.size() - index);
    return std::any_of(at - static_cast<std::ptrdiff_t>(std::min(reach, index)),
                       at + static_cast<std::ptrdiff_t>(after), is_level);
}

/// The number of an agenda item in very large type in the margin: a stamp, not the title of the text beside it.
bool is_stamp(const Document& document, std::size_t index, const RunningText& running) {
    constexpr int very_large = 150;  // per cent of the running text
    const Block& block = document.blocks[index];
    return look_of(block).first * 100 >= running.size * very_large && is_mere_label(document.text_of(block)) &&
           is_beside_text(document, index);
}

bool has_number(const Block& block) {
    return !block.label.empty() && block.label.front() >= '0' && block.label.front() <= '9';
}

/// The next block that is part of the text; the number of blocks where there is none.
std::size_t next_of_text(const Document& document, std::size_t index) {
    std::size_t next = index + 1;
    while (next < document.blocks.size() &&
           (document.blocks[next].kind == BlockKind::furniture || document.blocks[next].kind == BlockKind::note)) {
        ++next;
    }
    return next;
}

/// "3. Treasurer's Report." above paragraphs: a short item with a number that text without a label follows.
bool is_numbered_title(const Document& document, std::size_t index) {
    constexpr std::size_t longest = 80;
    const Block& block = document.blocks[index];
    const std::string_view text = document.text_of(block);
    if (block.kind != BlockKind::list_item || !has_number(block) || text.size() > longest || text.empty() ||
        (text.front() >= 'a' && text.front() <= 'z') || !is_worded(text)) {
        return false;
    }
    const std::size_t next = next_of_text(document, index);
    return next < document.blocks.size() && document.blocks[next].kind == BlockKind::paragraph;
}

/// Items with a number are the titles of a document's parts when most of them are such titles, and those in capitals
/// are when the text between them is not.
std::vector<std::size_t> numbered_titles(const Document& document) {
    constexpr std::size_t fewest = 3;
    std::vector<std::size_t> titles;
    std::vector<std::size_t> in_capitals;
    std::size_t numbered = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        numbered += block.kind == BlockKind::list_item && has_number(block) ? 1 : 0;
        if (is_numbered_title(document, i)) {
            titles.push_back(i);
            const std::string_view next = document.text_of(document.blocks[next_of_text(document, i)]);
            if (is_all_capitals(document.text_of(block)) && !is_all_capitals(next)) {
                in_capitals.push_back(i);
            }
        }
    }
    const bool most = titles.size() >= fewest && titles.size() * 10 >= numbered * 6;
    return most ? titles : in_capitals;
}

/// "CHAPTER 1." above the chapter's title: a short line in capitals right above a heading.
std::vector<std::size_t> titles_above(const Document& document, const std::vector<std::size_t>& headings) {
    constexpr std::size_t longest = 40;
    std::vector<std::size_t> titles;
    for (const std::size_t heading : headings) {
        if (heading == 0) {
            continue;
        }
        const Block& above = document.blocks[heading - 1];
        const std::string_view text = document.text_of(above);
        if (above.kind == BlockKind::paragraph && above.page == document.blocks[heading].page &&
            text.size() <= longest && is_all_capitals(text) && is_worded(text) && !is_turned(above)) {
            titles.push_back(heading - 1);
        }
    }
    return titles;
}

/// No larger and no bolder than the running text.
bool is_plain(const Block& block, const RunningText& running) {
    constexpr int same_size = 104;  // per cent; producers round sizes
    return look_of(block).first * 100 <= running.size * same_size && (!block.bold || running.bold);
}

/// Whole paragraphs and bulleted items that the author's tags call headings, since a style was picked for its looks, or
/// by mistake.
void demote_untrue_headings(Document& document, const RunningText& running) {
    constexpr std::size_t sentence = 60;
    for (Block& block : document.blocks) {
        if (block.kind != BlockKind::heading || !is_plain(block, running)) {
            continue;
        }
        const std::string_view text = document.text_of(block);
        const bool bulleted = !block.label.empty() && is_bullet_label(block.label);
        const bool sentences = text.size() > sentence && (text.back() == '.' || text.back() == ';');
        if (bulleted || sentences || block.span.size() > longest_heading) {
            block.kind = block.label.empty() ? BlockKind::paragraph : BlockKind::list_item;
            block.level = 0;
        }
    }
}

/// A line in type a little larger than the running text, above it, without a stop at its end. Sizes as near as that
/// mean something only where the document keeps to them, and not on pages read by OCR.
bool is_slightly_larger(const Document& document, std::size_t index, const RunningText& running) {
    constexpr std::size_t longest = 90;
    const Block& block = document.blocks[index];
    const std::string_view text = document.text_of(block);
    const bool larger = look_of(block).first >= running.size + 5 && look_of(block).first * 100 >= running.size * 104;
    if (block.kind != BlockKind::paragraph || !larger || text.size() < 3 || text.size() > longest || is_turned(block) ||
        text.front() < 'A' || text.front() > 'Z' ||
        std::string_view(".,;:?!").find(text.back()) != std::string_view::npos || !is_worded(text) ||
        is_enumeration(text) || is_caption(text)) {
        return false;
    }
    const std::size_t next = next_of_text(document, index);
    return next < document.blocks.size() && look_of(document.blocks[next]).first <= running.size &&
           document.pages[static_cast<std::size_t>(block.page - 1)].source != TextSource::ocr;
}

std::vector<std::size_t> slightly_larger_titles(const Document& document, const RunningText& running) {
    std::vector<std::size_t> titles;
    std::uint32_t characters = 0;
    std::uint32_t larger = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (is_text(block) && block.kind != BlockKind::heading) {
            characters += block.span.size();
            larger += look_of(block).first > running.size && look_of(block).first * 100 < running.size * 112
                          ? block.span.size()
                          : 0;
        }
        if (is_slightly_larger(document, i, running)) {
            titles.push_back(i);
        }
    }
    constexpr std::size_t fewest = 3;  // of one size: the document keeps to it
    std::map<int, std::size_t> times;
    for (const std::size_t title : titles) {
        ++times[look_of(document.blocks[title]).first];
    }
    std::vector<std::size_t> kept;
    std::copy_if(titles.begin(), titles.end(), std::back_inserter(kept),
                 [&](std::size_t title) { return times[look_of(document.blocks[title]).first] >= fewest; });
    return larger * 10 <= characters ? kept : std::vector<std::size_t>{};
}

}  // namespace

void find_headings(Document& document) {
    const RunningText running = running_text(document);
    demote_untrue_headings(document, running);
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
        if (looks_like_heading(document, document.blocks[i], running, false) && !is_stamp(document, i, running)) {
            looks.emplace(look_of(document.blocks[i]), 0);
        }
    }
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Look look = look_of(document.blocks[i]);
        const bool styled = looks.count(look) > 0 || tagged.count(look) > 0;
        if (looks_like_heading(document, document.blocks[i], running, styled) && !is_stamp(document, i, running)) {
            found.push_back(i);
        }
    }
    std::vector<std::size_t> others = numbered_titles(document);
    const std::vector<std::size_t> larger = slightly_larger_titles(document, running);
    others.insert(others.end(), larger.begin(), larger.end());
    const std::vector<std::size_t> above = titles_above(document, found);
    others.insert(others.end(), above.begin(), above.end());
    std::vector<bool> is_found(document.blocks.size(), false);
    for (const std::size_t i : found) {
        is_found[i] = true;
    }
    for (const std::size_t i : others) {
        if (!is_found[i]) {
            is_found[i] = true;
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
