// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <ostream>
#include <streambuf>

namespace arising::cli {

/// Standard output as a stream that tells its two ways of failing apart. A reader that has gone away (a closed pipe) is
/// no error: what is still written is dropped. Everything else - a full disk above all - throws output::OutputError
/// from the very call that finds out; std::cout only sets a flag, and forgets why. Flush it before the program ends.
class StandardOutput : public std::ostream {
public:
    explicit StandardOutput(int descriptor);

private:
    class Buffer : public std::streambuf {
    public:
        explicit Buffer(int descriptor) : descriptor_(descriptor) {
            setp(bytes_.data(), bytes_.data() + bytes_.size());
        }

    private:
        int_type overflow(int_type next) override;
        int sync() override;
        void write_out();

        int descriptor_;
        bool reader_gone_ = false;
        std::array<char, 1U << 16U> bytes_{};
    };

    Buffer buffer_;
};

}  // namespace arising::cli
