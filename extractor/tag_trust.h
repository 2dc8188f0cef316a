// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// What was measured of a document's tags, and the verdict.
struct TagTrust {
    double covered = 0;    ///< share of visible glyphs that the tree names
    double broken = 0;     ///< share of paragraphs that begin with a small letter: tags that cut at every line
    double backwards = 0;  ///< share of steps between blocks of a page that go up the page by more than a quarter of it
    bool trusted = false;
    std::string reason;  ///< why not; empty when trusted
};

/// Decides whether the author's structure can be believed. Bounds measured on the tagged files of five producers:
/// honest ones cover more than 0.9 of the glyphs, break less than 0.15 of the paragraphs and go backwards less than 0.2
/// of the time.
[[nodiscard]] TagTrust judge_tags(const RawDocument& document, const ProtoDocument& tags);

}  // namespace arising::extractor
