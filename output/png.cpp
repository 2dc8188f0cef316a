// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/png.h"

#include <zlib.h>

#include <cmath>
#include <cstdint>
#include <new>

namespace arising::output {

namespace {

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    return bytes;
}

const Bytef* bytes_of(const std::string& text) {
    return reinterpret_cast<const Bytef*>(text.data());
}

std::string chunk(const std::string& type, const std::string& data) {
    const std::string checked = type + data;
    const auto sum = static_cast<std::uint32_t>(crc32(0, bytes_of(checked), static_cast<uInt>(checked.size())));
    return big_endian(static_cast<std::uint32_t>(data.size())) + checked + big_endian(sum);
}

std::string header(const extractor::ColourPicture& picture) {
    constexpr char eight_bits_true_colour[] = {8, 2, 0, 0, 0};  // bits, kind, and the only methods there are
    return big_endian(static_cast<std::uint32_t>(picture.width)) +
           big_endian(static_cast<std::uint32_t>(picture.height)) + std::string(eight_bits_true_colour, 5);
}

std::string resolution(const extractor::ColourPicture& picture) {
    const auto per_metre = static_cast<std::uint32_t>(std::lround(picture.dpi / 0.0254));
    return big_endian(per_metre) + big_endian(per_metre) + '\1';
}

/// Every row is written as its difference from the row above, which pages of text compress best with.
std::string filtered(const extractor::ColourPicture& picture) {
    constexpr char difference_from_above = 2;
    const std::size_t width = static_cast<std::size_t>(picture.width) * 3;
    std::string rows;
    rows.reserve((width + 1) * static_cast<std::size_t>(picture.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        rows += difference_from_above;
        for (std::size_t x = 0; x < width; ++x) {
            const unsigned above = y == 0 ? 0 : picture.rgb[(y - 1) * width + x];
            rows += static_cast<char>((picture.rgb[y * width + x] - above) & 0xFFU);
        }
    }
    return rows;
}

std::string compressed(const std::string& data) {
    uLongf size = compressBound(static_cast<uLong>(data.size()));
    std::string result(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(result.data()), &size, bytes_of(data), static_cast<uLong>(data.size()), 6) !=
        Z_OK) {
        throw std::bad_alloc();  // the one way in which it fails with room for the result
    }
    result.resize(size);
    return result;
}

}  // namespace

std::string png_of(const extractor::ColourPicture& picture) {
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header(picture)) + chunk("pHYs", resolution(picture)) +
           chunk("IDAT", compressed(filtered(picture))) + chunk("IEND", {});
}

}  // namespace arising::output
