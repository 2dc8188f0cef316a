// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messages.h"

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
    console.out.flush();
    if (!console.out) {
        throw output::OutputError("cannot write to standard output");
    }
}

}  // namespace arising::cli
