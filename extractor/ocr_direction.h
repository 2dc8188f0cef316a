// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractor/ocr_engine.h"
#include "extractor/page_picture.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// A picture as it has to be held to be read, and what was read in it.
struct ReadPicture {
    PagePicture picture;
    std::vector<OcrLine> lines;
    Direction direction = Direction::right;  ///< in which its text runs on the page as shown
};

/// Recognises a picture. Where hardly a word is found, or most words stand on end, the other three ways of holding it
/// are tried, at half the resolution (about a second in all), and the best of them is read.
[[nodiscard]] ReadPicture read_any_way(OcrEngine& engine, PagePicture picture);

/// Turned so that text that runs in this direction runs to the right.
[[nodiscard]] PagePicture turned(const PagePicture& picture, Direction direction);

}  // namespace arising::extractor
