// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/record.h"
#include "extractor/document.h"

// Whether a statement of a record is still on the page that it names, in a Document that was read anew. Knows no rules:
// a quotation is there or not, whoever found it.

namespace arising::corpus {

enum class QuoteState : std::uint8_t {
    there,
    boxes_elsewhere,  ///< on its page, but its boxes hold other words
    lead_missing,     ///< on its page, but the sentence that it completes is nowhere in the document
    other_page,       ///< in the document, but not on its page
    missing,          ///< nowhere in the document
    not_read,         ///< the document is there, but nothing of it, or not this attachment, could be read
    no_document,      ///< no file of the archive has these bytes
};

/// One word or two for a table: "there", "other page".
[[nodiscard]] const char* name_of(QuoteState state);

/// The text without blanks and hyphens, which change with the line breaks: two readings of one passage are equal in it.
[[nodiscard]] std::string without_breaks(std::string_view text);

/// One for each document; keeps what it has worked out of its pages. The document must outlive it.
class QuoteCheck {
public:
    explicit QuoteCheck(const extractor::Document& document) : document_(document) {}

    /// `there` when all holds, otherwise the worst of what does not. Boxes are checked loosely: they must hold at least
    /// half of the quotation's letters.
    [[nodiscard]] QuoteState check(const Record& record);

private:
    /// What stands from the first word of one page to the last word of another.
    const std::string& text_of_pages(std::int32_t first, std::int32_t last);
    const std::string& whole_text();
    [[nodiscard]] bool boxes_hold(const Record& record, std::size_t letters);

    const extractor::Document& document_;
    std::map<std::pair<std::int32_t, std::int32_t>, std::string> pages_;
    std::map<std::int32_t, std::pair<std::size_t, std::size_t>> words_of_page_;  ///< first and behind the last
    std::string whole_;
};

}  // namespace arising::corpus
