// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace arising::tests {

/// What a call of the program gave back.
struct ProgramRun {
    int status = -1;
    std::string out;
    std::string err;
};

/// Runs the program's library in this process, as main() would, with `standard_input` as its input and no terminal.
[[nodiscard]] ProgramRun run_program(const std::vector<std::string>& arguments, const std::string& standard_input = {});

}  // namespace arising::tests
