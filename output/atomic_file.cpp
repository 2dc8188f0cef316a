// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/atomic_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace arising::output {

namespace fs = std::filesystem;

AtomicFile::AtomicFile(const std::string& path) : path_(path), target_(path) {
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    if (type == fs::file_type::directory) {
        throw OutputError("cannot write '" + path + "': it is a folder");
    }
    if (type == fs::file_type::regular) {
        target_ = fs::canonical(path, error).string();  // a link stays a link: what it points to is replaced
    }
    if (type == fs::file_type::regular || type == fs::file_type::not_found) {
        const fs::path place(target_);
        temporary_ = (place.parent_path() / ("." + place.filename().string() + "." + std::to_string(getpid()) + ".tmp"))
                         .string();
    }
    errno = 0;
    stream_.open(temporary_.empty() ? target_ : temporary_, std::ios::binary | std::ios::trunc);
    if (!stream_) {
        fail(std::strerror(errno));
    }
}

AtomicFile::~AtomicFile() {
    stream_.close();
    if (!temporary_.empty()) {
        unlink(temporary_.c_str());
    }
}

void AtomicFile::commit() {
    errno = 0;
    stream_.close();
    if (!stream_) {
        fail(errno == 0 ? "not everything could be written" : std::strerror(errno));
    }
    if (!temporary_.empty() && rename(temporary_.c_str(), target_.c_str()) != 0) {
        fail(std::strerror(errno));
    }
    temporary_.clear();
}

void AtomicFile::fail(const std::string& what) const {
    throw OutputError("cannot write '" + path_ + "': " + what);
}

void check_output(const std::string& path) {
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    if (type != fs::file_type::fifo &&
        type != fs::file_type::socket) {  // whose reader would take our leaving for the end
        const AtomicFile probe(path);
    }
}

}  // namespace arising::output
