// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/read_archive.h"

#include "cli/messages.h"
#include "cli/one_document.h"

namespace arising::cli {

namespace {

bool read_and_hand_over(const corpus::Input& input, const extractor::ReadOptions& options, Console& console,
                        const OnDocument& on_document) {
    try {
        const extractor::Document document = read_one(input, options);
        if (document.readable) {
            on_document(document, input);
        }
        if (!document.readable || document.truncated) {
            say(console, input.path + ": " + (document.readable ? "read only partly" : "not read"));
        }
        return document.readable && !document.truncated;
    } catch (const corpus::InputError& error) {
        say(console, error.what());
        return false;
    }
}

}  // namespace

bool read_archive(const std::vector<std::string>& paths, const extractor::ReadOptions& options, Console& console,
                  const OnDocument& on_document) {
    const std::vector<corpus::Input> inputs = corpus::find_inputs(paths, console.in);
    if (inputs.empty()) {
        throw UsageError("no PDF found");
    }
    bool whole = true;
    for (const corpus::Input& input : inputs) {
        whole = read_and_hand_over(input, options, console, on_document) && whole;
    }
    return whole;
}

}  // namespace arising::cli
