// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/span.h"

// The Document: one file as the rest of the program sees it. It is the ONLY owner of text; everything else points into
// it with Spans. Layout, drawn once:
//
//   text    |Minutes of the ...\n|Present: A, B\n|1. The minutes were approved and signed.\n|...
//   lines   |------------------| |-----------|    |---------------------||----------------|      tile the text
//   blocks  |------ b0 --------| |--- b1 ----|    |----------------- b2 -----------------|       tile the lines
//   words    [Minutes] [of] ...    boxes for every word, in text order
//
// Blocks stand in reading order. Page furniture (running headers, page numbers) and hidden text are KINDS of block, not
// deletions: they keep their place and can be looked at, but rules do not see them unless they ask.

namespace arising::extractor {

enum class BlockKind : std::uint8_t {
    heading,
    paragraph,
    list_item,
    table_cell,
    note,       ///< footnote or endnote
    contents,   ///< an entry of a table of contents: never mined
    furniture,  ///< running header or footer, page number, watermark
    hidden,     ///< text a reader of the page cannot see
};

/// Where the text of a document came from.
enum class TextSource : std::uint8_t { none, tags, layout, ocr, mixed };

struct Word {
    Span span;
    Box box;
};

struct Line {
    Span span;  ///< with the blank or line feed that ends it
    Box box;
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    Span span;               ///< with the final line feed; see Document::text_of for the text alone
    std::int32_t page = 0;   ///< page on which it starts, from 1
    std::int32_t level = 0;  ///< heading: 1 = top; list item: 1 = outermost; otherwise 0
    std::string label;  ///< "a", "12.", "•": the label of a list item or the number of a heading, not in the text
    Box box;            ///< the part on its first page

    // Table cells only.
    std::int32_t table = -1;  ///< index into Document::tables
    std::int32_t row = -1;
    std::int32_t column = -1;
    std::int32_t row_span = 1;
    std::int32_t column_span = 1;
    bool header = false;  ///< a column header

    bool bold = false;          ///< more than half of its characters
    float font_size = 0;        ///< points, of most of its characters
    std::int32_t section = -1;  ///< index into Document::sections of the innermost heading above it; -1 = none
};

struct Section {
    std::int32_t heading = -1;  ///< index of the heading's block
    std::int32_t parent = -1;   ///< index of the enclosing section; -1 = top
    std::int32_t level = 1;
    Span body;  ///< from after the heading to the next heading of the same or a higher level
};

/// A table that goes on over pages is one; its cells say on which page they stand. A header repeated there is
/// furniture.
struct Table {
    std::int32_t page = 0;  ///< first page, from 1
    std::int32_t rows = 0;
    std::int32_t columns = 0;
    std::int32_t header_rows = 0;
    std::vector<std::int32_t> cells;  ///< block indices, in row-major order; a cell may have several blocks
};

/// What the file says of itself (the Info dictionary). Never trusted for the meeting's date; kept as evidence.
struct FileMetadata {
    std::string title;
    std::string author;
    std::string creator;
    std::string producer;
    std::string created;   ///< ISO date, or empty
    std::string modified;  ///< ISO date, or empty
    std::string language;  ///< /Lang of the catalog, or empty
};

struct PageInfo {
    float width = 0;   ///< points, as shown
    float height = 0;  ///< points, as shown
    TextSource source = TextSource::none;
    std::uint32_t glyphs = 0;
    float ocr_confidence = 0;  ///< where it was read from its picture: mean of its words, 0..100
};

struct Document {
    std::string source;  ///< the path as given
    std::string sha256;  ///< lower-case hex of the file's bytes
    std::string text;    ///< UTF-8, every code point in its NFC form; every block ends with one line feed
    std::vector<Word> words;
    std::vector<Line> lines;
    std::vector<Block> blocks;
    std::vector<Section> sections;
    std::vector<Table> tables;
    std::vector<PageInfo> pages;
    FileMetadata metadata;
    TextSource text_source = TextSource::none;
    std::string language;
    bool readable = false;             ///< it could be opened as a PDF
    bool encrypted = false;            ///< other passwords may give another Document
    bool truncated = false;            ///< some pages, or parts of them, are missing
    std::int32_t attached_pdfs = 0;    ///< PDF files that it holds beside its pages
    std::int32_t unread_pictures = 0;  ///< pages that are pictures and were not read
    std::vector<Diagnostic> diagnostics;

    [[nodiscard]] std::string_view text_of(Span span) const {
        return std::string_view(text).substr(span.begin, span.size());
    }
    /// The block's text without the line feed that ends it.
    [[nodiscard]] std::string_view text_of(const Block& block) const;
    /// Headings above a block, outermost first, as indices of blocks.
    [[nodiscard]] std::vector<std::int32_t> heading_path(const Block& block) const;
    /// Index of the block that contains the byte; -1 where there is none. Logarithmic.
    [[nodiscard]] std::int32_t block_at(std::uint32_t offset) const;
    /// Page on which the byte stands: the page of the first word that ends after it.
    [[nodiscard]] std::int32_t page_at(std::uint32_t offset) const;
    /// The rectangles that a span covers: one for every line it touches, in text order.
    [[nodiscard]] std::vector<Box> boxes_of(Span span) const;
};

/// Debug invariant, called by tests and fuzzers: lines tile the text, blocks tile the lines, words lie in order inside
/// lines, every index points into its vector. On failure `why` (if not null) says what does not hold.
[[nodiscard]] bool is_consistent(const Document& document, std::string* why = nullptr);

[[nodiscard]] const char* name_of(BlockKind kind);
[[nodiscard]] const char* name_of(TextSource source);

}  // namespace arising::extractor
