// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/make_records.h"
#include "corpus/worker_pool.h"
#include "extractor/read_document.h"
#include "rules/rule_set.h"

// The second reading of a run. The first one reads the text of every file, and counts the pages that are pictures;
// those files alone go to workers of a second kind, which load the recogniser before they close their sandbox. So a run
// without pictures neither loads it nor waits for it.

namespace arising::corpus {

/// With Ocr::always, every document that has pages.
[[nodiscard]] bool has_pictures_to_read(const DocumentResult& result, extractor::Ocr ocr);

/// Inputs (indices) whose first result leaves pictures to read.
[[nodiscard]] std::vector<std::size_t> inputs_with_pictures(const std::vector<DocumentResult>& results,
                                                            extractor::Ocr ocr);

/// Reads `chosen` again and puts the new results in the place of the old ones. Where a worker fails, the first result
/// stays, with an error that says so. A file may take the time that `workers` gives and 20 s for every picture.
/// `on_read` is called after each. Throws std::system_error when no worker can be started.
void read_pictures_of(const std::vector<std::size_t>& chosen, const std::vector<Input>& inputs,
                      const rules::RuleSet& rule_set, const extractor::ReadOptions& reading, WorkerOptions workers,
                      std::vector<DocumentResult>& results, const std::function<void()>& on_read);

}  // namespace arising::corpus
