// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paths.h"

namespace arising::tests {

const std::string source_folder = ARISING_SOURCE_DIR;
const std::string arising_binary = ARISING_BINARY;
const std::string python = ARISING_PYTHON;

}  // namespace arising::tests
