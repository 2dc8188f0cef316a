// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program_run.h"

#include <sstream>

#include "cli/program.h"

namespace arising::tests {

ProgramRun run_program(const std::vector<std::string>& arguments, const std::string& standard_input) {
    std::istringstream in(standard_input);
    std::ostringstream out;
    std::ostringstream err;
    cli::Console console{in, out, err, false};
    const int status = cli::run(arguments, console);
    return {status, out.str(), err.str()};
}

}  // namespace arising::tests
