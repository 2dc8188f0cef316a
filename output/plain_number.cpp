// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/plain_number.h"

#include <array>
#include <charconv>

namespace arising::output {

std::string plain_number(double value) {
    constexpr std::size_t longest = 400;  // of a double without an exponent
    std::array<char, longest> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    return error == std::errc() ? std::string(text.data(), end) : std::string();
}

}  // namespace arising::output
