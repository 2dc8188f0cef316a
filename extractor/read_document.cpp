// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/read_document.h"

#include <algorithm>
#include <utility>

#include "extractor/actual_text.h"
#include "extractor/composer.h"
#include "extractor/furniture.h"
#include "extractor/headings.h"
#include "extractor/hidden_text.h"
#include "extractor/language.h"
#include "extractor/layout_blocks.h"
#include "extractor/layout_tables.h"
#include "extractor/loose_blocks.h"
#include "extractor/marked_content.h"
#include "extractor/missing_unicode.h"
#include "extractor/ocr.h"
#include "extractor/page_turn.h"
#include "extractor/pdf_file.h"
#include "extractor/repeated_glyphs.h"
#include "extractor/sha256.h"
#include "extractor/table_continuation.h"
#include "extractor/tag_blocks.h"
#include "extractor/tag_trust.h"
#include "extractor/wrapped_lines.h"

namespace arising::extractor {
namespace {

/// Glyphs of content that no tag names, by page; without `tags`, every glyph of content.
std::vector<std::vector<std::uint32_t>> content_glyphs(const RawDocument& raw, const ProtoDocument* tags) {
    std::vector<std::vector<bool>> named(raw.pages.size());
    for (std::size_t p = 0; p < raw.pages.size(); ++p) {
        named[p].assign(raw.pages[p].glyphs.size(), false);
    }
    for (std::size_t b = 0; tags != nullptr && b < tags->blocks.size(); ++b) {
        for (const auto* ranges : {&tags->blocks[b].content, &tags->blocks[b].label}) {
            for (const GlyphRange& range : *ranges) {
                auto& page = named[static_cast<std::size_t>(range.page)];
                std::fill(page.begin() + range.begin, page.begin() + range.end, true);
            }
        }
    }
    std::vector<std::vector<std::uint32_t>> left(raw.pages.size());
    for (std::size_t p = 0; p < raw.pages.size(); ++p) {
        const std::vector<Glyph>& glyphs = raw.pages[p].glyphs;
        bool visible = false;
        for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
            if (!named[p][i] && is_content(glyphs[i])) {
                left[p].push_back(i);
                visible = visible || !is_blank(glyphs[i].text);
            }
        }
        if (!visible) {
            left[p].clear();
        }
    }
    return left;
}

void add_if_any(ProtoBlock block, std::vector<ProtoBlock>& blocks) {
    if (!block.content.empty()) {
        blocks.push_back(std::move(block));
    }
}

/// Hidden text of a page as one block, so that nothing of the page is lost.
void add_hidden(const RawDocument& raw, std::int32_t page, std::vector<ProtoBlock>& blocks) {
    ProtoBlock hidden;
    hidden.kind = BlockKind::hidden;
    const std::vector<Glyph>& glyphs = raw.pages[static_cast<std::size_t>(page)].glyphs;
    for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
        if (glyphs[i].hidden || glyphs[i].off_page) {
            append_range(hidden.content, {page, i, i + 1});
        }
    }
    if (box_of(raw, hidden).page == 0) {
        hidden.content.clear();  // blanks that a clip cuts off at the end of a line are no text that anybody hides
    }
    add_if_any(std::move(hidden), blocks);
}

ProtoDocument from_layout(const RawDocument& raw) {
    ProtoDocument proto;
    const auto glyphs = content_glyphs(raw, nullptr);
    for (std::size_t p = 0; p < raw.pages.size(); ++p) {
        const auto page = static_cast<std::int32_t>(p);
        PageFurniture furniture = furniture_from_artifacts(raw, page);
        add_if_any(std::move(furniture.above), proto.blocks);
        for (ProtoBlock& block : blocks_from_layout(raw, page, glyphs[p], proto.tables)) {
            proto.blocks.push_back(std::move(block));
        }
        add_if_any(std::move(furniture.below), proto.blocks);
        add_if_any(std::move(furniture.slanted), proto.blocks);
        add_hidden(raw, page, proto.blocks);
    }
    dissolve_layout_tables(raw, proto);
    mark_furniture(raw, proto.blocks);
    join_over_pages(raw, proto.blocks);
    join_tables_over_pages(raw, proto);
    return proto;
}

void complete_tags(const RawDocument& raw, ProtoDocument& proto, std::vector<PageInfo>& pages) {
    const auto left = content_glyphs(raw, &proto);
    std::vector<ProtoBlock> loose;
    for (std::size_t p = 0; p < raw.pages.size(); ++p) {
        const auto page = static_cast<std::int32_t>(p);
        if (!left[p].empty()) {
            const bool most = left[p].size() * 2 > raw.pages[p].glyphs.size();
            pages[p].source = pages[p].source == TextSource::ocr ? TextSource::ocr
                              : most                             ? TextSource::layout
                                                                 : TextSource::tags;
            for (ProtoBlock& block : blocks_from_layout(raw, page, left[p], proto.tables)) {
                loose.push_back(std::move(block));
            }
        }
        PageFurniture furniture = furniture_from_artifacts(raw, page);
        add_if_any(std::move(furniture.above), loose);
        add_if_any(std::move(furniture.below), loose);
        add_if_any(std::move(furniture.slanted), loose);
        add_hidden(raw, page, loose);
    }
    place_by_position(raw, proto.blocks, std::move(loose));
    mark_furniture(raw, proto.blocks);
    join_over_pages(raw, proto.blocks);
}

TextSource source_of(const std::vector<PageInfo>& pages) {
    TextSource all = TextSource::none;
    for (const PageInfo& page : pages) {
        if (page.source == TextSource::none) {
            continue;
        }
        if (all != TextSource::none && all != page.source) {
            return TextSource::mixed;
        }
        all = page.source;
    }
    return all;
}

/// A first row in bold above rows that are not is the header of a table whose author did not say so.
void find_header_row(Document& document, Table& table) {
    bool first_bold = false;
    bool first_plain = false;
    bool later_plain = false;
    for (const std::int32_t index : table.cells) {
        const Block& cell = document.blocks[static_cast<std::size_t>(index)];
        (cell.row == 0 ? (cell.bold ? first_bold : first_plain) : later_plain) |= cell.row == 0 || !cell.bold;
    }
    if (!first_bold || first_plain || !later_plain || table.rows < 2) {
        return;
    }
    table.header_rows = 1;
    for (const std::int32_t index : table.cells) {
        Block& cell = document.blocks[static_cast<std::size_t>(index)];
        cell.header = cell.row == 0;
    }
}

void collect_tables(Document& document, const std::vector<ProtoTable>& tables) {
    document.tables.resize(tables.size());
    for (std::size_t t = 0; t < tables.size(); ++t) {
        document.tables[t].rows = tables[t].rows;
        document.tables[t].columns = tables[t].columns;
    }
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.table < 0) {
            continue;
        }
        Table& table = document.tables[static_cast<std::size_t>(block.table)];
        table.page = table.page == 0 ? block.page : std::min(table.page, block.page);
        table.cells.push_back(static_cast<std::int32_t>(i));
        if (block.header && block.row <= table.header_rows) {
            table.header_rows = block.row + 1;
        }
    }
    for (Table& table : document.tables) {
        std::stable_sort(table.cells.begin(), table.cells.end(), [&document](std::int32_t a, std::int32_t b) {
            const Block& x = document.blocks[static_cast<std::size_t>(a)];
            const Block& y = document.blocks[static_cast<std::size_t>(b)];
            return x.row != y.row ? x.row < y.row : x.column < y.column;
        });
        if (table.header_rows == 0) {
            find_header_row(document, table);
        }
        // A table whose every cell is marked as a header has none: producers do that.
        if (table.header_rows >= table.rows) {
            table.header_rows = table.rows > 1 ? 1 : 0;
        }
    }
}

/// How a page was read before anybody looks at its tags.
PageInfo page_info(const RawPage& page) {
    PageInfo info;
    info.width = page.width;
    info.height = page.height;
    info.ocr_confidence = page.ocr_confidence;
    if (!page.glyphs.empty()) {
        info.source = page.ocr_confidence > 0 ? TextSource::ocr : TextSource::layout;
    }
    return info;
}

void report_pages(const RawDocument& raw, Document& document) {
    std::int32_t first = 0;
    for (std::size_t p = 0; p < raw.pages.size(); ++p) {
        document.pages[p].glyphs = static_cast<std::uint32_t>(raw.pages[p].glyphs.size());
        if (raw.pages[p].is_picture && !raw.pages[p].recognised) {
            ++document.unread_pictures;
            first = first == 0 ? static_cast<std::int32_t>(p + 1) : first;
        }
    }
    const auto pictures = static_cast<std::size_t>(document.unread_pictures);
    if (pictures > 0) {
        document.truncated = true;
        document.diagnostics.push_back(
            {Severity::error, first,
             std::any_of(raw.pages.begin(), raw.pages.end(), [](const RawPage& page) { return page.lacks_unicode; })
                 ? std::to_string(pictures) + " of " + std::to_string(raw.pages.size()) +
                       " pages can only be read from their picture, as their fonts do not say which letters they draw; "
                       "that was not done"
             : pictures == raw.pages.size()
                 ? "every page is a picture without a text layer; nothing could be read"
                 : std::to_string(pictures) + " of " + std::to_string(raw.pages.size()) + " pages " +
                       (pictures == 1 ? "is a picture without a text layer; it was not read"
                                      : "are pictures without a text layer; they were not read"),
             "let them be recognised with --ocr auto, or by an OCR program first"});
    } else if (!raw.pages.empty() && document.text.empty()) {
        document.diagnostics.push_back({Severity::warning, 0, "the document has no text", ""});
    }
}

std::string language_of(const FileMetadata& metadata) {
    std::string language = metadata.language.substr(0, metadata.language.find('-'));
    std::transform(language.begin(), language.end(), language.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return language.size() == 2 || language.size() == 3 ? language : std::string();
}

}  // namespace

bool looks_like_pdf(std::string_view bytes) {
    return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

Document read_document(std::string_view bytes, const std::string& source, const ReadOptions& options) {
    RawDocument raw = read_pdf_file(bytes, options);
    read_pictures(bytes, options, raw);
    if (options.hidden_text) {
        show_hidden_text(raw);
    }
    Document document = compose_document(std::move(raw));
    document.source = source;
    document.sha256 = sha256_hex(bytes);
    return document;
}

Document compose_document(RawDocument raw) {
    Document document;
    document.readable = raw.readable;
    document.truncated = raw.truncated;
    document.attached_pdfs = raw.attached_pdfs;
    document.encrypted = raw.encrypted;
    document.metadata = raw.metadata;
    document.diagnostics = raw.diagnostics;
    document.language = language_of(raw.metadata);
    const std::vector<bool> layers = show_text_layers(raw);
    const std::vector<PageTurn> turns = turn_upright(raw);
    for (const RawPage& page : raw.pages) {
        document.pages.push_back(page_info(page));
    }
    for (std::size_t p = 0; p < layers.size(); ++p) {
        document.pages[p].source = layers[p] ? TextSource::ocr : document.pages[p].source;
    }
    report_hidden_text(raw, document.diagnostics);
    report_missing_unicode(raw, document.diagnostics);

    ProtoDocument proto;
    bool tagged = !raw.structure.empty();
    if (tagged) {
        replace_inline_text(raw);
        const MarkedContent contents(raw);
        proto = blocks_from_tags(raw, contents);
        const TagTrust trust = judge_tags(raw, proto);
        tagged = trust.trusted;
        if (!tagged && trust.covered > 0) {
            document.diagnostics.push_back(
                {Severity::note, 0, trust.reason + "; the layout of the pages was read instead", ""});
        }
    }
    if (tagged) {
        for (PageInfo& page : document.pages) {
            page.source = page.source == TextSource::layout ? TextSource::tags : page.source;
        }
        join_wrapped_lines(raw, proto.blocks);
        dissolve_layout_tables(raw, proto);
        complete_tags(raw, proto, document.pages);
    } else {
        std::for_each(raw.pages.begin(), raw.pages.end(), hide_repeated_glyphs);
        proto = from_layout(raw);
    }
    document.text_source = source_of(document.pages);

    const Hyphenation hyphenation(raw);
    Composer composer(raw, hyphenation, document);
    for (const ProtoBlock& block : proto.blocks) {
        composer.add(block);
    }
    collect_tables(document, proto.tables);
    if (document.language.empty()) {
        document.language = language_of_words(document.text);
    }
    report_pages(raw, document);
    find_notes(document);
    find_headings(document);
    find_list_levels(document);
    build_sections(document);
    turn_back(turns, document);
    return document;
}

}  // namespace arising::extractor
