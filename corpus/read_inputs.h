// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/make_records.h"
#include "corpus/mine_options.h"
#include "corpus/run_memory.h"
#include "rules/rule_set.h"

namespace arising::corpus {

/// All inputs of a run, read and mined, in their order. For each the cheapest way that is left: a result that is kept;
/// a reading that is kept, mined in a worker; the file itself, in a worker, first its text and then its pictures. What
/// comes of it is kept at once. Throws std::system_error when no worker can be started, Stopped.
[[nodiscard]] std::vector<DocumentResult> read_inputs(const std::vector<Input>& inputs, const rules::RuleSet& rule_set,
                                                      const MineOptions& options, RunMemory& memory);

}  // namespace arising::corpus
