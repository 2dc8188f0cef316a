// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <stdexcept>
#include <string>
#include <vector>

// From what the user typed to the list of files to read. Looks at names, and at the first kilobyte of files whose name
// does not end in .pdf; reads nothing else and changes nothing.
//
//   FILE     always counts, whatever its name
//   FOLDER   every file below it that is a PDF by name (.pdf, any case) or by content; names that start with a dot are
//            left out, links are followed, and a folder that is reached twice is looked at once
//   @FILE    a list of files and folders, one a line; a list with a NUL in it (find -print0) is split at NULs instead
//   -        such a list on standard input

namespace arising::corpus {

/// A path that the user gave does not exist, or a list cannot be read. Nothing has been written when it is thrown.
class InputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Input {
    std::string path;  ///< as the record names it: relative to the folder given, with '/'
    std::string file;  ///< where to open it
    std::string
        problem;  ///< why it cannot be read, where that is known already (a folder without permission); or empty
};

/// Each file once, ordered bytewise by `path`: the order of the record does not depend on the file system's.
/// Throws InputError.
[[nodiscard]] std::vector<Input> find_inputs(const std::vector<std::string>& arguments, std::istream& standard_input);

}  // namespace arising::corpus
