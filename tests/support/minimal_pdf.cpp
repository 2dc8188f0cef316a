// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/minimal_pdf.h"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <utility>

#include "extractor/pdf_file.h"

namespace arising::tests {

namespace {

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\') {
            result += '\\';
        }
        result += c;
    }
    return result;
}

std::string content_of(const std::vector<std::string>& lines) {
    std::string content = "BT /F1 12 Tf 16 TL 72 760 Td\n";
    for (const std::string& line : lines) {
        content += "(" + escaped(line) + ") Tj T*\n";
    }
    return content + "ET\n";
}

std::string ten_digits(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(10 - digits.size(), '0') + digits;
}

/// A file of one page, which is object 3, with its contents in object 4 and one resource in object 5.
std::string one_page_pdf(const std::string& resources, const std::string& content, const std::string& resource,
                         const std::string& size = "595 842") {
    return pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + size + "] /Contents 4 0 R /Resources << " +
                       resources + " >> >>",
                   stream_object("", content), resource});
}

}  // namespace

std::string stream_object(const std::string& entries, const std::string& data) {
    return "<< " + entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "endstream";
}

std::string pdf_of(const std::vector<std::string>& objects) {
    std::string pdf = "%PDF-1.4\n";
    std::string table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += ten_digits(pdf.size()) + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    const std::size_t start = pdf.size();
    pdf += "xref\n0 " + count + "\n0000000000 65535 f \n" + table;
    pdf += "trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    return pdf;
}

std::string minimal_pdf(const std::vector<std::string>& lines) {
    return one_page_pdf("/Font << /F1 5 0 R >>", content_of(lines),
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
}

std::string picture_pdf(const extractor::PagePicture& picture, const std::string& more_content) {
    const std::string entries = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Width " +
                                std::to_string(picture.width) + " /Height " + std::to_string(picture.height);
    const bool lying = picture.width > picture.height;
    return one_page_pdf(
        "/XObject << /I1 5 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
        (lying ? "q 842 0 0 595 0 0 cm /I1 Do Q\n" : "q 595 0 0 842 0 0 cm /I1 Do Q\n") + more_content,
        stream_object(entries, std::string(picture.grey.begin(), picture.grey.end()) + "\n"),
        lying ? "842 595" : "595 842");
}

extractor::PagePicture picture_of_text(const std::vector<std::string>& lines) {
    const std::string pdf = minimal_pdf(lines);
    std::optional<extractor::PagePicture> picture = extractor::PagePainter(pdf, {}).paint(1);
    if (!picture) {
        throw std::runtime_error("the page could not be painted");
    }
    return *std::move(picture);
}

}  // namespace arising::tests
