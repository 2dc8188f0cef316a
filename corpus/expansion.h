// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/wording.h"

namespace arising::corpus {

/// Every wording with what those most like it say besides: Rocchio's expansion by the nearest texts, as search engines
/// do with short queries. "Caseloads are manageable" and "enough social workers" share no word, but both are near to
/// texts that speak of caseloads and of workers.
///
/// Work is bounded for each wording, whatever the number of them; equal wordings do not expand each other.
[[nodiscard]] std::vector<WordingVector> expanded(const std::vector<const WordingVector*>& wordings);

}  // namespace arising::corpus
