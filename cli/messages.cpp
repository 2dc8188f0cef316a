// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messages.h"

#include <cerrno>
#include <cstring>

#include "output/atomic_file.h"

namespace arising::cli {

void say(Console& console, const std::string& message) {
    console.err << "arising: " << message << "\n" << std::flush;
}

void write_data(Console& console, const std::string& data) {
    console.out.write(data.data(), static_cast<std::streamsize>(data.size()));
    finish_data(console);
}

void finish_data(Console& console) {
    errno = 0;
    console.out.flush();
    if (!console.out && errno != EPIPE && errno != 0) {
        throw output::OutputError(std::string("cannot write to standard output: ") + std::strerror(errno));
    }
}

}  // namespace arising::cli
