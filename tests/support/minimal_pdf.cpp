// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/minimal_pdf.h"

#include <cstddef>

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

}  // namespace

std::string minimal_pdf(const std::vector<std::string>& lines) {
    const std::string content = content_of(lines);
    const std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
        ">>",
        "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
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

}  // namespace arising::tests
