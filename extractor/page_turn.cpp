// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/page_turn.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "extractor/marked_content.h"
#include "extractor/proto_block.h"
#include "extractor/slant.h"

namespace arising::extractor {
namespace {

struct Point {
    float x = 0;
    float y = 0;
};

/// A place along a line of text and its baseline, in the coordinates of glyphs, as a point of the page, and back.
Point on_page(Direction direction, Point at) {
    switch (direction) {
        case Direction::down:
            return {-at.y, at.x};
        case Direction::left:
            return {-at.x, -at.y};
        case Direction::up:
            return {at.y, -at.x};
        case Direction::right:
            break;
    }
    return at;
}

Point along_text(Direction direction, Point at) {
    switch (direction) {
        case Direction::down:
            return {at.y, -at.x};
        case Direction::left:
            return {-at.x, -at.y};
        case Direction::up:
            return {-at.y, at.x};
        case Direction::right:
            break;
    }
    return at;
}

/// From the page as shown to the page as it is read.
Point upright(const PageTurn& turn, Point at) {
    switch (turn.direction) {
        case Direction::down:
            return {at.y, turn.width - at.x};
        case Direction::left:
            return {turn.width - at.x, turn.height - at.y};
        case Direction::up:
            return {turn.height - at.y, at.x};
        case Direction::right:
            break;
    }
    return at;
}

Point as_shown(const PageTurn& turn, Point at) {
    switch (turn.direction) {
        case Direction::down:
            return {turn.width - at.y, at.x};
        case Direction::left:
            return {turn.width - at.x, turn.height - at.y};
        case Direction::up:
            return {at.y, turn.height - at.x};
        case Direction::right:
            break;
    }
    return at;
}

/// Directions are numbered clockwise.
Direction relative(Direction direction, Direction to) {
    return static_cast<Direction>((static_cast<int>(direction) - static_cast<int>(to) + 4) % 4);
}

Direction main_direction(const RawPage& page) {
    const bool all_upright = std::all_of(page.glyphs.begin(), page.glyphs.end(),
                                         [](const Glyph& glyph) { return glyph.direction == Direction::right; });
    if (all_upright) {
        return Direction::right;
    }
    std::array<std::size_t, 4> counts{};
    for (const Glyph& glyph : page.glyphs) {
        counts[static_cast<std::size_t>(glyph.direction)] += is_content(glyph) && !is_blank(glyph.text) ? 1 : 0;
    }
    const std::size_t all = counts[0] + counts[1] + counts[2] + counts[3];
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most * 2 > all ? static_cast<Direction>(most - counts.begin()) : Direction::right;
}

void turn_glyph(const PageTurn& turn, Glyph& glyph) {
    const Direction direction = relative(glyph.direction, turn.direction);
    const auto turned = [&](float along) {
        const SlantPoint level = off_slant(glyph.slant, {along, glyph.baseline});
        const Point at = along_text(direction, upright(turn, on_page(glyph.direction, {level.x, level.y})));
        return on_slant(glyph.slant, {at.x, at.y});
    };
    const SlantPoint begin = turned(glyph.x0);
    const SlantPoint end = turned(glyph.x1);
    glyph.x0 = begin.x;
    glyph.x1 = end.x;
    glyph.baseline = begin.y;
    glyph.direction = direction;
}

void turn_ruling(const PageTurn& turn, Ruling& ruling) {
    const Point a = upright(turn, {ruling.x0, ruling.y0});
    const Point b = upright(turn, {ruling.x1, ruling.y1});
    ruling = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

void turn_back(const std::vector<PageTurn>& turns, Box& box) {
    if (box.page < 1 || static_cast<std::size_t>(box.page) > turns.size()) {
        return;
    }
    const PageTurn& turn = turns[static_cast<std::size_t>(box.page - 1)];
    const Point a = as_shown(turn, {box.x0, box.y0});
    const Point b = as_shown(turn, {box.x1, box.y1});
    box = {box.page, std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

}  // namespace

std::vector<PageTurn> turn_upright(RawDocument& document) {
    std::vector<PageTurn> turns;
    for (RawPage& page : document.pages) {
        const PageTurn turn{main_direction(page), page.width, page.height};
        turns.push_back(turn);
        if (turn.direction == Direction::right) {
            continue;
        }
        std::for_each(page.glyphs.begin(), page.glyphs.end(), [&turn](Glyph& glyph) { turn_glyph(turn, glyph); });
        std::for_each(page.rulings.begin(), page.rulings.end(), [&turn](Ruling& line) { turn_ruling(turn, line); });
        if (turn.direction != Direction::left) {
            std::swap(page.width, page.height);
        }
    }
    return turns;
}

void lay_down(const PageTurn& turn, Glyph& glyph) {
    const Point begin = along_text(turn.direction, as_shown(turn, {glyph.x0, glyph.baseline}));
    const Point end = along_text(turn.direction, as_shown(turn, {glyph.x1, glyph.baseline}));
    glyph.x0 = begin.x;
    glyph.x1 = end.x;
    glyph.baseline = begin.y;
    glyph.direction = turn.direction;
}

void turn_back(const std::vector<PageTurn>& turns, Document& document) {
    const bool none = std::all_of(turns.begin(), turns.end(),
                                  [](const PageTurn& turn) { return turn.direction == Direction::right; });
    if (none) {
        return;
    }
    for (auto& word : document.words) {
        turn_back(turns, word.box);
    }
    for (auto& line : document.lines) {
        turn_back(turns, line.box);
    }
    for (auto& block : document.blocks) {
        turn_back(turns, block.box);
    }
    for (std::size_t p = 0; p < turns.size(); ++p) {
        document.pages[p].width = turns[p].width;
        document.pages[p].height = turns[p].height;
    }
}

}  // namespace arising::extractor
