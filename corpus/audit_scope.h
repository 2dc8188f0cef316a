// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "corpus/audit.h"
#include "corpus/record.h"
#include "corpus/series.h"

// What an audit looked at.

namespace arising::corpus {

/// Adds the documents, meetings and statements of a body, up to `as_of` where that is not empty, which is a whole date.
/// Returns the date of the last document that counts, or empty.
std::string count_series(const Archive& archive, const Series& series, const std::string& as_of, AuditScope& scope);

/// Adds the names of documents without a date and of those that were not read, of bodies with these keys, or of all.
/// `keys` are body_keys(archive.documents).
///
/// No series knows of documents without a date. What was not read does not say whose it is: it is missed where
/// documents of a body that is looked at lie.
void name_what_is_missing(const Archive& archive, const std::vector<std::string>& keys,
                          const std::set<std::string>& looked_at, bool all_bodies, AuditScope& scope);

}  // namespace arising::corpus
