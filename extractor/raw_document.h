// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/document.h"

// What a PDF holds, before anybody has made sense of it: glyphs in the order in which the page paints them, the lines
// it draws, and the author's structure tree. Only pdf_file*.cpp fill it; nothing here knows of the PDF library. Lengths
// are PDF points, origin at the top left of the page as shown.

namespace arising::extractor {

/// Direction in which a line of text runs on the page as shown.
enum class Direction : std::uint8_t { right, down, left, up };

/// Why a reader of the page cannot see a glyph.
enum class Concealment : std::uint8_t {
    none,
    invisible_ink,  ///< render mode 3, or wholly transparent
    too_small,
    same_colour,    ///< as what lies under it
    covered,        ///< by a fill that is painted later
    under_picture,  ///< by an image that is painted later
    clipped,        ///< outside of what the page lets through
    layer_off,      ///< on a layer (optional content) that is switched off
};

struct Glyph {
    float x0 = 0;  ///< along the direction of the text: where it begins ...
    float x1 = 0;  ///< ... and ends, without letter spacing
    float baseline = 0;
    float size = 0;  ///< font size as shown
    std::uint32_t text =
        0;  ///< a code point, or RawPage::expansions[text - expansion_base] from expansion_base upwards
    std::int32_t mcid = -1;  ///< marked-content id, -1 = none
    std::uint16_t font = 0;  ///< index into RawDocument::fonts
    Direction direction = Direction::right;
    bool artifact = false;                        ///< inside /Artifact
    bool hidden = false;                          ///< a reader of the page cannot see it ...
    bool off_page = false;                        ///< outside the page
    Concealment concealment = Concealment::none;  ///< ... for this reason
    /// Degrees that its line is turned off `direction`, clockwise; 0 = text that runs along it, or nearly. Where it is
    /// not 0, x0, x1 and baseline are those of the page turned by as much (slant.h).
    std::int8_t slant = 0;

    void hide(Concealment why) {
        hidden = true;
        concealment = why;
    }

    static constexpr std::uint32_t expansion_base = 0x110000;
};

/// A straight line or thin filled rectangle that the page draws, horizontal or vertical.
struct Ruling {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;
    [[nodiscard]] bool horizontal() const { return x1 - x0 >= y1 - y0; }
};

struct Font {
    std::string name;
    bool bold = false;
    bool italic = false;
    float ascent = 0.9F;    ///< of the font size, above the baseline
    float descent = -0.2F;  ///< of the font size, below it (negative)
};

struct RawPage {
    float width = 0;
    float height = 0;
    std::vector<Glyph> glyphs;
    std::vector<std::string>
        expansions;  ///< texts of glyphs that stand for more than one code point (ligatures, ActualText)
    std::vector<Ruling> rulings;
    float picture_share = 0;     ///< how much of the page its images cover, added up; 1 = all of it
    bool has_files = false;      ///< files are pinned to it
    bool has_outlines = false;   ///< letters are drawn as shapes
    bool lacks_unicode = false;  ///< of most of its glyphs nobody knows which characters they are
    bool is_picture = false;     ///< no glyphs, or a handful, and images: what it says is not in the glyphs
    bool recognised = false;     ///< its picture has been read (ocr.h); words found there are among the glyphs
    float ocr_confidence = 0;    ///< mean of the words that were found, 0..100
};

/// The roles of ISO 32000-1, 14.8.4, as far as they matter here, role map applied.
enum class Role : std::uint8_t {
    group,  ///< Document, Part, Sect, Div, ... and whatever is not known
    heading,
    paragraph,
    list,
    list_item,
    label,
    list_body,
    table,
    table_row,
    table_header,
    table_data,
    table_group,  ///< THead, TBody, TFoot
    note,
    contents_item,
    figure,
    artifact,
    inline_element,
    transparent,  ///< NonStruct: no meaning of its own
};

/// A node of the structure tree, in depth-first order; a leaf names a piece of marked content.
struct StructureNode {
    std::int32_t parent = -1;
    Role role = Role::group;
    std::int16_t level = 0;  ///< heading level, 0 = by nesting
    std::int16_t row_span = 1;
    std::int16_t column_span = 1;
    bool header = false;  ///< table cell that is a column header
    bool leaf = false;
    std::int32_t page = 0;          ///< leaf: page from 1
    std::int32_t mcid = -1;         ///< leaf
    std::int32_t actual_text = -1;  ///< index into RawDocument::actual_texts, -1 = none
};

struct RawDocument {
    std::vector<RawPage> pages;
    std::vector<Font> fonts;
    std::vector<StructureNode> structure;  ///< empty: the file carries no tags
    std::vector<std::string> actual_texts;
    bool marked = false;  ///< the catalog says /MarkInfo /Marked true
    FileMetadata metadata;
    std::int32_t attached_pdfs = 0;  ///< PDF files that the file holds beside its pages
    bool readable = false;
    bool encrypted = false;  ///< also where it opened without a password
    bool truncated = false;
    std::vector<Diagnostic> diagnostics;
};

}  // namespace arising::extractor
