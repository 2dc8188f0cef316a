// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/quotation.h"

#include "corpus/series.h"

namespace arising::corpus {

Quotation quotation_of(const Record& record, const DocumentRecord& document) {
    return {record.id,
            record.document,
            document.path,
            record.page,
            place_in_time(document),
            record.statement.kind,
            record.text,
            record.section.empty() ? std::string() : record.section.back(),
            record.lead,
            record.statement.progress ? record.statement.progress->status : rules::ProgressStatus::none};
}

}  // namespace arising::corpus
