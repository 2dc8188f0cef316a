// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/layout_blocks.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <string>

#include "extractor/aligned_tables.h"
#include "extractor/block_label.h"
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
};

PageMeasure measure(const std::vector<LayoutLine>& lines) {
    PageMeasure result{1.2F, 0, 0};
    std::map<float, std::uint32_t> characters;
    std::vector<float> steps;
    std::vector<float> rights;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rights.push_back(lines[i].segment.x1);
        characters[std::round(lines[i].segment.size * 2) / 2] += lines[i].segment.characters;
        if (i > 0) {
            const float step =
                (lines[i].segment.baseline - lines[i - 1].segment.baseline) / std::max(1.0F, lines[i].segment.size);
            if (step > 0.7F && step < 2.5F) {
                steps.push_back(step);
            }
        }
    }
    std::uint32_t most = 0;
    for (const auto& [size, count] : characters) {
        if (count > most) {
            most = count;
            result.size = size;
        }
    }
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

bool starts_block(const LayoutLine& before, const LayoutLine& line, const PageMeasure& page) {
    const Segment& a = before.segment;
    const Segment& b = line.segment;
    const float size = std::max(a.size, b.size);
    const float step = b.baseline - a.baseline;
    const bool beside = std::abs(step) < 0.45F * size;
    if (beside) {
        return false;
    }
    if (step < 0 || step > (page.leading + 0.45F) * size || std::abs(a.last_size - b.first_size) > 0.12F * size) {
        return true;
    }
    if (line.labelled || a.bold != b.bold) {
        return true;
    }
    constexpr float title_size = 1.2F;  // of the running text
    constexpr float title_step = 1.4F;  // font sizes
    if (a.size > title_size * page.size && step <= title_step * size && !ends_sentence(before.text)) {
        return false;  // a title over several lines
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
            std::abs(line.segment.baseline - before->baseline) < 0.45F * std::max(before->size, line.segment.size);
        const float width = document.pages[static_cast<std::size_t>(line.segment.ranges.front().page)].width;
        if (beside && is_margin(line.segment, *before, width, page)) {
            margin.push_back({std::move(line.segment), lines.size() - 1});
            continue;
        }
        if (beside) {
            before->ranges.insert(before->ranges.end(), line.segment.ranges.begin(), line.segment.ranges.end());
            before->x1 = std::max(before->x1, line.segment.x1);
            before->last_size = line.segment.last_size;
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
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        all.push_back(std::move(blocks[i]));
        for (const MarginNote& note : margin) {
            if (block_of[note.line] == i) {
                all.emplace_back().content = note.segment.ranges;
            }
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

std::vector<ProtoBlock> running_text(const RawDocument& document, std::int32_t page,
                                     const std::vector<std::uint32_t>& glyphs, std::vector<ProtoTable>& tables) {
    std::vector<SegmentRow> rows = rows_of(in_reading_order(build_segments(document, page, glyphs, column_gap)));
    std::vector<ProtoBlock> blocks;
    std::size_t at = 0;
    const auto text_up_to = [&](std::size_t end) {
        std::vector<Segment> segments;
        for (; at < end; ++at) {
            std::move(rows[at].begin(), rows[at].end(), std::back_inserter(segments));
        }
        std::vector<ProtoBlock> text = paragraphs_and_margin(document, std::move(segments));
        std::move(text.begin(), text.end(), std::back_inserter(blocks));
    };
    for (const AlignedTable& table : find_aligned_tables(rows)) {
        text_up_to(table.begin);
        std::vector<ProtoBlock> cells =
            table.prose ? columns_of_prose(document, rows, table) : aligned_cells(rows, table, tables);
        std::move(cells.begin(), cells.end(), std::back_inserter(blocks));
        at = table.end;
    }
    text_up_to(rows.size());
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

/// Takes the glyphs of a table out of `glyphs` and gives the table's blocks.
std::vector<ProtoBlock> take_table(const RawDocument& document, std::int32_t page, const RuledTable& table,
                                   std::vector<std::uint32_t>& glyphs, std::vector<ProtoTable>& tables) {
    std::vector<std::uint32_t> rest;
    FilledTable filled = fill_table(document, page, table, glyphs, rest);
    std::vector<ProtoBlock> blocks;
    if (filled.filled_cells() < 2) {
        return blocks;  // lines without text in them
    }
    complete_grid(document, page, filled);
    glyphs = std::move(rest);
    const auto index = static_cast<std::int32_t>(tables.size());
    tables.push_back({filled.grid.rows, filled.grid.columns});
    for (std::size_t cell = 0; cell < filled.grid.cells.size(); ++cell) {
        for (ProtoBlock& block : cell_blocks(document, page, filled.grid.cells[cell], filled.glyphs[cell], index)) {
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
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
    std::vector<ProtoBlock> blocks;
    for (const RuledTable& table : find_ruled_tables(document.pages[static_cast<std::size_t>(page)], page)) {
        std::vector<std::uint32_t> rest = upright;
        std::vector<ProtoBlock> cells = take_table(document, page, table, rest, tables);
        if (cells.empty()) {
            continue;
        }
        upright.clear();
        std::vector<std::uint32_t> above;
        for (const std::uint32_t i : rest) {
            (all[i].baseline < table.box.y0 + 1 ? above : upright).push_back(i);
        }
        for (ProtoBlock& block : running_text(document, page, above, tables)) {
            blocks.push_back(std::move(block));
        }
        std::move(cells.begin(), cells.end(), std::back_inserter(blocks));
    }
    for (ProtoBlock& block : running_text(document, page, upright, tables)) {
        blocks.push_back(std::move(block));
    }
    if (!turned.empty()) {
        ProtoBlock block;
        for (const std::uint32_t i : turned) {
            append_range(block.content, {page, i, i + 1});
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

void join_over_pages(const RawDocument& document, std::vector<ProtoBlock>& blocks) {
    std::size_t last = blocks.size();  // the last block of running text so far
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        ProtoBlock& block = blocks[i];
        const bool item = block.kind == BlockKind::list_item;
        if ((block.kind != BlockKind::paragraph && !item) || block.content.empty()) {
            const bool beside = block.kind == BlockKind::furniture || block.kind == BlockKind::note ||
                                block.kind == BlockKind::hidden || block.content.empty();
            last = beside ? last : blocks.size();
            continue;
        }
        if (block.label.empty() && last < blocks.size() &&
            blocks[last].content.back().page + 1 == block.content.front().page) {
            const std::string before = plain_text(document, blocks[last]);
            const std::string text = plain_text(document, block);
            if (!ends_sentence(before) && before.size() > 40 && starts_small(text) &&
                find_label(text, false).length == 0) {
                blocks[last].content.insert(blocks[last].content.end(), block.content.begin(), block.content.end());
                block.content.clear();
                continue;
            }
        }
        last = i;
    }
}

}  // namespace arising::extractor
