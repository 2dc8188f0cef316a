// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
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

/// A page in colour: three bytes a pixel, red, green, blue, rows from the top without padding.
struct ColourPicture {
    int width = 0;
    int height = 0;
    float dpi = 0;
    std::vector<std::uint8_t> rgb;

    [[nodiscard]] std::uint8_t* row(int y) { return rgb.data() + offset(y); }
    [[nodiscard]] const std::uint8_t* row(int y) const { return rgb.data() + offset(y); }

    /// White paper of a size in points.
    [[nodiscard]] static ColourPicture blank(float width, float height, float dpi) {
        ColourPicture picture;
        picture.width = std::clamp(static_cast<int>(width * dpi / 72), 1, 10'000);
        picture.height = std::clamp(static_cast<int>(height * dpi / 72), 1, 10'000);
        picture.dpi = dpi;
        picture.rgb.assign(picture.offset(picture.height), 255);
        return picture;
    }

private:
    [[nodiscard]] std::size_t offset(int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 3;
    }
};

}  // namespace arising::extractor
