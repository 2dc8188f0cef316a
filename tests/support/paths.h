// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace arising::tests {

/// Where things of this build stand, as absolute paths. The build knows them; one file is told, so that a build in
/// another folder compiles the other files with the same command.
extern const std::string source_folder;
extern const std::string arising_binary;
extern const std::string python;

}  // namespace arising::tests
