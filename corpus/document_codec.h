// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/byte_codec.h"
#include "extractor/document.h"

// A Document as bytes, so that it can be kept and mined again without its file. Nearly all of a Document is words and
// their boxes. They are written column by column, each number as its difference to the one that it is likely to be near
// to: a compressor then finds little left. Every bit comes back, those of boxes too, since rules measure them.
//
// Any Document is written and read back as it was, also one that is not consistent. What is read need not be
// consistent: whoever does not trust the bytes asks is_consistent().

namespace arising::corpus {

void write_document(ByteWriter& writer, const extractor::Document& document);

/// Where the bytes are none, reader.good() is false and the document is of no use.
void read_document(ByteReader& reader, extractor::Document& document);

}  // namespace arising::corpus
