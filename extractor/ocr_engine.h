// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extractor/page_picture.h"

// Tesseract, behind one class. The library is loaded when the first engine is asked for, not when the program starts:
// it brings thirty other libraries along, and most runs have no picture to read (measured: 8 ms of every start). So it
// may also be missing; the engine then says what to install.

namespace arising::extractor {

/// A word as it was recognised. Pixels, origin at the top left of the picture.
struct OcrWord {
    std::string text;  ///< UTF-8
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    float confidence = 0;  ///< 0..100
};

/// A line of words from left to right, and the line they stand on, which may be skewed.
struct OcrLine {
    std::vector<OcrWord> words;
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;

    [[nodiscard]] float slope() const { return x1 > x0 ? (y1 - y0) / (x1 - x0) : 0; }
};

/// One for every set of languages, kept as long as the process lives. Reads files when it is made, and none later: a
/// process that is about to give up its file system makes the engines that it needs before. Uses one thread, and
/// carries nothing over from one picture to the next: the same picture gives the same words.
class OcrEngine {
public:
    /// `languages` as Tesseract names its data, joined by '+': "eng", "eng+cym". The first call for them loads the
    /// data (about 0.1 s).
    [[nodiscard]] static OcrEngine& of(const std::string& languages);

    OcrEngine(const OcrEngine&) = delete;  // owns the library's handle
    OcrEngine& operator=(const OcrEngine&) = delete;
    ~OcrEngine();

    /// Why it cannot read, in one sentence; empty when it can.
    [[nodiscard]] const std::string& problem() const { return problem_; }
    /// The Debian packages that are missing, for `apt-get install`; also set when only a second language is missing.
    [[nodiscard]] const std::string& missing_packages() const { return missing_packages_; }

    /// Lines in the order in which they are read. Only without a problem().
    [[nodiscard]] std::vector<OcrLine> recognise(const PagePicture& picture);

private:
    explicit OcrEngine(const std::string& languages);

    struct Handle;
    std::unique_ptr<Handle> handle_;
    std::string problem_;
    std::string missing_packages_;
};

/// The languages of a document that says it is in `language` (BCP 47, may be empty): English always, and Welsh beside
/// it, since papers in Welsh quote English.
[[nodiscard]] std::string ocr_languages(const std::string& language);

}  // namespace arising::extractor
