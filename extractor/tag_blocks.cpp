// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/tag_blocks.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

namespace arising::extractor {
namespace {

constexpr float blank_width = 0.25F;    ///< of the font size
constexpr float widest_leading = 2.0F;  ///< lines of one block are closer together; of the font size

/// What an element means for the content below it. One a node, filled from its parent's: parents come first in the
/// array.
struct Context {
    BlockKind kind = BlockKind::paragraph;
    std::int32_t level = 0;
    std::int32_t block = -1;  ///< open block that content goes to; -1 = the next content opens one
    std::int32_t owner = -1;  ///< node that the open block belongs to
    std::int32_t list_depth = 0;
    std::int32_t item = -1;  ///< node of the list item
    bool in_label = false;
    std::int32_t table = -1;
    std::int32_t row = -1;
    std::int32_t column = -1;
    std::int32_t row_span = 1;
    std::int32_t column_span = 1;
    bool header = false;
    bool skip = false;
    bool is_run = false;        ///< inside a run of one style, which a browser wrote
    std::int32_t sections = 0;  ///< depth of enclosing sections, for headings without a level
};

/// The grid of a table while its cells come by.
struct Grid {
    std::int32_t node = -1;
    std::int32_t row = -1;
    std::int32_t columns = 0;
    std::vector<std::int32_t> busy_until;  ///< column -> first row that is free again (row spans)
    std::int32_t searched_row = -1;
    std::int32_t free_from = 0;  ///< columns before it are busy in the row searched last

    std::int32_t place(std::int32_t row_span, std::int32_t column_span) {
        constexpr std::int32_t most_columns = 10'000;  // a hostile row may have a million cells that span 200 columns
        std::int32_t column = searched_row == row ? free_from : 0;
        while (column < static_cast<std::int32_t>(busy_until.size()) &&
               busy_until[static_cast<std::size_t>(column)] > row) {
            ++column;
        }
        searched_row = row;
        free_from = column;
        const auto end = static_cast<std::size_t>(column + (column < most_columns ? column_span : 1));
        if (busy_until.size() < end) {
            busy_until.resize(end, 0);
        }
        for (std::size_t i = static_cast<std::size_t>(column); i < end; ++i) {
            busy_until[i] = row + row_span;
        }
        columns = std::max(columns, static_cast<std::int32_t>(end));
        return column;
    }
};

class TagReader {
public:
    TagReader(const RawDocument& document, const MarkedContent& contents) : document_(document), contents_(contents) {}

    ProtoDocument read() {
        contexts_.resize(document_.structure.size());
        blocks_of_.assign(document_.structure.size(), -1);
        labels_of_.resize(document_.structure.size());
        find_containers();
        for (std::size_t i = 0; i < document_.structure.size(); ++i) {
            const StructureNode& node = document_.structure[i];
            Context context = node.parent >= 0 ? contexts_[static_cast<std::size_t>(node.parent)] : Context{};
            if (node.leaf) {
                add_content(node, context);
            } else {
                enter(static_cast<std::int32_t>(i), node, context);
                contexts_[i] = context;
            }
        }
        place_lone_labels();
        finish_tables();
        return std::move(result_);
    }

private:
    void find_containers() {
        contains_elements_.assign(document_.structure.size(), false);
        for (const StructureNode& node : document_.structure) {
            if (node.parent >= 0 && !node.leaf && node.role != Role::inline_element) {
                contains_elements_[static_cast<std::size_t>(node.parent)] = true;
            }
        }
    }

    void enter(std::int32_t index, const StructureNode& node, Context& context) {
        switch (node.role) {
            case Role::inline_element:
                return;
            case Role::transparent:
                if (is_part_of_text(index, node, context)) {
                    context.is_run = true;
                    go_on_with_block(context);
                    return;
                }
                context.sections += 1;
                break;
            case Role::group:
                context.sections += 1;
                break;
            case Role::heading:
                context.kind = context.table >= 0 ? BlockKind::table_cell : BlockKind::heading;
                context.level = node.level > 0 ? node.level : std::clamp(context.sections, 1, 6);
                break;
            case Role::paragraph:
            case Role::figure:
                enter_paragraph(index, context);
                return;
            case Role::list:
                context.list_depth += 1;
                break;
            case Role::list_item:
                enter_item(index, context);
                return;
            case Role::label:
                context.in_label = true;
                return;
            case Role::list_body:
                context.in_label = false;
                return;
            case Role::table:
                enter_table(index, context);
                break;
            case Role::table_row:
                enter_row(context);
                break;
            case Role::table_header:
            case Role::table_data:
                enter_cell(node, context);
                break;
            case Role::table_group:
                break;
            case Role::note:
                context.kind = BlockKind::note;
                break;
            case Role::contents_item:
                context.kind = BlockKind::contents;
                break;
            case Role::artifact:
                context.skip = true;
                break;
        }
        context.block = -1;
        context.owner = index;
        context.in_label = false;
        context.is_run = false;
    }

    /// Browsers put each run of one style into a NonStruct, and their boxes too: a run has no elements of its own.
    [[nodiscard]] bool is_part_of_text(std::int32_t index, const StructureNode& node, const Context& context) const {
        if (context.owner >= 0) {
            const Role owner = document_.structure[static_cast<std::size_t>(context.owner)].role;
            if (owner == Role::paragraph || owner == Role::heading) {
                return true;
            }
        }
        if (node.parent < 0 || contains_elements_[static_cast<std::size_t>(index)]) {
            return false;
        }
        switch (document_.structure[static_cast<std::size_t>(node.parent)].role) {
            case Role::list:
            case Role::table:
            case Role::table_row:
            case Role::table_group:
                return false;
            default:
                return true;
        }
    }

    /// What comes after another block begins a new one: text below the list inside a cell.
    void go_on_with_block(const Context& context) {
        if (context.owner < 0 || context.in_label) {
            return;
        }
        std::int32_t& block = blocks_of_[static_cast<std::size_t>(context.owner)];
        if (block >= 0 && static_cast<std::size_t>(block) + 1 != result_.blocks.size()) {
            block = -1;
        }
    }

    /// The first paragraph of a list item's body is the item's text; those after it are paragraphs of the same depth.
    void enter_paragraph(std::int32_t index, Context& context) {
        if (context.in_label) {
            return;
        }
        if (context.item >= 0 && context.kind == BlockKind::list_item) {
            if (blocks_of_[static_cast<std::size_t>(context.item)] < 0) {
                return;  // content goes to the item itself
            }
            context.kind = BlockKind::paragraph;
            context.level = context.list_depth;
        }
        context.block = -1;
        context.owner = index;
    }

    void enter_item(std::int32_t index, Context& context) {
        context.item = index;
        context.owner = index;
        context.block = -1;
        context.in_label = false;
        if (context.table < 0 && context.kind != BlockKind::contents && context.kind != BlockKind::note) {
            context.kind = BlockKind::list_item;
        }
        context.level = std::max(1, context.list_depth);
    }

    void enter_table(std::int32_t index, Context& context) {
        if (context.table >= 0) {
            return;  // a table inside a cell: its text belongs to the cell
        }
        context.table = static_cast<std::int32_t>(result_.tables.size());
        result_.tables.emplace_back();
        Grid grid;
        grid.node = index;
        grids_.push_back(std::move(grid));
        context.list_depth = 0;
        context.item = -1;
    }

    void enter_row(Context& context) {
        if (context.table >= 0 && context.column < 0) {
            Grid& grid = grids_[static_cast<std::size_t>(context.table)];
            context.row = ++grid.row;
        }
    }

    void enter_cell(const StructureNode& node, Context& context) {
        if (context.table < 0 || context.column >= 0) {
            return;
        }
        Grid& grid = grids_[static_cast<std::size_t>(context.table)];
        if (grid.row < 0) {
            grid.row = 0;
        }
        context.kind = BlockKind::table_cell;
        context.row = grid.row;
        context.row_span = node.row_span;
        context.column_span = node.column_span;
        context.column = grid.place(node.row_span, node.column_span);
        context.header = node.header;
    }

    void add_content(const StructureNode& node, const Context& context) {
        if (context.skip) {
            return;
        }
        const std::vector<GlyphRange>& ranges = contents_.ranges(node.page - 1, node.mcid);
        if (ranges.empty() || !placed_.insert(&ranges).second) {
            return;  // content belongs to one element; a hostile tree names a page's a million times
        }
        if (context.in_label && context.item >= 0) {
            auto& label = labels_of_[static_cast<std::size_t>(context.item)];
            if (label.empty()) {
                labels_.push_back({static_cast<std::size_t>(context.item), result_.blocks.size()});
            }
            label.insert(label.end(), ranges.begin(), ranges.end());
            return;
        }
        if (context.is_run && is_line_of_its_own(context, ranges)) {
            blocks_of_[static_cast<std::size_t>(context.owner)] = -1;
        }
        ProtoBlock& block = block_for(context);
        for (const GlyphRange& range : ranges) {
            append_range(block.content, range);
        }
    }

    /// A run that begins on a new line, though its first word would have had room on the last one: the author ended
    /// that line. In a cell, whose width nobody knows, a new line is enough.
    [[nodiscard]] bool is_line_of_its_own(const Context& context, const std::vector<GlyphRange>& ranges) {
        const std::int32_t open = context.owner >= 0 ? blocks_of_[static_cast<std::size_t>(context.owner)] : -1;
        if (open < 0 || context.kind == BlockKind::heading) {
            return false;
        }
        const ProtoBlock& block = result_.blocks[static_cast<std::size_t>(open)];
        const auto [page, last] = last_visible(block.content);
        const auto [next_page, first] = first_visible(ranges);
        if (last == nullptr || first == nullptr || page != next_page ||
            first->baseline < last->baseline + last->size / 2) {
            return false;
        }
        return context.kind == BlockKind::table_cell ||
               first->baseline > last->baseline + widest_leading * last->size ||
               last->x1 + word_width(ranges) + blank_width * last->size < right_edge(page);
    }

    using Place = std::pair<std::int32_t, const Glyph*>;  ///< page and glyph

    [[nodiscard]] bool is_visible(const Glyph& glyph) const { return !is_blank(glyph.text) && !glyph.hidden; }

    [[nodiscard]] Place last_visible(const std::vector<GlyphRange>& ranges) const {
        for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
            const auto& glyphs = document_.pages[static_cast<std::size_t>(range->page)].glyphs;
            for (std::uint32_t i = range->end; i-- > range->begin;) {
                if (is_visible(glyphs[i])) {
                    return {range->page, &glyphs[i]};
                }
            }
        }
        return {-1, nullptr};
    }

    [[nodiscard]] Place first_visible(const std::vector<GlyphRange>& ranges) const {
        for (const GlyphRange& range : ranges) {
            const auto& glyphs = document_.pages[static_cast<std::size_t>(range.page)].glyphs;
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                if (is_visible(glyphs[i])) {
                    return {range.page, &glyphs[i]};
                }
            }
        }
        return {-1, nullptr};
    }

    /// From the first letter to the last one before a blank.
    [[nodiscard]] float word_width(const std::vector<GlyphRange>& ranges) const {
        const Glyph* first = first_visible(ranges).second;
        float end = first->x1;
        for (const GlyphRange& range : ranges) {
            const auto& glyphs = document_.pages[static_cast<std::size_t>(range.page)].glyphs;
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                if (&glyphs[i] > first && is_blank(glyphs[i].text)) {
                    return end - first->x0;
                }
                end = std::max(end, glyphs[i].x1);
            }
        }
        return end - first->x0;
    }

    /// Where the longest line of a page ends.
    float right_edge(std::int32_t page) {
        right_edges_.resize(document_.pages.size(), -1);
        float& edge = right_edges_[static_cast<std::size_t>(page)];
        if (edge < 0) {
            edge = 0;
            for (const Glyph& glyph : document_.pages[static_cast<std::size_t>(page)].glyphs) {
                edge = is_visible(glyph) ? std::max(edge, glyph.x1) : edge;
            }
        }
        return edge;
    }

    /// Items that are nothing but their label, since their body is blank or missing: the label is their text, where
    /// the label stands.
    void place_lone_labels() {
        std::vector<ProtoBlock> blocks;
        std::size_t next = 0;
        for (const Label& label : labels_) {
            std::vector<GlyphRange>& ranges = labels_of_[label.item];
            if (ranges.empty()) {
                continue;  // its block has it
            }
            for (; next < label.before; ++next) {
                blocks.push_back(std::move(result_.blocks[next]));
            }
            const Context& context = contexts_[label.item];
            ProtoBlock block = new_block(context);
            block.content = std::move(ranges);
            blocks.push_back(std::move(block));
        }
        for (; next < result_.blocks.size(); ++next) {
            blocks.push_back(std::move(result_.blocks[next]));
        }
        result_.blocks = std::move(blocks);
        for (ProtoBlock& block : result_.blocks) {
            if (!block.label.empty() && block.replacement < 0 && box_of(document_, block).page == 0) {
                block.content = std::move(block.label);
                block.label.clear();
            }
        }
    }

    ProtoBlock& block_for(const Context& context) {
        const std::int32_t owner = context.owner;
        if (owner >= 0 && blocks_of_[static_cast<std::size_t>(owner)] >= 0) {
            return result_.blocks[static_cast<std::size_t>(blocks_of_[static_cast<std::size_t>(owner)])];
        }
        ProtoBlock block = new_block(context);
        if (context.item >= 0 && owner == context.item) {
            block.label = std::move(labels_of_[static_cast<std::size_t>(context.item)]);
        }
        if (owner >= 0) {
            blocks_of_[static_cast<std::size_t>(owner)] = static_cast<std::int32_t>(result_.blocks.size());
            block.replacement = document_.structure[static_cast<std::size_t>(owner)].actual_text;
        }
        result_.blocks.push_back(std::move(block));
        return result_.blocks.back();
    }

    static ProtoBlock new_block(const Context& context) {
        ProtoBlock block;
        block.kind = context.kind;
        block.level = context.kind == BlockKind::heading || context.kind == BlockKind::list_item ||
                              (context.kind == BlockKind::paragraph && context.item >= 0)
                          ? context.level
                          : 0;
        if (context.kind == BlockKind::table_cell) {
            block.table = context.table;
            block.row = context.row;
            block.column = std::max(0, context.column);
            block.row_span = context.row_span;
            block.column_span = context.column_span;
            block.header = context.header;
        }
        return block;
    }

    /// Tables of one column are page layout, not tables.
    void finish_tables() {
        std::vector<bool> layout(result_.tables.size(), false);
        for (std::size_t t = 0; t < result_.tables.size(); ++t) {
            result_.tables[t] = {grids_[t].row + 1, grids_[t].columns};
            layout[t] = grids_[t].columns < 2;
        }
        for (ProtoBlock& block : result_.blocks) {
            if (block.table >= 0 && (layout[static_cast<std::size_t>(block.table)] || block.row < 0)) {
                block.kind = BlockKind::paragraph;
                block.table = block.row = block.column = -1;
                block.row_span = block.column_span = 1;
                block.header = false;
            }
        }
    }

    /// A label and the block before which it was met.
    struct Label {
        std::size_t item = 0;  ///< node
        std::size_t before = 0;
    };

    const RawDocument& document_;
    const MarkedContent& contents_;
    ProtoDocument result_;
    std::vector<Context> contexts_;
    std::vector<bool> contains_elements_;
    std::vector<std::int32_t> blocks_of_;
    std::vector<std::vector<GlyphRange>> labels_of_;
    std::vector<Label> labels_;  ///< in the order in which they were met
    std::vector<Grid> grids_;
    std::vector<float> right_edges_;                             ///< of each page, -1 = not looked for
    std::unordered_set<const std::vector<GlyphRange>*> placed_;  ///< pieces of content that have their place
};

}  // namespace

ProtoDocument blocks_from_tags(const RawDocument& document, const MarkedContent& contents) {
    return TagReader(document, contents).read();
}

}  // namespace arising::extractor
