// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Bytes made smaller for a store (zlib, RFC 1950). The format carries a check sum of its own: bytes that a disk has
// changed are not taken for what was written.

namespace arising::corpus {

/// Takes bytes piece by piece, so that what is large need not be in memory as a whole. Throws std::bad_alloc.
class Compressor {
public:
    Compressor();
    Compressor(const Compressor&) = delete;  // the library's state points into itself
    Compressor& operator=(const Compressor&) = delete;
    ~Compressor();

    void add(std::string_view bytes);
    /// All of it; the last call.
    [[nodiscard]] std::string finish();

private:
    void run(std::string_view bytes, int flush);

    struct State;
    std::unique_ptr<State> state_;
    std::string result_;
};

[[nodiscard]] std::string compressed(std::string_view bytes);

/// Nothing where the bytes are damaged, or would give more than `most` bytes. Throws std::bad_alloc.
[[nodiscard]] std::optional<std::string> decompressed(std::string_view bytes, std::size_t most);

}  // namespace arising::corpus
