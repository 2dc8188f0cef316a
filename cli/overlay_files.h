// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/document.h"
#include "extractor/read_document.h"

namespace arising::cli {

/// What was asked for with --overlay and --page.
struct OverlayChoice {
    std::string output;  ///< ends in .svg or .png; empty = none wanted
    int page = 0;        ///< from 1; 0 = every page, each in a file of its own with the page's number in its name

    /// Throws UsageError for another ending, or a page without a file.
    void check() const;
};

/// Writes the blocks of the Document, read from these bytes of `input`, over its pages. Gives the names of the files.
/// Throws UsageError for a page that is not there, output::OutputError where a file cannot be written, is the input
/// itself, or exists and is no picture of the same kind.
std::vector<std::string> write_overlay(const OverlayChoice& choice, const extractor::Document& document,
                                       std::string_view bytes, const std::string& input,
                                       const extractor::ReadOptions& options);

}  // namespace arising::cli
