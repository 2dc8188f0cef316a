// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/layout_blocks.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "extractor/aligned_tables.h"
#include "extractor/block_label.h"
#include "extractor/bounded_tables.h"
#include "extractor/layout_lines.h"
#include "extractor/ruled_tables.h"
#include "extractor/table_cells.h"

namespace arising::extractor {
namespace {

constexpr float column_gap = 1.0F;  // font sizes: a wider gap parts segments

std::string text_of(const RawDocument& document, const Segment& segment) {
    ProtoBlock block;
    block.content = segment.ranges;
    return plain_text(document, block);
}

/// A line as it is read: one segment, or several side by side that belong together (a label and its text).
struct LayoutLine {
    Segment segment;
    std::string text;
    bool labelled = false;
};

/// What the lines of a page have in common.
struct PageMeasure {
    float leading = 0;  ///< usual distance of baselines, in font sizes
    float right = 0;    ///< where full lines end
    float size = 0;     ///< font size of most characters
    bool bold = false;  ///< more than a third of its characters: then weight marks no titles
};

/// The size of most characters; on a page with little text (a cover, a slide), whose titles may be most of it, the size
/// that a quarter of the characters do not exceed.
float size_of_text(const std::map<float, std::uint32_t>& characters) {
    constexpr std::uint32_t little = 300;  // characters
    std::uint32_t all = 0;
    std::uint32_t most = 0;
    float usual = 0;
    for (const auto& [size, count] : characters) {
        all += count;
        if (count > most) {
            most = count;
            usual = size;
        }
    }
    std::uint32_t reached = 0;
    for (const auto& [size, count] : characters) {
        reached += count;
        if (all <= little && reached * 4 >= all) {
            return size;
        }
    }
    return usual;
}

PageMeasure measure(const std::vector<LayoutLine>& lines) {
    PageMeasure result{1.2F, 0, 0, false};
    std::uint32_t bold = 0;
    std::uint32_t all = 0;
    std::map<float, std::uint32_t> characters;
    std::vector<float> steps;
    std::vector<float> rights;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rights.push_back(lines[i].segment.x1);
        characters[std::round(lines[i].segment.size * 2) / 2] += lines[i].segment.characters;
        all += lines[i].segment.characters;
        bold += lines[i].segment.bold ? lines[i].segment.characters : 0;
        if (i > 0) {
            const float step =
                (lines[i].segment.baseline - lines[i - 1].segment.baseline) / std::max(1.0F, lines[i].segment.size);
            if (step > 0.7F && step < 2.5F) {
                steps.push_back(step);
            }
        }
    }
    result.size = size_of_text(characters);
    result.bold = bold * 3 > all;
    if (!steps.empty()) {
        // The lower quartile: lines inside paragraphs are nearer than paragraphs are.
        const auto at = static_cast<std::ptrdiff_t>(steps.size() / 4);
        std::nth_element(steps.begin(), steps.begin() + at, steps.end());
        result.leading = steps[static_cast<std::size_t>(at)];
    }
    if (!rights.empty()) {
        const auto at = static_cast<std::ptrdiff_t>(rights.size() * 9 / 10);
        std::nth_element(rights.begin(), rights.begin() + at, rights.end());
        result.right = rights[static_cast<std::size_t>(at)];
    }
    return result;
}

bool ends_sentence(const std::string& text) {
    return !text.empty() &&
           (text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ':' || text.back() == ';');
}

bool starts_small(const std::string& text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

/// "Objectives" in large type in the margin, and the text that begins beside it: on one height, but not one line.
bool is_side_head(const Segment& left, const Segment& right) {
    constexpr float larger = 1.5F;       // times the size of the other
    constexpr std::uint32_t fewest = 3;  // characters; a bullet or a number is a label, of whatever size
    return left.characters >= fewest && right.characters >= fewest &&
           std::max(left.size, right.size) > larger * std::min(left.size, right.size);
}

bool starts_block(const LayoutLine& before, const LayoutLine& line, const PageMeasure& page) {
    const Segment& a = before.segment;
    const Segment& b = line.segment;
    const float size = std::max(a.size, b.size);
    const float step = b.baseline - a.baseline;
    const bool beside = std::abs(step) < 0.45F * size;
    if (beside) {
        return is_side_head(a, b);
    }
    if (step < 0 || step > (page.leading + 0.45F) * size || std::abs(a.last_size - b.first_size) > 0.12F * size) {
        return true;
    }
    // A line that begins in bold and ends in regular type is a title run into its paragraph: the text goes on.
    const bool changes_weight = a.bold != b.bold && a.last_bold != b.first_bold;
    if (line.labelled || changes_weight) {
        return true;
    }
    constexpr float title_size = 1.2F;  // of the running text
    constexpr float title_step = 1.4F;  // font sizes
    if (a.size > title_size * page.size && step <= title_step * size && !ends_sentence(before.text)) {
        return false;  // a title over several lines
    }
    // A title with a number goes on without one: "2. Arrangements for" / "the Coming Year".
    const bool goes_on = before.labelled && a.bold && b.bold && b.x0 > a.x0 - 0.5F * size && step <= title_step * size;
    if (goes_on && (a.size > 1.05F * page.size || !page.bold) && !ends_sentence(before.text)) {
        return false;
    }
    const float short_by = page.right - a.x1;
    const bool ended_short = short_by > 0.18F * (page.right - std::min(a.x0, b.x0));
    if (ended_short && (ends_sentence(before.text) || !starts_small(line.text)) && !line.text.empty()) {
        return true;
    }
    const bool indented = b.x0 - a.x0 > 1.2F * size && !before.labelled && ends_sentence(before.text);
    const bool moved = std::abs(b.x0 - a.x0) > 12 * size;
    return indented || moved;
}

/// Words that stand alone to the right of the running text: an owner's initials, ACTION.
bool is_margin(const Segment& segment, const Segment& beside, float page_width, const PageMeasure& page) {
    constexpr std::uint32_t longest = 24;
    return segment.characters <= longest && segment.x0 > 0.72F * page_width &&
           segment.x0 - beside.x1 > 2.0F * segment.size && beside.characters > 12 && segment.x0 > page.right - 40;
}

/// A margin segment and the line that it stands beside.
struct MarginNote {
    Segment segment;
    std::size_t line = 0;
};

std::vector<LayoutLine> build_lines(const RawDocument& document, std::vector<Segment> segments,
                                    std::vector<MarginNote>& margin) {
    std::vector<LayoutLine> lines;
    std::vector<LayoutLine> singles;
    singles.reserve(segments.size());
    for (Segment& segment : segments) {
        std::string text = text_of(document, segment);
        singles.push_back({std::move(segment), std::move(text), false});
    }
    const PageMeasure page = measure(singles);
    for (LayoutLine& line : singles) {
        Segment* before = lines.empty() ? nullptr : &lines.back().segment;
        const bool beside =
            before != nullptr && line.segment.x0 >= before->x1 &&
            std::abs(line.segment.baseline - before->baseline) < 0.45F * std::max(before->size, line.segment.size) &&
            !is_side_head(*before, line.segment);
        const float width = document.pages[static_cast<std::size_t>(line.segment.ranges.front().page)].width;
        if (beside && is_margin(line.segment, *before, width, page)) {
            margin.push_back({std::move(line.segment), lines.size() - 1});
            continue;
        }
        if (beside) {
            before->ranges.insert(before->ranges.end(), line.segment.ranges.begin(), line.segment.ranges.end());
            before->x1 = std::max(before->x1, line.segment.x1);
            before->last_size = line.segment.last_size;
            before->last_bold = line.segment.last_bold;
            before->top = std::min(before->top, line.segment.top);
            before->bottom = std::max(before->bottom, line.segment.bottom);
            before->bold = before->characters >= line.segment.characters ? before->bold : line.segment.bold;
            before->characters += line.segment.characters;
            lines.back().text += "  " + line.text;
            continue;
        }
        lines.push_back(std::move(line));
    }
    for (LayoutLine& line : lines) {
        const bool wide = line.text.find("  ") != std::string::npos && line.text.find("  ") < 12;
        line.labelled = find_label(line.text, wide).length > 0;
    }
    return lines;
}

/// "Findings ........ 12", or, below the heading of a table of contents, "Findings      12".
bool is_contents_entry(const std::string& text, bool below_heading) {
    std::size_t end = text.size();
    while (end > 0 && text[end - 1] >= '0' && text[end - 1] <= '9') {
        --end;
    }
    constexpr std::size_t most_digits = 4;
    if (end == text.size() || text.size() - end > most_digits || end < 4) {
        return false;
    }
    const std::string_view before = std::string_view(text).substr(0, text.find_last_not_of(' ', end - 1) + 1);
    return before.ends_with("....") || before.ends_with(". . .") || before.ends_with("……") ||
           (below_heading && text.substr(end - 2, 2) == "  ");
}

bool is_contents_heading(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text == "contents" || text == "table of contents" || text == "cynnwys";
}

/// "12", "xiv": what stands at the end of an entry of a table of contents.
bool is_page_reference(const std::string& text) {
    const std::string_view last = std::string_view(text).substr(text.rfind(' ') + 1);
    constexpr std::size_t longest = 6;
    return !last.empty() && last.size() <= longest &&
           (last.find_first_not_of("0123456789") == std::string_view::npos ||
            last.find_first_not_of("ivxl") == std::string_view::npos);
}

/// Index of the row "Contents" below which most rows end in a page number; the number of rows where there is none.
std::size_t find_contents(const RawDocument& document, const std::vector<SegmentRow>& rows) {
    constexpr std::size_t fewest = 4;  // entries
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (rows[r].size() != 1 || rows[r].front().characters > 20 ||
            !is_contents_heading(text_of(document, rows[r].front()))) {
            continue;
        }
        std::size_t entries = 0;
        for (std::size_t i = r + 1; i < rows.size(); ++i) {
            entries += is_page_reference(text_of(document, rows[i].back())) ? 1 : 0;
        }
        return entries >= fewest && entries * 10 >= (rows.size() - r - 1) * 6 ? r : rows.size();
    }
    return rows.size();
}

/// The rows of a table of contents, each one entry.
std::vector<ProtoBlock> contents_entries(const std::vector<SegmentRow>& rows, std::size_t begin) {
    std::vector<ProtoBlock> entries;
    for (std::size_t i = begin; i < rows.size(); ++i) {
        ProtoBlock& entry = entries.emplace_back();
        entry.kind = BlockKind::contents;
        for (const Segment& segment : rows[i]) {
            entry.content.insert(entry.content.end(), segment.ranges.begin(), segment.ranges.end());
        }
    }
    return entries;
}

/// Where full lines of the column end: the farthest end of the lines around that stand one above the other with this
/// one.
float right_edge(const std::vector<LayoutLine>& lines, std::size_t index) {
    constexpr std::size_t around = 8;
    const Segment& line = lines[index].segment;
    float right = line.x1;
    const std::size_t begin = index > around ? index - around : 0;
    for (std::size_t i = begin; i < lines.size() && i <= index + around; ++i) {
        const Segment& other = lines[i].segment;
        if (other.x0 < line.x1 && line.x0 < other.x1) {
            right = std::max(right, other.x1);
        }
    }
    return right;
}

/// Blocks from lines, in order. `block_of` tells for every line which block it went to.
std::vector<ProtoBlock> paragraphs_of(const std::vector<LayoutLine>& lines, std::vector<std::size_t>& block_of) {
    PageMeasure page = measure(lines);
    std::vector<ProtoBlock> blocks;
    bool in_contents = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        page.right = right_edge(lines, i > 0 ? i - 1 : 0);
        const bool entry = is_contents_entry(lines[i].text, in_contents);
        const bool after_entry = !blocks.empty() && blocks.back().kind == BlockKind::contents;
        if (i == 0 || entry || after_entry || starts_block(lines[i - 1], lines[i], page)) {
            blocks.emplace_back();
        }
        in_contents = is_contents_heading(lines[i].text) || (in_contents && entry);
        if (entry) {
            blocks.back().kind = BlockKind::contents;
        }
        for (const GlyphRange& range : lines[i].segment.ranges) {
            append_range(blocks.back().content, range);
        }
        block_of.push_back(blocks.size() - 1);
    }
    return blocks;
}

/// Running text with the words of the margin behind the block that they stand beside.
std::vector<ProtoBlock> with_margin(std::vector<ProtoBlock> blocks, const std::vector<std::size_t>& block_of,
                                    const std::vector<MarginNote>& margin) {
    std::vector<ProtoBlock> all;
    auto note = margin.begin();  // in the order of lines, as the blocks are
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        all.push_back(std::move(blocks[i]));
        for (; note != margin.end() && block_of[note->line] == i; ++note) {
            all.emplace_back().content = note->segment.ranges;
        }
    }
    return all;
}

std::vector<ProtoBlock> paragraphs_and_margin(const RawDocument& document, std::vector<Segment> segments) {
    std::vector<MarginNote> margin;
    const std::vector<LayoutLine> lines = build_lines(document, std::move(segments), margin);
    std::vector<std::size_t> block_of;
    std::vector<ProtoBlock> blocks = paragraphs_of(lines, block_of);
    return with_margin(std::move(blocks), block_of, margin);
}

/// The cells of a table without rulings, each one block, row by row.
std::vector<ProtoBlock> aligned_cells(const std::vector<SegmentRow>& rows, const AlignedTable& table,
                                      std::vector<ProtoTable>& tables) {
    const auto columns = table.edges.size() + 1;
    const auto index = static_cast<std::int32_t>(tables.size());
    tables.push_back({static_cast<std::int32_t>(table.row_starts.size()), static_cast<std::int32_t>(columns)});
    std::vector<ProtoBlock> cells;
    for (std::size_t r = 0; r < table.row_starts.size(); ++r) {
        const std::size_t end = r + 1 < table.row_starts.size() ? table.row_starts[r + 1] : table.end;
        std::vector<ProtoBlock> row(columns);
        for (std::size_t i = table.row_starts[r]; i < end; ++i) {
            for (const Segment& segment : rows[i]) {
                std::vector<GlyphRange>& content = row[table.column_of(segment)].content;
                content.insert(content.end(), segment.ranges.begin(), segment.ranges.end());
            }
        }
        for (std::size_t c = 0; c < columns; ++c) {
            if (!row[c].content.empty()) {
                row[c].kind = BlockKind::table_cell;
                row[c].table = index;
                row[c].row = static_cast<std::int32_t>(r);
                row[c].column = static_cast<std::int32_t>(c);
                cells.push_back(std::move(row[c]));
            }
        }
    }
    return cells;
}

std::vector<ProtoBlock> columns_of_prose(const RawDocument& document, const std::vector<SegmentRow>& rows,
                                         const AlignedTable& table) {
    std::vector<ProtoBlock> blocks;
    for (std::size_t column = 0; column <= table.edges.size(); ++column) {
        std::vector<Segment> segments;
        for (std::size_t i = table.begin; i < table.end; ++i) {
            std::copy_if(rows[i].begin(), rows[i].end(), std::back_inserter(segments),
                         [&](const Segment& segment) { return table.column_of(segment) == column; });
        }
        std::vector<ProtoBlock> text = paragraphs_and_margin(document, std::move(segments));
        std::move(text.begin(), text.end(), std::back_inserter(blocks));
    }
    return blocks;
}

/// A table that its lines gave, read before the text around it.
struct PlacedTable {
    Box box;
    std::vector<ProtoBlock> cells;
};

/// Stands for a table while the page is put into reading order.
Segment place_of(const PlacedTable& table, std::size_t index) {
    constexpr float usual_size = 10.0F;  // points
    Segment segment;
    segment.x0 = table.box.x0;
    segment.x1 = table.box.x1;
    segment.top = segment.baseline = table.box.y0;
    segment.bottom = table.box.y1;
    segment.size = segment.first_size = segment.last_size = usual_size;
    segment.table = static_cast<std::int32_t>(index);
    return segment;
}

/// Text between two ruled tables: paragraphs, entries of contents, and tables by alignment.
void add_text(const RawDocument& document, std::vector<Segment> segments, std::vector<ProtoTable>& tables,
              std::vector<ProtoBlock>& blocks) {
    std::vector<SegmentRow> rows = rows_of(std::move(segments));
    const std::size_t contents = find_contents(document, rows);
    std::vector<ProtoBlock> entries;
    if (contents < rows.size()) {
        entries = contents_entries(rows, contents + 1);
        rows.resize(contents + 1);
    }
    std::size_t at = 0;
    const auto text_up_to = [&](std::size_t end) {
        std::vector<Segment> text;
        for (; at < end; ++at) {
            std::move(rows[at].begin(), rows[at].end(), std::back_inserter(text));
        }
        std::vector<ProtoBlock> paragraphs = paragraphs_and_margin(document, std::move(text));
        std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(blocks));
    };
    for (const AlignedTable& table : find_aligned_tables(document, rows)) {
        text_up_to(table.begin);
        std::vector<ProtoBlock> cells =
            table.prose ? columns_of_prose(document, rows, table) : aligned_cells(rows, table, tables);
        std::move(cells.begin(), cells.end(), std::back_inserter(blocks));
        at = table.end;
    }
    text_up_to(rows.size());
    std::move(entries.begin(), entries.end(), std::back_inserter(blocks));
}

std::vector<ProtoBlock> running_text(const RawDocument& document, std::int32_t page,
                                     const std::vector<std::uint32_t>& glyphs, std::vector<PlacedTable> placed,
                                     std::vector<ProtoTable>& tables) {
    std::vector<Segment> segments = build_segments(document, page, glyphs, column_gap);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        segments.push_back(place_of(placed[i], i));
    }
    std::vector<ProtoBlock> blocks;
    std::vector<Segment> text;
    for (Segment& segment : in_reading_order(std::move(segments))) {
        if (segment.table < 0) {
            text.push_back(std::move(segment));
            continue;
        }
        add_text(document, std::exchange(text, {}), tables, blocks);
        std::vector<ProtoBlock>& cells = placed[static_cast<std::size_t>(segment.table)].cells;
        std::move(cells.begin(), cells.end(), std::back_inserter(blocks));
    }
    add_text(document, std::move(text), tables, blocks);
    return blocks;
}

/// The glyphs whose middle lies in the cell.
std::vector<ProtoBlock> cell_blocks(const RawDocument& document, std::int32_t page, const RuledTable::Cell& cell,
                                    const std::vector<std::uint32_t>& glyphs, std::int32_t table) {
    std::vector<Segment> segments = build_segments(document, page, glyphs, 1000.0F);
    std::stable_sort(segments.begin(), segments.end(),
                     [](const Segment& a, const Segment& b) { return a.baseline < b.baseline; });
    std::vector<MarginNote> none;
    std::vector<std::size_t> block_of;
    std::vector<ProtoBlock> blocks = paragraphs_of(build_lines(document, std::move(segments), none), block_of);
    for (ProtoBlock& block : blocks) {
        block.kind = BlockKind::table_cell;
        block.table = table;
        block.row = cell.row;
        block.column = cell.column;
        block.row_span = cell.row_span;
        block.column_span = cell.column_span;
    }
    return blocks;
}

std::vector<ProtoBlock> blocks_of_table(const RawDocument& document, std::int32_t page, FilledTable& filled,
                                        std::vector<ProtoTable>& tables) {
    complete_grid(document, page, filled);
    const auto index = static_cast<std::int32_t>(tables.size());
    tables.push_back({filled.grid.rows, filled.grid.columns});
    std::vector<ProtoBlock> blocks;
    for (std::size_t cell = 0; cell < filled.grid.cells.size(); ++cell) {
        for (ProtoBlock& block : cell_blocks(document, page, filled.grid.cells[cell], filled.glyphs[cell], index)) {
            block.header = block.row < filled.grid.header_rows;
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

/// Takes the tables that the page draws with lines out of `glyphs`.
std::vector<PlacedTable> take_ruled_tables(const RawDocument& document, std::int32_t page,
                                           std::vector<std::uint32_t>& glyphs, std::vector<ProtoTable>& tables) {
    const RawPage& raw = document.pages[static_cast<std::size_t>(page)];
    std::vector<PlacedTable> placed;
    const auto take_stack = [&](const RuleStack& stack) {
        std::vector<FilledTable> found = take_bounded_tables(document, page, stack, glyphs);
        for (FilledTable& filled : found) {
            placed.push_back({filled.grid.box, blocks_of_table(document, page, filled, tables)});
        }
        return !found.empty();
    };
    const std::vector<RuledTable> grids = find_ruled_tables(raw, page);
    for (const RuledTable& grid : grids) {
        if (grid.columns == 1 && take_stack(stack_of(grid))) {
            continue;
        }
        std::vector<std::uint32_t> rest;
        FilledTable filled = fill_table(document, page, grid, glyphs, rest);
        if (is_table(document, page, filled)) {
            glyphs = std::move(rest);
            placed.push_back({grid.box, blocks_of_table(document, page, filled, tables)});
        }
    }
    for (const RuleStack& stack : find_rule_stacks(raw, page, grids)) {
        take_stack(stack);
    }
    return placed;
}

}  // namespace

std::vector<ProtoBlock> blocks_from_layout(const RawDocument& document, std::int32_t page,
                                           const std::vector<std::uint32_t>& glyphs, std::vector<ProtoTable>& tables) {
    const std::vector<Glyph>& all = document.pages[static_cast<std::size_t>(page)].glyphs;
    std::vector<std::uint32_t> upright;
    std::vector<std::uint32_t> turned;
    for (const std::uint32_t i : glyphs) {
        (all[i].direction == Direction::right ? upright : turned).push_back(i);
    }
    std::vector<PlacedTable> placed = take_ruled_tables(document, page, upright, tables);
    std::vector<ProtoBlock> blocks = running_text(document, page, upright, std::move(placed), tables);
    if (!turned.empty()) {
        ProtoBlock block;
        for (const std::uint32_t i : turned) {
            append_range(block.content, {page, i, i + 1});
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

namespace {

const Glyph& glyph_at(const RawDocument& document, std::int32_t page, std::uint32_t index) {
    return document.pages[static_cast<std::size_t>(page)].glyphs[index];
}

/// Whether `after` is at the top of the page or of the column behind the one that `before` ends in, in the same type.
bool begins_next(const RawDocument& document, const ProtoBlock& before, const ProtoBlock& after) {
    constexpr float same_size = 0.05F;  // of the font size
    const GlyphRange& last = before.content.back();
    const GlyphRange& first = after.content.front();
    if (last.page + 1 == first.page) {
        return true;
    }
    if (last.page != first.page || before.content.front().page != last.page) {
        return false;
    }
    const Box left = box_of(document, before);
    const Box right = box_of(document, after);
    const float size = glyph_at(document, last.page, last.end - 1).size;
    return right.x0 >= left.x1 && right.y0 < left.y0 &&
           std::abs(size - glyph_at(document, first.page, first.begin).size) <= same_size * size;
}

}  // namespace

void join_over_pages(const RawDocument& document, std::vector<ProtoBlock>& blocks) {
    constexpr std::size_t shortest = 40;    // bytes of a paragraph that may go on
    constexpr std::size_t most_parts = 64;  // of one paragraph; without a bound, joining is quadratic in hostile files
    std::size_t last = blocks.size();       // the last block of running text so far
    std::size_t parts = 1;                  // that it has been joined from ...
    bool last_goes_on = false;              // ... the last of which does not end a sentence
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        ProtoBlock& block = blocks[i];
        const bool item = block.kind == BlockKind::list_item;
        if ((block.kind != BlockKind::paragraph && !item) || block.content.empty()) {
            const bool beside = block.kind == BlockKind::furniture || block.kind == BlockKind::note ||
                                block.kind == BlockKind::hidden || block.content.empty();
            last = beside ? last : blocks.size();
            continue;
        }
        if (block.label.empty() && last < blocks.size() && parts < most_parts &&
            begins_next(document, blocks[last], block)) {
            if (parts == 1) {
                const std::string before = plain_text(document, blocks[last]);
                last_goes_on = !ends_sentence(before) && before.size() > shortest;
            }
            const std::string text = last_goes_on ? plain_text(document, block) : std::string();
            if (last_goes_on && starts_small(text) && find_label(text, false).length == 0) {
                last_goes_on = !ends_sentence(text);  // not asked of the whole again: it grows with every part
                blocks[last].content.insert(blocks[last].content.end(), block.content.begin(), block.content.end());
                block.content.clear();
                ++parts;
                continue;
            }
        }
        last = i;
        parts = 1;
    }
}

}  // namespace arising::extractor
