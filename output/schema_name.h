// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace arising::output {

/// The record's contract, by name and number. The number changes when a reader of the old one would misread the new
/// one; schema/record-1.schema.json is its text.
inline constexpr const char* schema_name = "arising/record/1";

}  // namespace arising::output
