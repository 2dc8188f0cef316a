// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace arising::extractor {

/// A page as it looks: one byte a pixel, 0 = black, 255 = white, rows from the top without padding.
struct PagePicture {
    int width = 0;
    int height = 0;
    float dpi = 0;
    bool lacks_fonts = false;  ///< some of its text could not be painted, as its fonts are not in the file
    std::vector<std::uint8_t> grey;

    [[nodiscard]] std::uint8_t at(int x, int y) const {
        return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

}  // namespace arising::extractor
