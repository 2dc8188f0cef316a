// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/document.h"
#include "extractor/hyphenation.h"
#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Turns blocks of glyphs into the text of a Document, with its words, lines and blocks. Call add() once a block, in
/// reading order; blocks without a visible character add nothing.
///
/// What it decides: where a blank stands (a gap of more than word_gap; Poppler's own text output uses a
/// tenth, measured too little on letter-spaced headings), where a line ends, which hyphens at a line's end are soft,
/// which raised digits are marks of footnotes (left out), what the block's label is (kept in Block::label, not in the
/// text).
class Composer {
public:
    /// All three must outlive the composer.
    Composer(const RawDocument& raw, const Hyphenation& hyphenation, Document& document)
        : raw_(raw), hyphenation_(hyphenation), document_(document) {}

    void add(const ProtoBlock& proto);

private:
    struct Pen;

    void draw_ranges(const std::vector<GlyphRange>& ranges, Pen& pen);
    void draw(const RawPage& page, std::int32_t page_index, std::uint32_t index, Pen& pen);
    void put(const RawPage& page, const Glyph& glyph, Pen& pen);
    void put_code(std::uint32_t code, Pen& pen);
    void break_line(Pen& pen);
    void blank(Pen& pen);
    void end_word(Pen& pen);
    void join_broken_word(Pen& pen);
    void end_line(Pen& pen);
    [[nodiscard]] static bool is_raised_digit(const Glyph& glyph, const Pen& pen);
    [[nodiscard]] std::uint32_t footnote_mark(const RawPage& page, std::uint32_t index, std::uint32_t end,
                                              const Pen& pen) const;
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(document_.text.size()); }
    void take_label(Block& block, const Pen& pen, std::size_t first_word, std::size_t first_line);
    void finish(const ProtoBlock& proto, Block& block, Pen& pen);

    const RawDocument& raw_;
    const Hyphenation& hyphenation_;
    Document& document_;
};

}  // namespace arising::extractor
