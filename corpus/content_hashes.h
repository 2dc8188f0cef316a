// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/store.h"

namespace arising::corpus {

/// The SHA-256 of every input's bytes, in the order of the inputs; empty where a file cannot be read.
///
/// A file that the store has seen is not opened again while device, inode, size and both dates of the system (content
/// changed, anything of it changed) are what they were. Dates are not exact: a file that is changed twice within one
/// step of the clock has one date for both. So a hash is remembered only when both dates lie two seconds back or more
/// at the time it is taken (the rule by which git trusts its index): a later change then gives a later date. The second
/// date cannot be set by a program, so that putting an old date on a new file deceives nobody.
[[nodiscard]] std::vector<std::string> content_hashes(const std::vector<Input>& inputs, Store& store);

}  // namespace arising::corpus
