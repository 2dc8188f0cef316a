// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace arising::cli {

/// Where a run reads and writes. Data goes to `out`, messages to `err`; tests give string streams.
struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;  ///< only then is there a progress bar
    std::size_t columns = 0;       ///< of the terminal that `out` is; 0 where it is none
};

/// Exit statuses, for all commands.
inline constexpr int exit_ok = 0;
inline constexpr int exit_incomplete =
    1;                                ///< finished, but some document was not read or only partly, or an example failed
inline constexpr int exit_error = 2;  ///< usage, rule, input or output error; nothing was written

inline constexpr int exit_interrupted = 130;  ///< Ctrl-C or SIGTERM; nothing was written

/// The whole program: `arguments` without the program's name. Never throws: every error becomes one message on `err`.
/// Ignores SIGPIPE from the first call on: a reader of our output that has gone away is no error.
[[nodiscard]] int run(std::vector<std::string> arguments, Console& console);

}  // namespace arising::cli
