// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/quote_check.h"
#include "corpus/record.h"
#include "corpus/worker_pool.h"
#include "extractor/read_document.h"

// Looks up every statement of a record in the files that it was mined from. A file is found by its path, or, where that
// has other bytes, by its hash anywhere among the files given. Files are read in workers, as when they are mined.

namespace arising::corpus {

struct VerifyOptions {
    extractor::ReadOptions reading;
    WorkerOptions workers;
    std::function<void(std::size_t done, std::size_t total)> on_progress;  ///< by files that are read
};

/// For every statement of the archive, in its order. Throws std::system_error when no worker can be started.
[[nodiscard]] std::vector<QuoteState> verify_archive(const Archive& archive, const std::vector<Input>& files,
                                                     const VerifyOptions& options);

}  // namespace arising::corpus
