// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/record.h"

#include "corpus/make_records.h"

namespace arising::corpus {

bool can_be_followed(rules::StatementKind kind) {
    switch (kind) {
        case rules::StatementKind::recommendation:
        case rules::StatementKind::decision:
        case rules::StatementKind::action:
        case rules::StatementKind::progress:
            return true;
        case rules::StatementKind::judgement:
        case rules::StatementKind::figure:
            return false;
    }
    return false;
}

const char* name_of(DocumentState state) {
    switch (state) {
        case DocumentState::read:
            return "read";
        case DocumentState::partly_read:
            return "partly_read";
        case DocumentState::unreadable:
            return "unreadable";
        case DocumentState::skipped:
            return "skipped";
    }
    return "unreadable";
}

const char* name_of(LinkReason reason) {
    switch (reason) {
        case LinkReason::same_wording:
            return "same_wording";
        case LinkReason::same_matter:
            return "same_matter";
        case LinkReason::same_number:
            return "same_number";
        case LinkReason::cites:
            return "cites";
        case LinkReason::reports_progress:
            return "reports_progress";
        case LinkReason::by_hand:
            return "by_hand";
    }
    return "same_wording";
}

const char* name_of(TrailStatus status) {
    switch (status) {
        case TrailStatus::fresh:
            return "new";
        case TrailStatus::open:
            return "open";
        case TrailStatus::recurring:
            return "recurring";
        case TrailStatus::overdue:
            return "overdue";
        case TrailStatus::complete:
            return "complete";
        case TrailStatus::lapsed:
            return "lapsed";
    }
    return "open";
}

const char* name_of(CorrectionKind kind) {
    switch (kind) {
        case CorrectionKind::accept:
            return "accept";
        case CorrectionKind::reject:
            return "reject";
        case CorrectionKind::merge:
            return "merge";
        case CorrectionKind::split:
            return "split";
    }
    return "accept";
}

bool is_traceable(const Record& record, const extractor::Document& document) {
    const rules::Statement& statement = record.statement;
    return record.text == quote(document, statement.span) && record.lead == quote(document, statement.lead) &&
           record.page == document.page_at(statement.span.begin) && record.boxes == document.boxes_of(statement.span);
}

}  // namespace arising::corpus
