// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/example_document.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "rules/plain_text.h"

namespace arising::rules {

using extractor::Block;
using extractor::BlockKind;
using extractor::Box;
using extractor::Document;
using extractor::Span;

namespace {

constexpr float kByteWidth = 5;
constexpr float kLineHeight = 12;
constexpr float kFontSize = 10;
constexpr float kLeft = 72;
constexpr float kTextWidth = 380;
constexpr float kMarginLeft = 462;
constexpr float kMarginWidth = 100;
constexpr float kTop = 72;
constexpr float kBottom = 770;
constexpr float kPageWidth = 595;
constexpr float kPageHeight = 842;

/// A list item's label and the text after it: "- x", "12. x", "a) x", "(iv) x".
struct Labelled {
    std::string_view label;
    std::string_view text;
};

std::optional<Labelled> split_label(std::string_view line) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view label = line.substr(0, blank);
    const std::string_view text = trimmed(line.substr(blank));
    if (label == "-" || label == "*" || label == "•") {
        return Labelled{"•", text};
    }
    if (label.size() < 2 || label.size() > 8) {
        return std::nullopt;
    }
    const char last = label.back();
    std::string_view name = label.substr(0, label.size() - 1);
    if (last == ')' && name.starts_with('(')) {
        name.remove_prefix(1);
    }
    const bool number =
        !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return is_digit(c) || c == '.'; });
    const bool letters = !name.empty() && name.size() <= 4 && std::all_of(name.begin(), name.end(), is_letter);
    const bool is_label = (last == '.' && number) || (last == ')' && (number || letters));
    return is_label ? std::optional(Labelled{label, text}) : std::nullopt;
}

/// "12. Planning" or "5.1 Planning" -> its number and the rest.
Labelled split_heading(std::string_view text) {
    const std::size_t end = text.find_first_not_of("0123456789.");
    if (end == 0 || end == std::string_view::npos || text[end] != ' ' || !is_digit(text.front())) {
        return {"", text};
    }
    return {text.substr(0, end), trimmed(text.substr(end))};
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t feed = text.find('\n');
        lines.push_back(text.substr(0, feed));
        text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
    }
    return lines;
}

std::vector<std::string_view> cells_of(std::string_view row) {
    row = trimmed(row);
    row.remove_prefix(1);
    if (row.ends_with('|')) {
        row.remove_suffix(1);
    }
    std::vector<std::string_view> cells;
    for (;;) {
        const std::size_t bar = row.find('|');
        cells.push_back(trimmed(row.substr(0, bar)));
        if (bar == std::string_view::npos) {
            return cells;
        }
        row.remove_prefix(bar + 1);
    }
}

/// The blocks of a cell, which `<br>` parts.
std::vector<std::string_view> parts_of(std::string_view cell) {
    constexpr std::string_view line_break = "<br>";
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = cell.find(line_break);
        if (const std::string_view part = trimmed(cell.substr(0, end)); !part.empty()) {
            parts.push_back(part);
        }
        if (end == std::string_view::npos) {
            return parts;
        }
        cell.remove_prefix(end + line_break.size());
    }
}

bool is_rule_row(std::string_view row) {
    return row.find('-') != std::string_view::npos && row.find_first_not_of("|-: ") == std::string_view::npos;
}

class ExampleBuilder {
public:
    explicit ExampleBuilder(std::string_view text) : lines_(lines_of(text)) {
        document_.source = "example";
        document_.readable = true;
    }

    Document build() {
        while (at_ < lines_.size()) {
            const std::string_view line = trimmed(lines_[at_]);
            if (line.empty()) {
                ++at_;
            } else if (line.starts_with("|")) {
                add_table();
            } else if (line.starts_with("# ") || line.starts_with("##")) {
                add_heading(line);
            } else if (line.starts_with("> ")) {
                add_margin(trimmed(line.substr(1)));
                ++at_;
            } else {
                add_text(line);
            }
        }
        link_sections();
        return std::move(document_);
    }

private:
    /// Where the next block goes. A page's end is only looked for between blocks.
    Box place(float x0, float width) {
        if (document_.pages.empty() || y_ > kBottom) {
            extractor::PageInfo page;
            page.width = kPageWidth;
            page.height = kPageHeight;
            page.source = extractor::TextSource::tags;
            document_.pages.push_back(page);
            document_.text_source = extractor::TextSource::tags;
            y_ = kTop;
        }
        return {static_cast<std::int32_t>(document_.pages.size()), x0, y_, x0 + width, y_};
    }

    /// Lays the text out in the column that starts at `column` and adds it as a block; the column's y1 is the block's
    /// end.
    Block& add_block(BlockKind kind, std::string_view text, Box& column) {
        Block block;
        block.kind = kind;
        block.page = column.page;
        block.font_size = kFontSize;
        block.span.begin = static_cast<std::uint32_t>(document_.text.size());
        const std::size_t first_line = document_.lines.size();
        std::string rest(text);
        rest += '\n';
        const auto widest = static_cast<std::size_t>(std::max(1.0F, column.width() / kByteWidth));
        for (std::string_view left = rest; !left.empty();) {
            const std::string_view line = left.substr(0, line_size(left, widest));
            add_line(line, column);
            left.remove_prefix(line.size());
        }
        block.span.end = static_cast<std::uint32_t>(document_.text.size());
        for (std::size_t i = first_line; i < document_.lines.size(); ++i) {
            block.box.join(document_.lines[i].box);
        }
        document_.blocks.push_back(block);
        return document_.blocks.back();
    }

    /// Up to and with the line feed, or the last blank that fits; a word that is wider than the column stays whole.
    static std::size_t line_size(std::string_view text, std::size_t widest) {
        const std::size_t feed = text.find('\n');
        if (feed <= widest) {
            return feed + 1;
        }
        std::size_t blank = text.rfind(' ', widest);
        if (blank == std::string_view::npos || blank == 0) {
            blank = text.find(' ', widest);
        }
        return blank == std::string_view::npos || blank > feed ? feed + 1 : blank + 1;
    }

    void add_line(std::string_view line, Box& column) {
        const auto begin = static_cast<std::uint32_t>(document_.text.size());
        document_.text += line;
        const float width = kByteWidth * static_cast<float>(trimmed(line).size());
        const Box box{column.page, column.x0, column.y1, column.x0 + std::max(kByteWidth, width),
                      column.y1 + kFontSize};
        document_.lines.push_back({{begin, begin + static_cast<std::uint32_t>(line.size())}, box});
        for (std::size_t i = 0; i < line.size();) {
            std::size_t end = i;
            while (end < line.size() && !is_blank(line[end])) {
                ++end;
            }
            if (end > i) {
                add_word(begin, i, end, box);
            }
            i = end + 1;
        }
        column.y1 += kLineHeight;
    }

    void add_word(std::uint32_t line_begin, std::size_t from, std::size_t to, const Box& line) {
        const Span span{line_begin + static_cast<std::uint32_t>(from), line_begin + static_cast<std::uint32_t>(to)};
        Box box = line;
        box.x0 = line.x0 + kByteWidth * static_cast<float>(from);
        box.x1 = line.x0 + kByteWidth * static_cast<float>(to);
        document_.words.push_back({span, box});
        document_.pages.back().glyphs += span.size();
    }

    void add_heading(std::string_view line) {
        const std::size_t level = line.find_first_not_of('#');
        const Labelled heading = split_heading(trimmed(line.substr(std::min(level, line.size()))));
        Box column = place(kLeft, kTextWidth);
        Block& block = add_block(BlockKind::heading, heading.text, column);
        block.level = static_cast<std::int32_t>(std::min(level, line.size()));
        block.label = heading.label;
        block.bold = true;
        y_ = column.y1 + kLineHeight / 2;
        ++at_;
    }

    /// A paragraph or list item with the lines that belong to it.
    void add_text(std::string_view line) {
        const std::size_t indent = lines_[at_].find_first_not_of(' ');
        const auto item = split_label(line);
        std::string text(item ? item->text : line);
        for (++at_; at_ < lines_.size(); ++at_) {
            const std::string_view next = trimmed(lines_[at_]);
            if (next.empty() || next.front() == '|' || next.starts_with("> ") || next.starts_with("# ") ||
                next.starts_with("##") || split_label(next)) {
                break;
            }
            text += '\n';
            text += next;
        }
        const std::int32_t level = static_cast<std::int32_t>(indent / 2) + 1;
        Box column = place(item ? kLeft + 18 * static_cast<float>(level) : kLeft, kTextWidth);
        column.x1 = kLeft + kTextWidth;
        Block& block = add_block(item ? BlockKind::list_item : BlockKind::paragraph, text, column);
        if (item) {
            block.level = level;
            block.label = item->label;
        }
        y_ = column.y1 + kLineHeight / 2;
    }

    void add_margin(std::string_view text) {
        Box column = place(kMarginLeft, kMarginWidth);
        if (!document_.lines.empty() && document_.lines.back().box.page == column.page) {
            column.y0 = column.y1 = document_.lines.back().box.y0;
        }
        add_block(BlockKind::paragraph, text, column);
        y_ = std::max(y_, column.y1);
    }

    void add_table() {
        extractor::Table table;
        std::vector<std::vector<std::string_view>> rows;
        for (; at_ < lines_.size() && trimmed(lines_[at_]).starts_with("|"); ++at_) {
            if (is_rule_row(trimmed(lines_[at_]))) {
                table.header_rows = rows.size() == 1 ? 1 : table.header_rows;
                continue;
            }
            rows.push_back(cells_of(lines_[at_]));
            table.columns = std::max(table.columns, static_cast<std::int32_t>(rows.back().size()));
        }
        table.rows = static_cast<std::int32_t>(rows.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            add_row(rows[r], static_cast<std::int32_t>(r), table);
        }
        y_ += kLineHeight / 2;
        document_.tables.push_back(std::move(table));
    }

    void add_row(const std::vector<std::string_view>& cells, std::int32_t row, extractor::Table& table) {
        const float width = (kTextWidth + kMarginWidth) / static_cast<float>(table.columns);
        const Box start = place(kLeft, width);
        table.page = table.page == 0 ? start.page : table.page;
        float bottom = start.y1;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (cells[c].empty()) {
                continue;
            }
            Box column = start;
            column.x0 = kLeft + width * static_cast<float>(c);
            column.x1 = column.x0 + width - kByteWidth;
            const std::vector<std::string_view> parts = parts_of(cells[c]);
            for (const std::string_view part : parts) {
                table.cells.push_back(static_cast<std::int32_t>(document_.blocks.size()));
                const auto item = parts.size() > 1 ? split_label(part) : std::nullopt;
                Block& block = add_block(BlockKind::table_cell, item ? item->text : part, column);
                block.label = item ? item->label : std::string_view();
                block.table = static_cast<std::int32_t>(document_.tables.size());
                block.row = row;
                block.column = static_cast<std::int32_t>(c);
                block.header = row < table.header_rows;
                bottom = std::max(bottom, column.y1);
            }
        }
        y_ = bottom;
    }

    void link_sections() {
        std::vector<std::int32_t> open;
        const auto close_to = [&](std::int32_t level, std::uint32_t offset) {
            while (!open.empty() && document_.sections[static_cast<std::size_t>(open.back())].level >= level) {
                document_.sections[static_cast<std::size_t>(open.back())].body.end = offset;
                open.pop_back();
            }
        };
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            Block& block = document_.blocks[i];
            if (block.kind == BlockKind::heading) {
                close_to(block.level, block.span.begin);
                block.section = open.empty() ? -1 : open.back();
                extractor::Section section{static_cast<std::int32_t>(i), block.section, block.level, {}};
                section.body = {block.span.end, block.span.end};
                open.push_back(static_cast<std::int32_t>(document_.sections.size()));
                document_.sections.push_back(section);
            } else {
                block.section = open.empty() ? -1 : open.back();
            }
        }
        close_to(0, static_cast<std::uint32_t>(document_.text.size()));
    }

    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    Document document_;
    float y_ = kTop;
};

}  // namespace

Document example_document(std::string_view text) {
    return ExampleBuilder(text).build();
}

}  // namespace arising::rules
