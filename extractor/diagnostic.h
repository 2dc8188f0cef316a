// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace arising::extractor {

enum class Severity : std::uint8_t { note, warning, error };

/// What is wrong with a document, said to the person who runs the tool. A damaged document is never an exception:
/// it is reported with one of these, counted, and the run goes on.
struct Diagnostic {
    Severity severity = Severity::note;
    std::int32_t page = 0;  ///< physical page, from 1; 0 = the whole document
    std::string message;    ///< what was found
    std::string hint;       ///< what can be done about it; may be empty

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

[[nodiscard]] const char* name_of(Severity severity);

}  // namespace arising::extractor
