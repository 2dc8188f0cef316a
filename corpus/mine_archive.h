// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/mine_options.h"
#include "corpus/record.h"
#include "corpus/trails.h"
#include "rules/rule_set.h"

// The whole of a run between the command line and the output: many files in, one Archive out. What a file contains
// never makes it throw: a bad file is a DocumentRecord that says why. The result depends on the files, the rules and
// the options that say so, not on the number of workers or the order in which they finish.

namespace arising::corpus {

/// `inputs` as find_inputs() gives them. Throws std::system_error when no worker process can be started.
[[nodiscard]] Archive mine_archive(const std::vector<Input>& inputs, const rules::RuleSet& rule_set,
                                   const MineOptions& options = {});

/// The part of it after reading: from an archive that has its documents and statements to one that has meetings, trails
/// (by first date and id) and summary too. Keeps summary.prefilter_fallbacks.
void follow_matters(Archive& archive, const FollowOptions& options = {});

}  // namespace arising::corpus
