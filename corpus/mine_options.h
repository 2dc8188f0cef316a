// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "corpus/worker_pool.h"
#include "extractor/read_document.h"

namespace arising::corpus {

class Store;
struct Corrections;

struct MineOptions {
    extractor::ReadOptions reading;
    WorkerOptions workers;
    /// Called after every document, in the order they finish.
    std::function<void(std::size_t done, std::size_t total)> on_progress;
    /// What earlier runs worked out is taken from here, and what this one does is kept here; null = neither. Makes no
    /// difference to the result. Must outlive the run.
    Store* store = nullptr;
    /// What a person has corrected; null = nothing. Must outlive the run.
    const Corrections* corrections = nullptr;
};

}  // namespace arising::corpus
