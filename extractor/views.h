// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extractor/document.h"

namespace arising::extractor {

// Canonical text forms of a Document: what `arising show` prints and what the tests compare. One line an item.

/// `p1 72.0 96.2 120.4 110.0 word`
[[nodiscard]] std::string view_words(const Document& document);
/// `p1 heading 2 [12.] Financial matters`, `p2 table_cell t0 r1 c2 ...`; line feeds in a block are written as blanks.
[[nodiscard]] std::string view_blocks(const Document& document);
/// The headings, indented by level, with the number of blocks directly below each.
[[nodiscard]] std::string view_sections(const Document& document);
/// CommonMark with pipe tables. Furniture is left out unless asked for; hidden text always is.
[[nodiscard]] std::string view_markdown(const Document& document, bool keep_furniture = false);
/// JSON: a list of {"page", "header_rows", "rows": [[...]], "cells": [{row, column, row_span, column_span, header,
/// text}]}.
[[nodiscard]] std::string view_tables(const Document& document);

}  // namespace arising::extractor
