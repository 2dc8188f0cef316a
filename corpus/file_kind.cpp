// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/file_kind.h"

#include <algorithm>
#include <array>

namespace arising::corpus {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view start;
    std::string_view what;
};

constexpr std::array signatures = {
    Signature{"PK\x03\x04"sv, "a Word, OpenDocument or zip file"},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old Word or Office file"},
    Signature{"\xFF\xD8\xFF"sv, "a picture (JPEG)"},
    Signature{"\x89PNG"sv, "a picture (PNG)"},
    Signature{"GIF8"sv, "a picture (GIF)"},
    Signature{"II*\0"sv, "a picture (TIFF)"},
    Signature{"MM\0*"sv, "a picture (TIFF)"},
    Signature{"{\\rtf"sv, "an RTF file"},
    Signature{"%!PS"sv, "a PostScript file"},
    Signature{"\x1F\x8B"sv, "a gzip file"},
    Signature{"7z\xBC\xAF"sv, "a 7-Zip file"},
};

/// The start of a page as a server sends it: leading blanks and a byte order mark do not count, nor does case.
std::string folded_start(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF"sv) {
        bytes.remove_prefix(3);
    }
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    std::string start(bytes.substr(0, 256));
    std::transform(start.begin(), start.end(), start.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return start;
}

}  // namespace

std::string what_it_is_instead(std::string_view bytes) {
    if (bytes.empty()) {
        return "an empty file";
    }
    for (const Signature& signature : signatures) {
        if (bytes.substr(0, signature.start.size()) == signature.start) {
            return std::string(signature.what) + ", not a PDF";
        }
    }
    const std::string start = folded_start(bytes);
    if (start.starts_with("<!doctype html") || start.find("<html") != std::string::npos) {
        return "an HTML page saved as .pdf";
    }
    if (start.starts_with("<?xml")) {
        return "an XML file, not a PDF";
    }
    if (bytes.find_first_not_of('\0') == std::string_view::npos) {
        return "a file of zero bytes only (a failed download?), not a PDF";
    }
    return "not a PDF";
}

}  // namespace arising::corpus
