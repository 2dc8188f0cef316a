// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace arising::extractor {

/// Half-open range [begin, end) of UTF-8 BYTES into Document::text. Always begin <= end.
/// Not code points, not UTF-16 units: bytes are the only unit of offsets in this project.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

    friend bool operator==(const Span&, const Span&) = default;
};

/// A rectangle on a page, in PDF points (1/72 inch), origin at the TOP left of the page as it is shown
/// (after the page's own rotation), y growing downwards. Pages count from 1; page 0 means "nowhere".
struct Box {
    std::int32_t page = 0;
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;

    [[nodiscard]] float width() const { return x1 - x0; }
    [[nodiscard]] float height() const { return y1 - y0; }

    /// Grows this box so that it covers `other` too. Boxes of different pages are not joined: this one stays.
    void join(const Box& other) {
        if (page == 0) {
            *this = other;
            return;
        }
        if (other.page != page) {
            return;
        }
        x0 = std::min(x0, other.x0);
        y0 = std::min(y0, other.y0);
        x1 = std::max(x1, other.x1);
        y1 = std::max(y1, other.y1);
    }

    friend bool operator==(const Box&, const Box&) = default;
};

}  // namespace arising::extractor
