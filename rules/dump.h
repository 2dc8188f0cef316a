// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extractor/document.h"
#include "rules/statement.h"

// Canonical one-line forms, for people who want to see what the rules found and for tests that compare. Not a format to
// build upon: that is the record.

namespace arising::rules {

/// kind, page, text, fields that have a value, the rule:
///   decision p1 "Agreed to write" outcome=agreed owner=Clerk due="in six months"(2015-10-14) item=4 [pack.rule]
/// Values with blanks stand in quotes.
[[nodiscard]] std::string one_line(const Statement& statement, const extractor::Document& document);

/// minutes title="..." date=2015-04-14 ... lead=not_found: every field, in a fixed order, with the reason where it is
/// null.
[[nodiscard]] std::string one_line(const DocumentFacts& facts);

}  // namespace arising::rules
