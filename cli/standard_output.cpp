// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "output/atomic_file.h"

namespace arising::cli {

StandardOutput::StandardOutput(int descriptor) : std::ostream(nullptr), buffer_(descriptor) {
    rdbuf(&buffer_);
    exceptions(std::ios::badbit);  // else the stream would swallow what the buffer throws
}

StandardOutput::Buffer::int_type StandardOutput::Buffer::overflow(int_type next) {
    write_out();
    if (!traits_type::eq_int_type(next, traits_type::eof())) {
        sputc(traits_type::to_char_type(next));
    }
    return traits_type::not_eof(next);
}

int StandardOutput::Buffer::sync() {
    write_out();
    return 0;
}

void StandardOutput::Buffer::write_out() {
    const char* at = pbase();
    const char* const end = pptr();
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    while (at < end && !reader_gone_) {
        const ssize_t written = ::write(descriptor_, at, static_cast<std::size_t>(end - at));
        if (written >= 0) {
            at += written;
        } else if (errno == EPIPE) {
            reader_gone_ = true;
        } else if (errno != EINTR) {
            throw output::OutputError(std::string("cannot write to standard output: ") + std::strerror(errno));
        }
    }
}

}  // namespace arising::cli
