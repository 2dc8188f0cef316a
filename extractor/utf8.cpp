// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/utf8.h"

namespace arising::extractor {

void append_utf8(std::string& text, std::uint32_t code_point) {
    if (code_point < 0x80) {
        text.push_back(static_cast<char>(code_point));
        return;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = 0xFFFD;
    }
    const auto trail = [code_point](unsigned shift) {
        return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
    };
    if (code_point < 0x800) {
        text.push_back(static_cast<char>(0xC0U | (code_point >> 6U)));
    } else {
        if (code_point < 0x10000) {
            text.push_back(static_cast<char>(0xE0U | (code_point >> 12U)));
        } else {
            text.push_back(static_cast<char>(0xF0U | (code_point >> 18U)));
            text.push_back(trail(12));
        }
        text.push_back(trail(6));
    }
    text.push_back(trail(0));
}

std::uint32_t next_code_point(std::string_view text, std::size_t& offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    if (first < 0x80) {
        ++offset;
        return first;
    }
    const auto trail = [&text, offset](std::size_t i) -> std::uint32_t {
        const std::uint32_t byte = offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
        return (byte & 0xC0U) == 0x80U ? byte & 0x3FU : 0xFFFFFFFFU;
    };
    const std::size_t length = first >= 0xF0 && first < 0xF5   ? 4
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xC2 && first < 0xE0 ? 2
                                                               : 1;
    std::uint32_t code = length == 4 ? first & 0x07U : length == 3 ? first & 0x0FU : first & 0x1FU;
    for (std::size_t i = 1; i < length; ++i) {
        const std::uint32_t bits = trail(i);
        if (bits == 0xFFFFFFFFU) {
            ++offset;
            return 0xFFFD;
        }
        code = (code << 6U) | bits;
    }
    constexpr std::uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (length == 1 || code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        ++offset;
        return 0xFFFD;
    }
    offset += length;
    return code;
}

}  // namespace arising::extractor
