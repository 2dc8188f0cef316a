// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "corpus/record.h"

namespace arising::corpus {

/// What the last run over a store gave, with the corrections that it was given: what its record holds. Opens the store
/// for reading only; is_store() says beforehand whether a file is one. Throws StoreError where the store cannot be
/// read, has no whole run in it, or was last filled by another version of the program.
[[nodiscard]] Archive last_archive(const std::string& path);

}  // namespace arising::corpus
