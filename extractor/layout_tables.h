// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractor/proto_block.h"
#include "extractor/raw_document.h"

namespace arising::extractor {

/// Dissolves tables that authors use to lay out minutes: a column of item numbers, a column of running text, sometimes
/// a column of initials. Their cells become the paragraphs that a reader sees, with the number as label of the first of
/// them. Tables with a header row, or without long text, stay. Tables whose rows stack what stands on a page (title,
/// dates, a small table, running text) are taken apart: rows with several cells stay tables, those that follow each other
/// one, and the rest become paragraphs.
void dissolve_layout_tables(const RawDocument& raw, ProtoDocument& document);

}  // namespace arising::extractor
