// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

#include "cli/program.h"

namespace arising::cli {

/// A mistake in what was typed that the option parser cannot know. Ends the run with exit_error and its message.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One message on stderr with the tool's name before it.
void say(Console& console, const std::string& message);

/// Data to stdout, all at once. Throws output::OutputError when it cannot be written; for what is no error, see
/// standard_output.h.
void write_data(Console& console, const std::string& data);
/// The second half of write_data(), for those who write to console.out themselves.
void finish_data(Console& console);

}  // namespace arising::cli
