// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/record.h"

namespace arising::corpus {

/// Groups documents by body, committee and date: agenda, minutes and papers of one meeting are one Meeting. An
/// inspection counts as a meeting of the body inspected, with the inspectorate as its committee; where its report has
/// no date, of the day on which it ended. Any other document without a date belongs to none. Ordered by date and id;
/// also fills in Record::meeting. `keys` are body_keys(documents). REQUIRES: documents in their final order, with final
/// ids.
[[nodiscard]] std::vector<Meeting> find_meetings(const std::vector<DocumentRecord>& documents,
                                                 const std::vector<std::string>& keys, std::vector<Record>& statements);

}  // namespace arising::corpus
