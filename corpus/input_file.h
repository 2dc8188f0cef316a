// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "corpus/archive_walk.h"
#include "corpus/descriptor.h"

namespace arising::corpus {

struct OpenedInput {
    Descriptor file;
    std::string problem;  ///< why there is no file; set if and only if `file` is empty
};

/// Opens an input for reading and tells the system to read ahead. Only regular files: a pipe could keep the run waiting
/// for ever.
[[nodiscard]] OpenedInput open_input(const Input& input);

/// The bytes of an open file, mapped for as long as this object lives. Throws std::system_error where they cannot be
/// mapped, std::bad_alloc where there is no room.
class MappedFile {
public:
    explicit MappedFile(int file);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace arising::corpus
