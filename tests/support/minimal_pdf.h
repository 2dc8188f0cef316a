// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace arising::tests {

/// A one-page A4 PDF, untagged, Helvetica 12 point, one line of text each, with a correct cross-reference table. For
/// tests that need a file which the reader accepts; texts that need structure are made with
/// corpus/samples/pdf_writer.py.
[[nodiscard]] std::string minimal_pdf(const std::vector<std::string>& lines);

}  // namespace arising::tests
