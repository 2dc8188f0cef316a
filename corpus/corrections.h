// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/record.h"

// Corrections by hand: a small TOML file that a person writes, and keeps beside the archive. docs/corrections.md says
// what may stand in it. Statements and trails are named by their ids, which stay the same over runs.

namespace arising::corpus {

struct Correction {
    CorrectionKind kind = CorrectionKind::accept;
    std::vector<std::string> ids;  ///< statements and trails; of a split, statements only
    std::string trail;             ///< of a split only
    std::string why;
    std::string where;                          ///< "corrections.toml:3:1", for messages
    std::map<std::string, std::string> places;  ///< the same, of each of its ids
};

/// Where in the file a note of AppliedCorrection::notes belongs: at the id that it begins with, in quotation marks,
/// else at the correction.
[[nodiscard]] std::string place_of_note(const Correction& correction, const std::string& note);

struct Corrections {
    std::string name;              ///< of the file, as messages print it
    std::string text;              ///< all of it
    std::vector<Correction> list;  ///< in the file's order
};

/// Throws rules::RuleError, which says file, line and column, for a mistake of whoever wrote it; InputError where the
/// file cannot be read.
[[nodiscard]] Corrections read_corrections(const std::string& path);
[[nodiscard]] Corrections parse_corrections(const std::string& text, const std::string& name);

/// Changes an archive whose trails are complete, and writes into Archive::corrections what was done. Rejections come
/// first, then splits, merges and acceptances, in whatever order they stand in the file. An id that this archive does
/// not have is noted and passed over: the archive may be a part of that for which the file was written.
///
/// A trail that is named by an id which no trail has any more is the one that its first statement now belongs to.
/// Merged trails stay of one body. What is left of a trail stays together; its id is again that of its first statement.
void apply_corrections(const Corrections& corrections, Archive& archive);

}  // namespace arising::corpus
