// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/input_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>

namespace arising::corpus {

OpenedInput open_input(const Input& input) {
    if (!input.problem.empty()) {
        return {{}, input.problem};
    }
    Descriptor file(open(input.file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file) {
        return {{}, std::string("the file cannot be opened: ") + std::strerror(errno)};
    }
    struct stat status {};
    if (fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {{}, "not a file with content (a folder, pipe or device)"};
    }
    posix_fadvise(file.get(), 0, 0, POSIX_FADV_WILLNEED);
    return {std::move(file), {}};
}

MappedFile::MappedFile(int file) {
    struct stat status {};
    if (fstat(file, &status) != 0) {
        throw std::system_error(errno, std::generic_category(), "the file's size is unknown");
    }
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) {
        return;  // nothing to map, and mmap() refuses to map nothing
    }
    void* mapped = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (mapped == MAP_FAILED) {
        if (errno == ENOMEM) {
            throw std::bad_alloc();
        }
        throw std::system_error(errno, std::generic_category(), "the file cannot be read");
    }
    data_ = static_cast<const char*>(mapped);
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) {
        munmap(const_cast<char*>(data_), size_);  // NOLINT(cppcoreguidelines-pro-type-const-cast): munmap's signature
    }
}

}  // namespace arising::corpus
