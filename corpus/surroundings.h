// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/span.h"

namespace arising::corpus {

/// Ends Surroundings::before where the statement begins a paragraph of its own.
inline constexpr std::string_view paragraph_break = "¶";

/// What the page says around a statement, from which a reader knows what "Clerk to chase" is about.
struct Surroundings {
    /// The list items that enclose it and the heads of its table row, outermost first; headings are not among them.
    std::vector<std::string> under;
    /// What its passage says before it; where it opens its paragraph, the paragraph before and a paragraph_break. Of
    /// much, the beginning, which names the matter, and the end.
    std::string before;
};

/// Works out, once for a document, which blocks stand under which: list items by their level, a paragraph under the
/// list item that it is indented like, a table cell under the short cells to its left. Then answers for any place in
/// it. Nothing reaches over a heading. The document must outlive it. Cost: linear in the number of blocks.
class SurroundingsFinder {
public:
    explicit SurroundingsFinder(const extractor::Document& document);

    [[nodiscard]] Surroundings around(extractor::Span span) const;

private:
    void find_parents();
    [[nodiscard]] bool goes_on_from(std::int32_t item, const extractor::Block& paragraph) const;
    [[nodiscard]] std::vector<std::string> heads_of_row(std::int32_t cell) const;
    [[nodiscard]] std::string said_before(std::int32_t block, std::uint32_t begin) const;

    const extractor::Document& document_;
    std::vector<std::int32_t> parents_;   ///< by block; -1 = none
    std::vector<std::int32_t> previous_;  ///< by block: the paragraph that stands directly before it; -1 = none
};

}  // namespace arising::corpus
