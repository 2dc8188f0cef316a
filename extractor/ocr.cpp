// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/ocr.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractor/ocr_direction.h"
#include "extractor/ocr_engine.h"
#include "extractor/ocr_text.h"
#include "extractor/pdf_file.h"

namespace arising::extractor {
namespace {

std::vector<std::size_t> pages_to_read(const RawDocument& raw, Ocr ocr) {
    std::vector<std::size_t> pages;
    for (std::size_t p = 0; p < raw.pages.size(); ++p) {
        if (ocr == Ocr::always || (ocr == Ocr::automatic && raw.pages[p].is_picture)) {
            pages.push_back(p);
        }
    }
    return pages;
}

void add_note(RawDocument& raw, Severity severity, std::size_t page, std::string message, std::string hint = {}) {
    raw.diagnostics.push_back({severity, static_cast<std::int32_t>(page) + 1, std::move(message), std::move(hint)});
}

void report(RawDocument& raw, std::size_t page, const OcrText::Added& added) {
    const std::string name = "page " + std::to_string(page + 1);
    if (added.words > 0) {
        add_note(raw, Severity::note, page,
                 name + " was read by OCR (mean confidence " + std::to_string(std::lround(added.confidence)) + " %)");
    } else if (raw.pages[page].glyphs.empty()) {
        add_note(raw, Severity::note, page, name + " is a picture in which no words were found");
    }
    if (added.unsure > 0) {
        add_note(raw, Severity::warning, page,
                 std::to_string(added.unsure) + (added.unsure == 1 ? " word" : " words") + " of " + name +
                     " could not be recognised and " + (added.unsure == 1 ? "was" : "were") + " left out",
                 "look at the page itself");
    }
}

/// With Ocr::always, or where the text's characters are not known, the picture stands for the page; but not a picture
/// that lacks part of the text.
bool set_text_aside(RawDocument& raw, std::size_t page, const PagePicture& picture) {
    if (picture.lacks_fonts && !raw.pages[page].glyphs.empty()) {
        add_note(raw, Severity::note, page,
                 "page " + std::to_string(page + 1) +
                     " was read from its text: its fonts are not in the file, so that no picture of it can be made");
        return false;
    }
    raw.pages[page].glyphs.clear();
    raw.pages[page].expansions.clear();
    return true;
}

}  // namespace

void read_pictures(std::string_view bytes, const ReadOptions& options, RawDocument& raw) {
    const std::vector<std::size_t> pages = pages_to_read(raw, options.ocr);
    if (pages.empty()) {
        return;
    }
    OcrEngine& engine = OcrEngine::of(ocr_languages(raw.metadata.language));
    const std::string hint =
        engine.missing_packages().empty() ? "" : "install it: apt-get install " + engine.missing_packages();
    if (!engine.problem().empty()) {
        add_note(raw, Severity::error, pages.front(), "pictures cannot be read: " + engine.problem(), hint);
        return;
    }
    if (!hint.empty()) {
        add_note(raw, Severity::warning, pages.front(),
                 "pictures were read as English only: Tesseract's data of the document's language is not installed",
                 hint);
    }
    PagePainter painter(bytes, options);
    OcrText text(raw);
    for (const std::size_t page : pages) {
        std::optional<PagePicture> picture = painter.paint(static_cast<int>(page) + 1);
        const bool instead_of_text = options.ocr == Ocr::always || raw.pages[page].lacks_unicode;
        if (!picture || (instead_of_text && !set_text_aside(raw, page, *picture))) {
            continue;
        }
        ReadPicture read = read_any_way(engine, *std::move(picture));
        const OcrText::Added added = text.add_page(page, read.picture, std::move(read.lines), read.direction);
        raw.pages[page].recognised = true;
        raw.pages[page].ocr_confidence = added.confidence;
        report(raw, page, added);
    }
    text.settle();
}

}  // namespace arising::extractor
