// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Which pages are read from their picture (optical character recognition).
enum class Ocr : std::uint8_t {
    never,
    automatic,  ///< pages that are only a picture
    always,     ///< every page; what text it has is left aside
};

struct ReadOptions {
    // These change what is read.
    bool ignore_tags = false;  ///< always read the layout, also where the file carries its author's structure
    bool hidden_text = false;  ///< take text that a reader of the page cannot see for ordinary text
    Ocr ocr = Ocr::automatic;
    std::vector<std::string> passwords;   ///< of encrypted files, of user or owner, tried in turn
    int max_pages = 5000;                 ///< pages after that are left out, with a diagnostic
    std::size_t max_glyphs = 40'000'000;  ///< glyphs after that are left out, with a diagnostic

    // These bound what a hostile structure tree may cost (own bounds: measured on the hostile files of other
    // projects' test suites, the largest honest tree there has 60,000 elements and depth 40).
    int max_structure_depth = 128;
    std::size_t max_structure_nodes = 2'000'000;
};

/// Reads one PDF into a Document. Never throws for what a file contains: whatever is wrong stands in
/// Document::diagnostics, with `readable` false where nothing could be opened. Not thread-safe (Poppler's error
/// callback is one for the process): run one reader a process. `source` is only kept, not opened.
[[nodiscard]] Document read_document(std::string_view bytes, const std::string& source,
                                     const ReadOptions& options = {});

/// The same from what a PDF library has read, without a file: everything but `source` and `sha256` is filled. This is
/// the seam through which tests feed pages built from text.
[[nodiscard]] Document compose_document(RawDocument raw);

/// True when the bytes look like a PDF by content: "%PDF-" within the first 1024 bytes (ISO 32000-1, annex H.3, note
/// 13).
[[nodiscard]] bool looks_like_pdf(std::string_view bytes);

}  // namespace arising::extractor
