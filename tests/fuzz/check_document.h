// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "extractor/document.h"
#include "extractor/sentences.h"
#include "tests/fuzz/invariant.h"

namespace arising::fuzz {

/// What holds for every Document, wherever its glyphs came from.
inline void check_document(const extractor::Document& document) {
    std::string why;
    const bool consistent = extractor::is_consistent(document, &why);
    require(consistent, why);
    for (const extractor::Block& block : document.blocks) {
        std::uint32_t end = block.span.begin;
        for (const extractor::Span sentence : extractor::sentences_of(document, block)) {
            require(!sentence.empty() && sentence.begin >= end, "sentences are in order and not empty");
            end = sentence.end;
        }
        require(end <= block.span.end, "sentences lie in their block");
    }
}

}  // namespace arising::fuzz
