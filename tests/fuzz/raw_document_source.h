// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include "extractor/raw_document.h"

namespace arising::fuzz {

/// Builds a RawDocument from any bytes, read as orders to a small typesetter: most inputs give pages with lines,
/// columns, tables and tags rather than noise, and a changed byte changes one of them. What comes out keeps the
/// promises that pdf_file.h makes (finite places, indices that exist, parents before children), and no more than those.
class RawDocumentSource {
public:
    RawDocumentSource(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

    extractor::RawDocument build() {
        document_.readable = true;
        add_fonts();
        add_page();
        while (left_ > 0) {
            obey(byte());
        }
        return std::move(document_);
    }

private:
    static constexpr std::size_t most_pages = 8;
    static constexpr std::size_t most_glyphs = 20'000;
    static constexpr float farthest = 1e6F;  // points: what the reader clamps places to

    std::uint8_t byte() {
        if (left_ == 0) {
            return 0;
        }
        --left_;
        return *data_++;
    }

    float any_float() {
        std::uint32_t bits = 0;
        for (int i = 0; i < 4; ++i) {
            bits = bits << 8U | byte();
        }
        float value = 0;
        static_assert(sizeof value == sizeof bits);
        std::memcpy(&value, &bits, sizeof value);
        return std::isfinite(value) ? std::clamp(value, -farthest, farthest) : 0;
    }

    void add_fonts() {
        document_.fonts.resize(3);
        document_.fonts[1].bold = true;
        document_.fonts[2].italic = true;
    }

    void add_page() {
        if (document_.pages.size() < most_pages) {
            document_.pages.emplace_back();
            page().width = 600;
            page().height = 800;
            x_ = 60;
            y_ = 60;
        }
    }

    extractor::RawPage& page() { return document_.pages.back(); }

    void obey(std::uint8_t order) {
        switch (order % 16) {
            case 0:
            case 1:
            case 2:
            case 3:
                write_run();
                break;
            case 4:
                x_ = 4.0F * byte();
                y_ += style_.size * 1.2F;
                break;
            case 5:
                x_ = 3.0F * byte();
                y_ = 4.0F * byte();
                break;
            case 6:
                style_.size = static_cast<float>(byte()) / 8;
                style_.font = byte() % 3;
                break;
            case 7:
                set_flags(byte());
                break;
            case 8:
                style_.mcid = byte() - 1;
                break;
            case 9:
                write_special();
                break;
            case 10:
                write_anywhere();
                break;
            case 11:
                draw_ruling();
                break;
            case 12:
                draw_grid();
                break;
            case 13:
                add_page();
                break;
            case 14:
                repeat();
                break;
            default:
                add_node();
                break;
        }
    }

    void set_flags(std::uint8_t flags) {
        style_.artifact = (flags & 1U) != 0;
        style_.hidden = (flags & 2U) != 0;
        style_.off_page = (flags & 4U) != 0;
        style_.direction = static_cast<extractor::Direction>(flags >> 3U & 3U);
    }

    void put(extractor::Glyph glyph) {
        if (glyphs_ < most_glyphs) {
            ++glyphs_;
            page().glyphs.push_back(glyph);
        }
    }

    void put_code(std::uint32_t code) {
        extractor::Glyph glyph = style_;
        glyph.text = code;
        glyph.x0 = x_;
        glyph.x1 = x_ + style_.size / 2;
        glyph.baseline = y_;
        x_ = glyph.x1;
        put(glyph);
    }

    void write_run() {
        const std::size_t length = byte() % 64;
        run_begin_ = page().glyphs.size();
        for (std::size_t i = 0; i < length && left_ > 0; ++i) {
            put_code(0x20U + byte() % 0x5FU);
        }
    }

    /// Characters with a treatment of their own, and texts of several.
    void write_special() {
        static constexpr std::uint32_t codes[] = {0,      0x9,      0xA0,   0xAD,   0x300,  0x301,  0x2010,
                                                  0x2022, 0x200B,   0x25FC, 0xF0B7, 0xFB01, 0xFB06, 0xFEFF,
                                                  0xD800, 0x10FFFF, 0x85,   0xE9,   0x2026, 0xFFFD};
        const std::uint8_t choice = byte();
        if (choice < 200) {
            put_code(codes[choice % std::size(codes)]);
            return;
        }
        std::string text;
        for (std::size_t i = 0; i < choice % 6U; ++i) {
            text.push_back(static_cast<char>(byte()));
        }
        page().expansions.push_back(std::move(text));
        put_code(extractor::Glyph::expansion_base + static_cast<std::uint32_t>(page().expansions.size() - 1));
    }

    void write_anywhere() {
        extractor::Glyph glyph = style_;
        glyph.text = byte();
        glyph.x0 = any_float();
        glyph.x1 = std::max(glyph.x0, any_float());
        glyph.baseline = any_float();
        glyph.size = std::abs(any_float());
        put(glyph);
    }

    void draw_ruling() {
        const float x = 3.0F * byte();
        const float y = 4.0F * byte();
        const float length = 4.0F * byte();
        const bool across = (byte() & 1U) != 0;
        page().rulings.push_back({x, y, across ? x + length : x, across ? y : y + length});
    }

    void draw_grid() {
        const std::size_t columns = byte() % 12;
        const std::size_t rows = byte() % 24;
        const float width = 4.0F + byte();
        const float height = 4.0F + static_cast<float>(byte() % 64);
        const float right = x_ + width * static_cast<float>(columns);
        const float bottom = y_ + height * static_cast<float>(rows);
        for (std::size_t i = 0; i <= columns; ++i) {
            const float x = x_ + width * static_cast<float>(i);
            page().rulings.push_back({x, y_, x, bottom});
        }
        for (std::size_t i = 0; i <= rows; ++i) {
            const float y = y_ + height * static_cast<float>(i);
            page().rulings.push_back({x_, y, right, y});
        }
    }

    /// The run written last once more, several times, each time a step away.
    void repeat() {
        const std::size_t times = byte() % 32;
        const auto dx = static_cast<float>(static_cast<std::int8_t>(byte()));
        const auto dy = static_cast<float>(static_cast<std::int8_t>(byte())) / 4;
        const std::size_t end = page().glyphs.size();
        for (std::size_t k = 1; k <= times; ++k) {
            for (std::size_t i = std::min(run_begin_, end); i < end; ++i) {
                extractor::Glyph glyph = page().glyphs[i];
                glyph.x0 += dx * static_cast<float>(k);
                glyph.x1 += dx * static_cast<float>(k);
                glyph.baseline += dy * static_cast<float>(k);
                put(glyph);
            }
        }
    }

    void add_node() {
        extractor::StructureNode node;
        const std::uint8_t shape = byte();
        const auto count = static_cast<std::int32_t>(document_.structure.size());
        node.parent = count == 0 ? -1 : count - 1 - std::min<std::int32_t>(byte() % 16, count);
        while (node.parent >= 0 && document_.structure[static_cast<std::size_t>(node.parent)].leaf) {
            --node.parent;  // a leaf has no children
        }
        if (shape >= 128) {
            node.leaf = true;
            node.page = static_cast<std::int32_t>(document_.pages.size()) + (shape == 255 ? 1 : 0);
            node.mcid = byte();
        } else {
            node.role = static_cast<extractor::Role>(shape % 18U);
            node.level =
                node.role == extractor::Role::heading ? static_cast<std::int16_t>(byte() % 7) : std::int16_t{0};
            node.row_span = static_cast<std::int16_t>(1 + byte() % 200);
            node.column_span = static_cast<std::int16_t>(1 + byte() % 200);
            node.header = node.role == extractor::Role::table_header;
            if (shape > 120) {
                node.actual_text = static_cast<std::int32_t>(document_.actual_texts.size());
                document_.actual_texts.emplace_back("actual text");
            }
        }
        document_.structure.push_back(node);
    }

    const std::uint8_t* data_;
    std::size_t left_;
    extractor::RawDocument document_;
    extractor::Glyph style_{0, 0, 0, 10, 0, -1, 0, extractor::Direction::right, false, false, false};
    float x_ = 0;
    float y_ = 0;
    std::size_t run_begin_ = 0;
    std::size_t glyphs_ = 0;
};

}  // namespace arising::fuzz
