// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/ioctl.h>
#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "cli/program.h"
#include "cli/standard_output.h"

namespace {

std::size_t columns_of_terminal(int descriptor) {
    winsize size{};
    return isatty(descriptor) == 1 && ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

int main(int argc, char** argv) {
    arising::cli::StandardOutput out(STDOUT_FILENO);
    arising::cli::Console console{std::cin, out, std::cerr, isatty(STDERR_FILENO) == 1,
                                  columns_of_terminal(STDOUT_FILENO)};
    return arising::cli::run(std::vector<std::string>(argv + 1, argv + argc), console);
}
