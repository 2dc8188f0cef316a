// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

#include "corpus/record.h"
#include "output/record_json.h"

// The way back from a written record (JSON or JSON lines) to values: for the commands that look at records instead of
// PDF files. Knows the fields of this version only; others are left out of the Archive, but stay in the Json.

namespace arising::output {

/// The file is no record, is damaged, or is a record of another version.
class RecordError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The record in its one-document form, also where the file has one object a line. Throws RecordError.
[[nodiscard]] Json read_record(const std::string& file);

/// What write_json() would write as this Json; spans are empty, boxes have tenths of points. `file` is for messages.
/// Throws RecordError.
[[nodiscard]] corpus::Archive archive_of(const Json& record, const std::string& file);

}  // namespace arising::output
