// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/page_overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "output/html_text.h"
#include "output/png.h"

namespace arising::output {

using extractor::Block;
using extractor::BlockKind;
using extractor::Box;
using extractor::Document;
using extractor::PageInfo;

namespace {

constexpr double caption_size = 5;  // points: between the lines of most pages

struct Rgb {
    int red = 0;
    int green = 0;
    int blue = 0;
};

Rgb colour_of(BlockKind kind) {
    switch (kind) {
        case BlockKind::heading:
            return {200, 0, 0};
        case BlockKind::paragraph:
            return {0, 90, 200};
        case BlockKind::list_item:
            return {0, 130, 40};
        case BlockKind::table_cell:
            return {190, 100, 0};
        case BlockKind::note:
            return {120, 60, 170};
        case BlockKind::contents:
            return {0, 130, 140};
        case BlockKind::furniture:
            return {120, 120, 120};
        case BlockKind::hidden:
            return {230, 0, 200};
    }
    return {};
}

std::string caption_of(const Block& block, std::size_t number) {
    std::string caption = std::to_string(number) + " " + extractor::name_of(block.kind);
    if (block.level > 0) {
        caption += " " + std::to_string(block.level);
    }
    if (block.table >= 0) {
        caption += " t" + std::to_string(block.table) + " r" + std::to_string(block.row) + " c" +
                   std::to_string(block.column) + (block.header ? " header" : "");
    }
    return caption + (block.label.empty() ? "" : " [" + block.label + "]");
}

/// The lines of a block on one page, joined as long as they go down the page.
std::vector<Box> frames_of(const Document& document, const Block& block, std::int32_t page) {
    std::vector<Box> frames;
    float last_top = 0;
    for (const Box& line : document.boxes_of(block.span)) {
        if (line.page != page) {
            continue;
        }
        const bool goes_on = !frames.empty() && line.y1 >= last_top;
        if (goes_on) {
            frames.back().join(line);
        } else {
            frames.push_back(line);
        }
        last_top = line.y0;
    }
    return frames;
}

/// Two decimals, whatever the locale.
std::string number(double value) {
    std::array<char, 32> text{};
    const long hundredths = std::lround(value * 100);
    std::snprintf(text.data(), text.size(), "%s%ld.%02ld", hundredths < 0 ? "-" : "", std::abs(hundredths) / 100,
                  std::abs(hundredths) % 100);
    return text.data();
}

std::string base64(const std::string& bytes) {
    constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            result += k <= count ? digits[(group >> (18U - 6U * k)) & 63U] : '=';
        }
    }
    return result;
}

std::string css(const Rgb& colour) {
    return "rgb(" + std::to_string(colour.red) + "," + std::to_string(colour.green) + "," +
           std::to_string(colour.blue) + ")";
}

std::string svg_frame(const OverlayMark& mark) {
    const Box& box = mark.box;
    const std::string colour = css(colour_of(mark.kind));
    std::string svg = "<g class=\"" + std::string(extractor::name_of(mark.kind)) + "\"><title>" + html_text(mark.text) +
                      "</title><rect x=\"" + number(box.x0) + "\" y=\"" + number(box.y0) + "\" width=\"" +
                      number(box.x1 - box.x0) + "\" height=\"" + number(box.y1 - box.y0) + "\" fill=\"" + colour +
                      "\" fill-opacity=\"0.08\" stroke=\"" + colour + "\" stroke-width=\"0.6\"/>";
    if (!mark.caption.empty()) {
        svg += "<text x=\"" + number(box.x0) + "\" y=\"" + number(box.y0 - 0.6) + "\" fill=\"" + colour + "\">" +
               html_text(mark.caption) + "</text>";
    }
    return svg + "</g>\n";
}

std::string pdf_colour(const Rgb& colour, const char* operation) {
    return number(colour.red / 255.0) + " " + number(colour.green / 255.0) + " " + number(colour.blue / 255.0) + " " +
           operation + " ";
}

/// In the font's own encoding, where letters outside of ASCII are too many to tell apart.
std::string pdf_string(const std::string& text) {
    std::string result;
    bool inside = false;
    for (const char c : text) {
        const bool plain = static_cast<unsigned char>(c) < 0x80;
        if (c == '(' || c == ')' || c == '\\') {
            result += '\\';
        }
        if (plain || !inside) {
            result += plain ? c : '*';
        }
        inside = !plain;
    }
    return "(" + result + ")";
}

std::string pdf_frame(const OverlayMark& mark, double height) {
    const Box& box = mark.box;
    const Rgb colour = colour_of(mark.kind);
    std::string content = pdf_colour(colour, "RG") + number(box.x0) + " " + number(height - box.y1) + " " +
                          number(box.x1 - box.x0) + " " + number(box.y1 - box.y0) + " re S\n";
    if (!mark.caption.empty()) {
        content += pdf_colour(colour, "rg") + "BT /F1 " + number(caption_size) + " Tf " + number(box.x0) + " " +
                   number(height - box.y0 + 0.6) + " Td " + pdf_string(mark.caption) + " Tj ET\n";
    }
    return content;
}

}  // namespace

std::vector<OverlayMark> overlay_marks(const Document& document, std::int32_t page) {
    std::vector<OverlayMark> marks;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        std::string caption = caption_of(block, i + 1);
        for (const Box& frame : frames_of(document, block, page)) {
            marks.push_back({frame, block.kind, std::move(caption), std::string(document.text_of(block))});
            caption.clear();
        }
    }
    return marks;
}

std::string overlay_svg(const PageInfo& page, const std::vector<OverlayMark>& marks,
                        const extractor::ColourPicture& picture) {
    const std::string size = "width=\"" + number(page.width) + "\" height=\"" + number(page.height) + "\"";
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + number(page.width) +
                      " " + number(page.height) + "\" font-family=\"sans-serif\" font-size=\"" + number(caption_size) +
                      "\">\n<image " + size + " href=\"data:image/png;base64," + base64(png_of(picture)) + "\"/>\n";
    for (const OverlayMark& mark : marks) {
        svg += svg_frame(mark);
    }
    return svg + "</svg>\n";
}

std::string overlay_pdf(const PageInfo& page, const std::vector<OverlayMark>& marks) {
    std::string content = "0.6 w\n";
    for (const OverlayMark& mark : marks) {
        content += pdf_frame(mark, page.height);
    }
    const std::array<std::string, 4> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(page.width) + " " + number(page.height) +
            "] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> "
            ">>",
        "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream"};
    std::string pdf = "%PDF-1.4\n";
    std::string offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::array<char, 32> offset{};
        std::snprintf(offset.data(), offset.size(), "%010zu 00000 n \n", pdf.size());
        offsets += offset.data();
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return pdf + "xref\n0 5\n0000000000 65535 f \n" + offsets + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" +
           std::to_string(pdf.size()) + "\n%%EOF\n";
}

void lay_over(const extractor::ColourPicture& ink, extractor::ColourPicture& picture) {
    const int height = std::min(ink.height, picture.height);
    const std::size_t width = static_cast<std::size_t>(std::min(ink.width, picture.width)) * 3;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* from = ink.row(y);
        std::uint8_t* to = picture.row(y);
        for (std::size_t x = 0; x < width; ++x) {
            to[x] = static_cast<std::uint8_t>(to[x] * from[x] / 255);
        }
    }
}

}  // namespace arising::output
