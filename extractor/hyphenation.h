// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "extractor/raw_document.h"

namespace arising::extractor {

/// Decides whether a hyphen at the end of a line was put there by the typesetter ("com-" "mittee") or belongs to the
/// word
/// ("well-" "known"), from the document's own words: there is no dictionary.
///
/// A pair is joined when the document has the joined word elsewhere; it is not when it has the hyphenated word inside a
/// line. Where it has neither, it is joined only in a document that is seen to break words at all, and only when the
/// second part is no word of the document.
class Hyphenation {
public:
    /// Reads the words of the whole document, unless no line of it ends in a hyphen: then it costs next to nothing.
    explicit Hyphenation(const RawDocument& document);

    /// `first` is without its hyphen.
    [[nodiscard]] bool joins(std::string_view first, std::string_view second) const;

private:
    [[nodiscard]] bool knows(const std::string& word) const { return words_.contains(word); }

    std::unordered_set<std::string> words_;  ///< lower case (ASCII), as they stand inside lines
    bool breaks_words_ = false;
};

}  // namespace arising::extractor
