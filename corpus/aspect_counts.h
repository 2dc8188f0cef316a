// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "corpus/aspects.h"
#include "corpus/audit.h"

namespace arising::corpus {

/// Fills Audit::years and Audit::aspects from the audit's matters, of the period that was asked for. `statement_at` has
/// the position in Archive::statements by id.
void count_aspects(const Aspects& names, const std::unordered_map<std::string, std::size_t>& statement_at,
                   Audit& audit);

}  // namespace arising::corpus
