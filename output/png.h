// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extractor/page_picture.h"

namespace arising::output {

/// The bytes of a PNG file (ISO/IEC 15948): eight bits for each of red, green and blue, no gamma, with the resolution.
/// The same picture gives the same bytes with the same release of zlib. Throws std::bad_alloc.
[[nodiscard]] std::string png_of(const extractor::ColourPicture& picture);

}  // namespace arising::output
