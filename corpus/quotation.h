// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/audit.h"
#include "corpus/record.h"

namespace arising::corpus {

/// A statement as an audit quotes it. REQUIRES: the document is the record's.
[[nodiscard]] Quotation quotation_of(const Record& record, const DocumentRecord& document);

}  // namespace arising::corpus
