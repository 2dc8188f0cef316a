// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/program.h"
#include "corpus/archive_walk.h"
#include "extractor/document.h"
#include "extractor/read_document.h"

namespace arising::cli {

using OnDocument = std::function<void(const extractor::Document&, const corpus::Input&)>;

/// Reads every PDF file below the paths, one after the other in this process (see one_document.h), and hands over those
/// that can be read. Others are named on stderr. False when some file was not read or only partly. Throws UsageError
/// when there is no file at all.
bool read_archive(const std::vector<std::string>& paths, const extractor::ReadOptions& options, Console& console,
                  const OnDocument& on_document);

}  // namespace arising::cli
