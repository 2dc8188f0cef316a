// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "extractor/read_document.h"

// Reads PDF files into Documents, one after the other in one process, as a worker of `arising mine` does, and writes
// their text to stdout. No rules, no records, no sandbox: what speed.py compares with extractors of plain text. The
// last line on stderr says how much was read: "101 files 2220 pages 5104392 bytes of text".

namespace {

std::string bytes_of(const char* path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::string bytes(file ? static_cast<std::size_t>(file.tellg()) : 0, '\0');
    file.seekg(0);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

struct Total {
    std::size_t files = 0;
    std::size_t pages = 0;
    std::size_t bytes = 0;
};

void read_one(const char* path, const arising::extractor::ReadOptions& options, Total& total) {
    const arising::extractor::Document document = arising::extractor::read_document(bytes_of(path), path, options);
    std::cout << document.text;
    total.files += document.readable ? 1 : 0;
    total.pages += document.pages.size();
    total.bytes += document.text.size();
}

}  // namespace

/// `arising_read [--ignore-tags] FILE...`
int main(int count, char** arguments) {
    arising::extractor::ReadOptions options;
    options.ocr = arising::extractor::Ocr::never;  // the tools it is compared with read no pictures
    std::ios::sync_with_stdio(false);
    Total total;
    try {
        for (int i = 1; i < count; ++i) {
            if (std::string(arguments[i]) == "--ignore-tags") {
                options.ignore_tags = true;
            } else {
                read_one(arguments[i], options, total);
            }
        }
    } catch (const std::exception& error) {
        std::cerr << "arising_read: " << error.what() << '\n';
        return 2;
    }
    std::cerr << total.files << " files " << total.pages << " pages " << total.bytes << " bytes of text\n";
    return 0;
}
