// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "cli/program.h"
#include "cli/standard_output.h"

int main(int argc, char** argv) {
    arising::cli::StandardOutput out(STDOUT_FILENO);
    arising::cli::Console console{std::cin, out, std::cerr, isatty(STDERR_FILENO) == 1};
    return arising::cli::run(std::vector<std::string>(argv + 1, argv + argc), console);
}
