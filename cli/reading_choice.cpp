// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading_choice.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <utility>
#include <vector>

#include "cli/messages.h"

namespace arising::cli {

namespace {

const std::vector<std::pair<std::string, extractor::Ocr>> ocr_names = {
    {"auto", extractor::Ocr::automatic}, {"never", extractor::Ocr::never}, {"always", extractor::Ocr::always}};

extractor::Ocr ocr_of(const std::string& name) {
    for (const auto& [known, ocr] : ocr_names) {
        if (known == name) {
            return ocr;
        }
    }
    return extractor::Ocr::automatic;
}

/// One a line. Blanks belong to a password; the line's end, also that of other systems, does not.
std::vector<std::string> passwords_in(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> passwords;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (!line.empty()) {
            passwords.push_back(line);
        }
    }
    if (!file.eof()) {
        throw UsageError("the password file '" + path + "' cannot be read");
    }
    if (passwords.empty()) {
        throw UsageError("the password file '" + path + "' holds no password (one a line)");
    }
    return passwords;
}

}  // namespace

void ReadingChoice::add_options(CLI::App& command) {
    std::vector<std::string> names;
    names.reserve(std::size(ocr_names));
    for (const auto& [name, value] : ocr_names) {
        names.push_back(name);
    }
    command
        .add_option("--ocr", ocr,
                    "Read pages from their picture: auto (those that are nothing else), never, or always (every page, "
                    "leaving its text aside)")
        ->check(CLI::IsMember(names))
        ->capture_default_str();
    command.add_flag("--hidden-text", hidden_text,
                     "Read text that nobody sees on the page (white on white, painted over, on a layer that is off) "
                     "like the rest");
    command.add_option("--password-file", password_file, "Passwords of encrypted files, one a line, tried in turn")
        ->type_name("FILE");
}

extractor::ReadOptions ReadingChoice::options() const {
    extractor::ReadOptions options;
    options.ocr = ocr_of(ocr);
    options.hidden_text = hidden_text;
    if (!password_file.empty()) {
        options.passwords = passwords_in(password_file);
    }
    return options;
}

}  // namespace arising::cli
