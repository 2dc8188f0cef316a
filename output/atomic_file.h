// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <ostream>
#include <stdexcept>
#include <string>

namespace arising::output {

/// The output cannot be written: no such folder, no permission, disk full.
class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A file that appears whole or not at all: everything goes into a temporary file beside it, which commit() puts in its
/// place. Without commit() the temporary file is removed and whatever was there before stays. Something that is not a
/// regular file (/dev/null, a pipe) is written to directly. Throws OutputError.
class AtomicFile {
public:
    explicit AtomicFile(const std::string& path);
    AtomicFile(const AtomicFile&) = delete;  // owns a file on disk
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    [[nodiscard]] std::ostream& stream() { return stream_; }
    void commit();

private:
    [[noreturn]] void fail(const std::string& what) const;

    std::string path_;
    std::string target_;     ///< where links lead
    std::string temporary_;  ///< empty = written directly
    std::ofstream stream_;
};

/// Throws the OutputError that an AtomicFile would, before hours of work are done for it; leaves nothing behind. Made
/// anew when there is something to write, since a run that is interrupted meanwhile would leave its temporary file.
void check_output(const std::string& path);

}  // namespace arising::output
