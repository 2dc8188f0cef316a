// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "corpus/record.h"

namespace arising::bench {

/// A made archive of about that many statements, the same every time: bodies small and large with meetings over the
/// years; words as frequent as Zipf says, and names; matters that come back in the same words, in other words and by
/// number, in lists below their topic and in paragraphs; people who must act; boilerplate.
[[nodiscard]] corpus::Archive make_archive(std::size_t statements);

}  // namespace arising::bench
