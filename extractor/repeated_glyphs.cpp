// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/repeated_glyphs.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractor/proto_block.h"

namespace arising::extractor {
namespace {

constexpr float nearest = 0.1F;  // of the font size; the same character in a word comes no nearer

int step_of(float length, float width) {
    constexpr float farthest = 1e6F;  // steps; what lies beyond is not on any page
    return static_cast<int>(std::floor(std::clamp(length / width, -farthest, farthest)));
}

/// A square of the page, as wide as the distance that counts as the same place, and what is painted in it.
struct Square {
    std::uint32_t text = 0;
    Direction direction = Direction::right;
    std::int8_t slant = 0;
    int size = 0;
    int column = 0;
    int row = 0;

    friend bool operator==(const Square&, const Square&) = default;
};

Square square_of(const Glyph& glyph) {
    const float width = nearest * std::max(glyph.size, 0.5F);
    return {glyph.text,
            glyph.direction,
            glyph.slant,
            step_of(glyph.size, 0.5F),
            step_of(glyph.x0, width),
            step_of(glyph.baseline, width)};
}

/// The first glyph of every square: a hash table with open addressing, since nine squares are looked up for every
/// character of a document (trees, or tables that allocate, took a third of the time of reading).
class PaintedSquares {
public:
    explicit PaintedSquares(const std::vector<Glyph>& glyphs)
        : glyphs_(glyphs), slots_(std::bit_ceil(2 * glyphs.size() + 1)) {}

    [[nodiscard]] const Glyph* find(const Square& square) const {
        const Slot& slot = slots_[place_of(square)];
        return slot.glyph == 0 || !holds(slot, square) ? nullptr : &glyphs_[slot.glyph - 1];
    }

    /// Does nothing where the square has its first glyph already.
    void add(const Square& square, std::size_t glyph) {
        Slot& slot = slots_[place_of(square)];
        if (slot.glyph == 0) {
            slot = {hash_of(square), static_cast<std::uint32_t>(glyph + 1)};
        }
    }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t glyph = 0;  ///< index + 1; 0 = free
    };

    static std::uint32_t hash_of(const Square& square) {
        constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
        const auto part = [](int value) { return static_cast<std::uint64_t>(static_cast<std::uint32_t>(value)); };
        const std::uint64_t what = (square.text << 2U | static_cast<std::uint32_t>(square.direction)) * golden;
        const std::uint64_t where = (part(square.column) << 32U | part(square.row)) * golden;
        return static_cast<std::uint32_t>((what ^ (where >> 16U) ^ part(square.size) ^ where) * golden >> 32U);
    }

    [[nodiscard]] bool holds(const Slot& slot, const Square& square) const {
        return slot.hash == hash_of(square) && square_of(glyphs_[slot.glyph - 1]) == square;
    }

    /// The slot that holds the square, or the one that is free for it. Bounded: squares chosen to collide are taken for
    /// each other's, and their glyphs for painted once.
    [[nodiscard]] std::size_t place_of(const Square& square) const {
        constexpr std::size_t most_steps = 64;
        const std::size_t mask = slots_.size() - 1;
        std::size_t place = hash_of(square) & mask;
        for (std::size_t step = 0; step < most_steps && slots_[place].glyph != 0 && !holds(slots_[place], square);
             ++step) {
            place = (place + 1) & mask;
        }
        return place;
    }

    const std::vector<Glyph>& glyphs_;
    std::vector<Slot> slots_;
};

bool is_painted(const PaintedSquares& painted, const Glyph& glyph, const Square& square) {
    for (int near = 0; near < 9; ++near) {
        Square beside = square;
        beside.column += near % 3 - 1;
        beside.row += near / 3 - 1;
        const Glyph* first = painted.find(beside);
        if (first != nullptr && std::abs(first->x0 - glyph.x0) <= nearest * glyph.size &&
            std::abs(first->baseline - glyph.baseline) <= nearest * glyph.size) {
            return true;
        }
    }
    return false;
}

}  // namespace

void hide_repeated_glyphs(RawPage& page) {
    PaintedSquares painted(page.glyphs);
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        Glyph& glyph = page.glyphs[i];
        if (glyph.hidden || glyph.off_page || is_blank(glyph.text) || !(glyph.size > 0)) {
            continue;
        }
        const Square square = square_of(glyph);
        if (is_painted(painted, glyph, square)) {
            glyph.hidden = true;
        } else {
            painted.add(square, i);
        }
    }
}

}  // namespace arising::extractor
