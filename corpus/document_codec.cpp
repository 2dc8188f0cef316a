// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/document_codec.h"

#include <bit>
#include <cstdint>

namespace arising::corpus {

using extractor::BlockKind;
using extractor::Document;
using extractor::TextSource;

namespace {

/// Only when reading: what is written is const.
template <class Stream, class Number>
void set_bits([[maybe_unused]] Number& number, [[maybe_unused]] std::uint32_t bits) {
    if constexpr (Stream::reads) {
        number = std::bit_cast<Number>(bits);
    }
}

/// `of(element)` gives a reference to a number of 32 bits; each is written as the difference to the one before.
template <class Stream, class List, class Of>
void code_column(Stream& stream, List& list, const Of& of) {
    std::uint32_t before = 0;
    for (auto& element : list) {
        auto bits = std::bit_cast<std::uint32_t>(of(element));
        code_difference(stream, bits, before);
        set_bits<Stream>(of(element), bits);
        before = bits;
    }
}

/// Two numbers of 32 bits that bound something: how far apart they are, in one column, and how far the first is from
/// where the one before ended, in another.
template <class Stream, class List, class Begin, class End>
void code_extents(Stream& stream, List& list, const Begin& begin_of, const End& end_of) {
    for (auto& element : list) {
        std::uint32_t length =
            std::bit_cast<std::uint32_t>(end_of(element)) - std::bit_cast<std::uint32_t>(begin_of(element));
        code_difference(stream, length, 0);
        set_bits<Stream>(end_of(element), length);
    }
    std::uint32_t before = 0;
    for (auto& element : list) {
        const auto length = std::bit_cast<std::uint32_t>(end_of(element));
        auto begin = std::bit_cast<std::uint32_t>(begin_of(element));
        code_difference(stream, begin, before);
        set_bits<Stream>(begin_of(element), begin);
        set_bits<Stream>(end_of(element), begin + length);
        before = std::bit_cast<std::uint32_t>(end_of(element));
    }
}

template <class Stream, class List>
void code_spans(Stream& stream, List& list) {
    code_extents(
        stream, list, [](auto& e) -> auto& { return e.span.begin; }, [](auto& e) -> auto& { return e.span.end; });
}

/// A word begins near where the one before ended, and stands as high as it.
template <class Stream, class List>
void code_boxes(Stream& stream, List& list) {
    code_column(
        stream, list, [](auto& e) -> auto& { return e.box.page; });
    code_extents(
        stream, list, [](auto& e) -> auto& { return e.box.x0; }, [](auto& e) -> auto& { return e.box.x1; });
    code_column(
        stream, list, [](auto& e) -> auto& { return e.box.y0; });
    code_column(
        stream, list, [](auto& e) -> auto& { return e.box.y1; });
}

template <class Stream, class List>
void code_size(Stream& stream, List& list) {
    const std::uint32_t size = stream.count(list.size());
    if constexpr (Stream::reads) {
        list.resize(size);
    }
}

template <class Stream, class List>
void code_texts_with_boxes(Stream& stream, List& list) {
    code_size(stream, list);
    code_spans(stream, list);
    code_boxes(stream, list);
}

template <class Stream, class T>
void code_blocks(Stream& stream, T& blocks) {
    code_texts_with_boxes(stream, blocks);
    for (auto& block : blocks) {
        code_enum(stream, block.kind, BlockKind::hidden);
    }
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.page; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.level; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.table; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.row; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.column; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.row_span; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.column_span; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.font_size; });
    code_column(
        stream, blocks, [](auto& b) -> auto& { return b.section; });
    for (auto& block : blocks) {
        stream(block.label);
        stream(block.header);
        stream(block.bold);
    }
}

template <class Stream, class T>
void code_sections(Stream& stream, T& sections) {
    code_list(stream, sections, [](auto& into, auto& section) {
        into(section.heading);
        into(section.parent);
        into(section.level);
        into(section.body.begin);
        into(section.body.end);
    });
}

template <class Stream, class T>
void code_tables(Stream& stream, T& tables) {
    code_list(stream, tables, [](auto& into, auto& table) {
        into(table.page);
        into(table.rows);
        into(table.columns);
        into(table.header_rows);
        code_size(into, table.cells);
        code_column(
            into, table.cells, [](auto& cell) -> auto& { return cell; });
    });
}

template <class Stream, class T>
void code_pages(Stream& stream, T& pages) {
    code_list(stream, pages, [](auto& into, auto& page) {
        into(page.width);
        into(page.height);
        code_enum(into, page.source, TextSource::mixed);
        into(page.glyphs);
        into(page.ocr_confidence);
    });
}

template <class Stream, class T>
void code_diagnostics(Stream& stream, T& diagnostics) {
    code_list(stream, diagnostics, [](auto& into, auto& diagnostic) {
        code_enum(into, diagnostic.severity, extractor::Severity::error);
        into(diagnostic.page);
        into(diagnostic.message);
        into(diagnostic.hint);
    });
}

template <class Stream, class T>
void code_document(Stream& stream, T& document) {
    stream(document.source);
    stream(document.sha256);
    stream(document.text);
    code_texts_with_boxes(stream, document.words);
    code_texts_with_boxes(stream, document.lines);
    code_blocks(stream, document.blocks);
    code_sections(stream, document.sections);
    code_tables(stream, document.tables);
    code_pages(stream, document.pages);
    auto& metadata = document.metadata;
    for (auto* text : {&metadata.title, &metadata.author, &metadata.creator, &metadata.producer, &metadata.created,
                       &metadata.modified, &metadata.language, &document.language}) {
        stream(*text);
    }
    code_enum(stream, document.text_source, TextSource::mixed);
    stream(document.readable);
    stream(document.encrypted);
    stream(document.truncated);
    stream(document.attached_pdfs);
    stream(document.unread_pictures);
    code_diagnostics(stream, document.diagnostics);
}

}  // namespace

void write_document(ByteWriter& writer, const Document& document) {
    code_document(writer, document);
}

void read_document(ByteReader& reader, Document& document) {
    code_document(reader, document);
}

}  // namespace arising::corpus
