// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extractor/read_document.h"

namespace CLI {
class App;
}

namespace arising::cli {

/// The options --ocr, --hidden-text and --password-file, which every command that opens PDF files has.
struct ReadingChoice {
    std::string ocr = "auto";
    bool hidden_text = false;
    std::string password_file;

    void add_options(CLI::App& command);
    /// Throws UsageError when the password file cannot be read or holds no password.
    [[nodiscard]] extractor::ReadOptions options() const;
};

}  // namespace arising::cli
