// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/make_records.h"
#include "extractor/document.h"
#include "extractor/read_document.h"
#include "rules/rule_set.h"

// One input as the files that it is made of: itself and the PDF files inside of it, down to a depth, a number and a
// size. Reading them is apart from mining them, so that what was read can be kept and mined again with other rules.

namespace arising::corpus {

/// One of these files, read but not mined.
struct ReadPart {
    std::string path;                             ///< "outer.pdf", "outer.pdf!/inner.pdf"
    std::int32_t owner = -1;                      ///< place of the part whose attachment it is; -1 = the input itself
    std::optional<extractor::Document> document;  ///< nothing: it is no PDF, or too large
    std::string sha256;                           ///< these three only where there is no document
    std::string why;
    std::string hint;
    std::uint32_t left_out = 0;  ///< attachments of it that were not read
};

/// Places count from 0, the input itself, in the order of the record; parts come when they are read, so that an outer
/// one comes after those inside of it. Each place below the number of parts comes once.
using OnPart = std::function<void(std::size_t place, ReadPart part)>;

/// Throws what on_part throws, and std::bad_alloc.
void read_parts(std::string_view bytes, const std::string& path, const extractor::ReadOptions& options,
                const OnPart& on_part);

/// Without attached_to, which the part alone does not know.
[[nodiscard]] DocumentResult mine_part(const ReadPart& part, const rules::RuleSet& rule_set);

/// Collects the results of an input's parts, in whatever order they come.
class PartResults {
public:
    void add(std::size_t place, std::int32_t owner, DocumentResult result);
    /// The input's, with its attachments; nothing where a place or an owner is missing.
    [[nodiscard]] std::optional<DocumentResult> take();

private:
    struct Place {
        std::int32_t owner = -1;
        std::optional<DocumentResult> result;
    };
    std::vector<Place> places_;
};

}  // namespace arising::corpus
