// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/record.h"

namespace arising::corpus {

/// Finds the documents that an archive holds in several versions - as a draft and as approved, or in two copies - and
/// fills in DocumentRecord::superseded_by, so that nothing is followed twice. Versions are documents of one body, kind
/// and day that say half of their statements in the same words. Of these the one counts that does not call itself a
/// draft; else the one that says more; else the first by its path. `keys` are body_keys(archive.documents).
void find_versions(Archive& archive, const std::vector<std::string>& keys);

}  // namespace arising::corpus
