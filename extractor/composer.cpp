// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/composer.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <cmath>
#include <string>

#include "extractor/block_label.h"
#include "extractor/glyph_text.h"
#include "extractor/utf8.h"
#include "extractor/word_gap.h"

namespace arising::extractor {
namespace {

constexpr float label_gap = 1.0F;  // a gap as of a tab
constexpr float line_step = 0.6F;  // of the font size: a smaller step up or down is a raised or lowered character
constexpr float back_step = 1.0F;  // of the font size
constexpr float drop_size = 1.8F;  // a first letter as large as this, to the rest of its word, is a drop capital

constexpr std::uint32_t soft_hyphen_code = 0xAD;
constexpr std::string_view soft_hyphen = "\xC2\xAD";

/// "10" and a raised "6" are no 106.
std::uint32_t superscript(std::uint32_t digit) {
    constexpr std::uint32_t codes[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    return codes[digit - '0'];
}

bool ends_in_letter(const std::string& text) {
    if (text.empty()) {
        return false;
    }
    const auto c = static_cast<unsigned char>(text.back());
    return std::isalpha(c) != 0 || c >= 0x80;
}

std::uint32_t composed(std::uint32_t base, std::uint32_t mark) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* normaliser = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error)) {
        return 0;
    }
    const UChar32 pair = unorm2_composePair(normaliser, static_cast<UChar32>(base), static_cast<UChar32>(mark));
    return pair < 0 ? 0 : static_cast<std::uint32_t>(pair);
}

/// The one code point that NFC has for this one (the ohm sign is an omega); itself where there is none, or several.
std::uint32_t canonical(std::uint32_t code) {
    constexpr std::uint32_t first = 0x340;  // none below it has another form
    if (code < first) {
        return code;
    }
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* normaliser = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error) || unorm2_isInert(normaliser, static_cast<UChar32>(code)) != 0) {
        return code;
    }
    UChar from[2];
    UChar to[8];
    std::int32_t length = 0;
    UBool failed = 0;
    U16_APPEND(from, length, 2, static_cast<UChar32>(code), failed);
    const std::int32_t written = failed != 0 ? 0 : unorm2_normalize(normaliser, from, length, to, 8, &error);
    if (U_FAILURE(error) || written < 1) {
        return code;
    }
    UChar32 result = 0;
    std::int32_t at = 0;
    U16_NEXT(to, at, written, result);
    return at == written ? static_cast<std::uint32_t>(result) : code;
}

}  // namespace

/// What is known while one block is drawn.
struct Composer::Pen {
    std::uint32_t begin = 0;       ///< of the block
    std::uint32_t line_begin = 0;  ///< of the line
    std::uint32_t word_begin = 0;  ///< of the word
    bool in_word = false;
    Box word_box;
    Box line_box;
    Box glyph_box;
    bool started = false;  ///< a glyph has been drawn in this block
    std::int32_t page = -1;
    Direction direction = Direction::right;
    float end = 0;       ///< where the last glyph ended
    float baseline = 0;  ///< of the line
    float size = 0;      ///< of the line
    std::uint32_t last_code = 0;
    bool last_raised = false;  ///< the last character is a raised digit
    float last_begin = 0;
    float last_baseline = 0;
    bool blanks_before = false;
    bool first_gap_known = false;  ///< the gap after the block's first word
    bool first_gap_wide = false;
    float first_word_end = 0;
    bool after_hyphen = false;  ///< the line before ended in a hyphen that may go
    std::uint32_t characters = 0;
    std::uint32_t bold = 0;
    float block_size_sum = 0;
};

/// The word that ends here begins a line, and the line before it ended in a hyphen: takes the hyphen out where the
/// typesetter put it.
void Composer::join_broken_word(Pen& pen) {
    pen.after_hyphen = false;
    if (document_.words.empty() || document_.lines.empty() || document_.words.back().span.end != pen.word_begin ||
        pen.word_begin < pen.begin + 2) {
        return;
    }
    std::string& text = document_.text;
    Span& first = document_.words.back().span;
    const std::string_view whole = text;
    const std::string_view second = whole.substr(pen.word_begin);
    const std::size_t letters = second.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    const bool small = letters != 0;
    if (!small || !hyphenation_.joins(whole.substr(first.begin, first.size() - 1), second.substr(0, letters))) {
        return;
    }
    text.erase(pen.word_begin - 1, 1);
    --first.end;
    --document_.lines.back().span.end;
    --pen.line_begin;
    --pen.word_begin;
}

void Composer::end_word(Pen& pen) {
    if (pen.in_word && pen.after_hyphen) {
        join_broken_word(pen);
    }
    if (pen.in_word && here() > pen.word_begin) {
        document_.words.push_back({{pen.word_begin, here()}, pen.word_box});
        pen.line_box.join(pen.word_box);
    }
    pen.in_word = false;
    pen.word_box = {};
}

void Composer::blank(Pen& pen) {
    end_word(pen);
    if (here() > pen.line_begin && document_.text.back() != ' ') {
        document_.text.push_back(' ');
    }
}

void Composer::end_line(Pen& pen) {
    end_word(pen);
    if (here() > pen.line_begin) {
        document_.lines.push_back({{pen.line_begin, here()}, pen.line_box});
    }
    pen.line_begin = here();
    pen.line_box = {};
}

void Composer::break_line(Pen& pen) {
    std::string& text = document_.text;
    const bool blank_before = !text.empty() && text.back() == ' ';
    const bool soft = text.ends_with(soft_hyphen);
    const bool hard =
        !blank_before && text.size() >= 2 && text.back() == '-' && ends_in_letter(text.substr(text.size() - 2, 1));
    if (here() == pen.line_begin) {
        return;
    }
    if (soft) {
        text.resize(text.size() - soft_hyphen.size());
    }
    if (!soft && !hard) {
        blank(pen);
    }
    end_line(pen);
    pen.after_hyphen = hard;
}

bool Composer::is_raised_digit(const Glyph& glyph, const Pen& pen) {
    constexpr float raised = 0.15F;  // of the line's font size
    constexpr float smaller = 0.78F;
    return glyph.text >= '0' && glyph.text <= '9' && glyph.size <= smaller * pen.size &&
           pen.baseline - glyph.baseline >= raised * pen.size;
}

std::uint32_t Composer::footnote_mark(const RawPage& page, std::uint32_t index, std::uint32_t end,
                                      const Pen& pen) const {
    constexpr std::uint32_t longest = 3;
    const std::string& text = document_.text;
    const Glyph& first = page.glyphs[index];
    const bool apart = pen.blanks_before || first.x0 - pen.end > word_gap * first.size;  // a number of its own
    if (!pen.in_word || apart || pen.last_raised || text.empty() || text.back() == ' ' ||
        std::isdigit(static_cast<unsigned char>(text.back())) != 0) {
        return 0;
    }
    std::uint32_t length = 0;
    while (index + length < end && length <= longest && is_raised_digit(page.glyphs[index + length], pen)) {
        ++length;
    }
    if (length == 0 || length > longest) {
        return 0;
    }
    const std::string_view word = std::string_view(text).substr(pen.word_begin);
    const bool unit = word == "m" || word == "km" || word == "cm" || word == "ft" || word == "CO";
    return unit ? 0 : length;
}

void Composer::put_code(std::uint32_t code, Pen& pen) {
    code = canonical(code);
    if (code >= 0x300 && code <= 0x36F && pen.in_word && pen.last_code != 0) {
        const std::uint32_t pair = composed(pen.last_code, code);
        if (pair != 0) {
            std::string base;
            append_utf8(base, pen.last_code);
            if (document_.text.ends_with(base)) {
                document_.text.resize(document_.text.size() - base.size());
                code = pair;
            }
        }
    }
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || is_invisible(code)) {
        return;
    }
    if (pen.last_code == soft_hyphen_code && pen.in_word && document_.text.ends_with(soft_hyphen)) {
        document_.text.resize(document_.text.size() - soft_hyphen.size());  // inside a line it shows nothing
    }
    if (code == 0x2010 || code == 0x2011) {
        code = '-';
    }
    append_utf8(document_.text, code);
    pen.last_code = code;
}

void Composer::put(const RawPage& page, const Glyph& glyph, Pen& pen) {
    static constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (!pen.in_word) {
        pen.in_word = true;
        pen.word_begin = here();
        pen.word_box = {};
    }
    if (glyph.text >= Glyph::expansion_base) {
        std::string_view text = page.expansions[glyph.text - Glyph::expansion_base];
        for (std::size_t at = 0; at < text.size();) {
            put_code(next_code_point(text, at), pen);
        }
    } else if (glyph.text >= 0xFB00 && glyph.text <= 0xFB06) {
        document_.text += ligatures[glyph.text - 0xFB00];
        pen.last_code = 0;
    } else {
        const bool raised = is_raised_digit(glyph, pen);
        const bool exponent = raised && here() > pen.word_begin && (!pen.last_raised || pen.last_code > 'z');
        put_code(exponent ? superscript(glyph.text) : glyph.text, pen);
        pen.last_raised = raised;
    }
    pen.word_box.join(pen.glyph_box);
    ++pen.characters;
    pen.bold += raw_.fonts[glyph.font].bold ? 1U : 0U;
    pen.block_size_sum += glyph.size;
}

void Composer::draw(const RawPage& page, std::int32_t page_index, std::uint32_t index, Pen& pen) {
    const Glyph& glyph = page.glyphs[index];
    const bool blank_glyph = is_blank(glyph.text);
    if (blank_glyph) {
        pen.blanks_before = pen.started;
        return;
    }
    const float size = std::max(pen.size, glyph.size);
    const bool same_flow = pen.started && pen.page == page_index && pen.direction == glyph.direction;
    const bool twice = same_flow && glyph.text == pen.last_code &&
                       std::abs(glyph.x0 - pen.last_begin) < 0.12F * glyph.size &&
                       std::abs(glyph.baseline - pen.last_baseline) < 0.12F * glyph.size;
    if (twice) {
        return;  // bold made by painting the character twice
    }
    const float step = std::abs(glyph.baseline - pen.baseline);
    const bool new_line = pen.started && (!same_flow || step > line_step * size ||
                                          (step > 0.3F * size && glyph.x0 < pen.end - back_step * size));
    const float gap = glyph.x0 - pen.end;
    const bool after_drop_capital = same_flow && pen.characters == 1 && pen.in_word && !pen.blanks_before &&
                                    pen.size >= drop_size * glyph.size && gap < size && gap > -0.3F * size &&
                                    ends_in_letter(document_.text);
    if (after_drop_capital) {
        pen.size = glyph.size;
        pen.baseline = glyph.baseline;
    } else if (new_line) {
        break_line(pen);
    } else if (pen.started && (pen.blanks_before || gap > word_gap * glyph.size || gap < -back_step * size)) {
        if (!pen.first_gap_known) {
            pen.first_gap_known = true;
            pen.first_gap_wide = gap > label_gap * size;
        }
        blank(pen);
    }
    if (!pen.started || (new_line && !after_drop_capital)) {
        pen.baseline = glyph.baseline;
        pen.size = glyph.size;
        pen.page = page_index;
        pen.direction = glyph.direction;
    } else if (glyph.size > 1.2F * pen.size) {
        pen.size = glyph.size;
        pen.baseline = glyph.baseline;
    }
    pen.started = true;
    pen.blanks_before = false;
    pen.glyph_box = box_of(raw_, page_index, glyph);
    put(page, glyph, pen);
    pen.end = glyph.x1;
    pen.last_begin = glyph.x0;
    pen.last_baseline = glyph.baseline;
}

void Composer::draw_ranges(const std::vector<GlyphRange>& ranges, Pen& pen) {
    for (const GlyphRange& range : ranges) {
        const RawPage& page = raw_.pages[static_cast<std::size_t>(range.page)];
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (pen.started && pen.in_word && pen.page == range.page) {
                i += footnote_mark(page, i, range.end, pen);
                if (i >= range.end) {
                    break;
                }
            }
            draw(page, range.page, i, pen);
        }
    }
}

void Composer::take_label(Block& block, const Pen& pen, std::size_t first_word, std::size_t first_line) {
    const std::string_view text = std::string_view(document_.text).substr(pen.begin);
    const BlockLabel label = find_label(text, pen.first_gap_wide);
    if (label.length == 0) {
        return;
    }
    const auto cut = static_cast<std::uint32_t>(label.length);
    block.label = label.text;
    if (block.kind == BlockKind::paragraph) {
        block.kind = BlockKind::list_item;
    }
    document_.text.erase(pen.begin, cut);
    const auto moved = [cut, &pen](std::uint32_t offset) {
        return offset < pen.begin + cut ? pen.begin : offset - cut;
    };
    for (std::size_t i = first_word; i < document_.words.size(); ++i) {
        Span& span = document_.words[i].span;
        span = {moved(span.begin), moved(span.end)};
    }
    for (std::size_t i = first_line; i < document_.lines.size(); ++i) {
        Span& span = document_.lines[i].span;
        span = {moved(span.begin), moved(span.end)};
    }
    const auto first = document_.words.begin() + static_cast<std::ptrdiff_t>(first_word);
    document_.words.erase(
        std::remove_if(first, document_.words.end(), [](const Word& word) { return word.span.empty(); }),
        document_.words.end());
    const auto line = document_.lines.begin() + static_cast<std::ptrdiff_t>(first_line);
    document_.lines.erase(std::remove_if(line, document_.lines.end(), [](const Line& l) { return l.span.empty(); }),
                          document_.lines.end());
}

void Composer::finish(const ProtoBlock& proto, Block& block, Pen& pen) {
    block.level = proto.level;
    block.table = proto.table;
    block.row = proto.row;
    block.column = proto.column;
    block.row_span = proto.row_span;
    block.column_span = proto.column_span;
    block.header = proto.header;
    block.bold = pen.bold * 2 > pen.characters;
    block.font_size =
        pen.characters > 0 ? std::round(pen.block_size_sum / static_cast<float>(pen.characters) * 10) / 10 : 0;
}

void Composer::add(const ProtoBlock& proto) {
    Block block;
    block.kind = proto.kind;
    Pen pen;
    pen.begin = pen.line_begin = here();
    const std::size_t first_word = document_.words.size();
    const std::size_t first_line = document_.lines.size();
    draw_ranges(proto.content, pen);
    if (!pen.started) {
        return;
    }
    end_word(pen);
    if (proto.replacement >= 0) {
        // The author says what the whole element reads: one line in the box of its glyphs.
        const Box box = box_of(raw_, proto);
        document_.words.resize(first_word);
        document_.lines.resize(first_line);
        document_.text.resize(pen.begin);
        pen.line_begin = pen.begin;
        std::string_view text = raw_.actual_texts[static_cast<std::size_t>(proto.replacement)];
        for (std::size_t at = 0; at < text.size();) {
            const std::uint32_t code = next_code_point(text, at);
            if (is_blank(code)) {
                blank(pen);
                continue;
            }
            if (!pen.in_word) {
                pen.in_word = true;
                pen.word_begin = here();
            }
            pen.word_box = box;
            put_code(code, pen);
        }
        end_word(pen);
    }
    while (here() > pen.line_begin && document_.text.back() == ' ') {
        document_.text.pop_back();
    }
    if (here() == pen.begin) {
        document_.words.resize(first_word);
        document_.lines.resize(first_line);
        return;
    }
    document_.text.push_back('\n');
    if (here() - pen.line_begin == 1 && document_.lines.size() > first_line) {
        document_.lines.back().span.end = here();  // nothing but the line feed is left: it ends the line before
    } else {
        end_line(pen);
    }
    if (!proto.label.empty()) {
        ProtoBlock label;
        label.content = proto.label;
        block.label = plain_text(raw_, label);
        const BlockLabel known = find_label(block.label + " x", true);
        if (known.bullet) {
            block.label = known.text;
        }
    }
    if (block.label.empty() && block.kind != BlockKind::furniture && block.kind != BlockKind::contents) {
        take_label(block, pen, first_word, first_line);
    }
    block.span = {pen.begin, here()};
    block.page = document_.words.size() > first_word ? document_.words[first_word].box.page : pen.page + 1;
    for (std::size_t i = first_word; i < document_.words.size(); ++i) {
        block.box.join(document_.words[i].box);
    }
    finish(proto, block, pen);
    document_.blocks.push_back(std::move(block));
}

}  // namespace arising::extractor
