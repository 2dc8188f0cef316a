// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/compression.h"
#include "corpus/read_parts.h"

// A reading: the parts of one input as read_parts() gives them, small enough to be kept, so that other rules can mine
// them without the file. It does not depend on where the file lies: paths of parts are kept without the input's own.

namespace arising::corpus {

/// Takes parts in the order in which they come, and holds none.
class ReadingWriter {
public:
    /// `path` is the input's, as given to read_parts().
    explicit ReadingWriter(std::string path) : path_(std::move(path)) {}

    void add(std::size_t place, const ReadPart& part);
    /// The last call.
    [[nodiscard]] std::string finish();

private:
    std::string path_;
    Compressor compressor_;
};

/// Calls `on_part` as read_parts() would for an input at `path`. False where the bytes are no reading, after some calls
/// perhaps. Throws what on_part throws, and std::bad_alloc.
[[nodiscard]] bool read_reading(std::string_view bytes, const std::string& path, const OnPart& on_part);

}  // namespace arising::corpus
