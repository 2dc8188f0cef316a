// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "cli/program.h"
#include "corpus/archive_walk.h"
#include "extractor/document.h"
#include "extractor/read_document.h"

// Files that are read in this process, without the sandbox that `arising mine` puts around every file: for commands
// that show what happens inside.

namespace arising::cli {

/// Throws corpus::InputError for a file that cannot be opened or is no PDF.
[[nodiscard]] extractor::Document read_one(const corpus::Input& input, const extractor::ReadOptions& options);

/// Says what is wrong with the document on stderr. False when it was read only partly or not at all.
bool report_on(const extractor::Document& document, const std::string& file, Console& console);

}  // namespace arising::cli
