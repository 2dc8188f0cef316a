// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/html_text.h"

namespace arising::output {

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string url_path(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view marks = "/-_.~";
    std::string out;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           marks.find(c) != std::string_view::npos;
        const auto byte = static_cast<unsigned char>(c);
        out += plain ? std::string(1, c) : std::string("%") + digits[byte >> 4U] + digits[byte & 15U];
    }
    return out;
}

}  // namespace arising::output
