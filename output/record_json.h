// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "corpus/record.h"

// One value of the record as one JSON object: which keys, in which order, under which condition. output/schema/
// record-1.schema.json says the same for readers; a test holds the two together. Used by the writers only, since
// nlohmann's header is expensive to include.

namespace arising::output {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json to_json(const rules::PackInfo& pack);
[[nodiscard]] Json to_json(const corpus::DocumentRecord& document);
[[nodiscard]] Json to_json(const corpus::Meeting& meeting);
[[nodiscard]] Json to_json(const corpus::Record& record);
[[nodiscard]] Json to_json(const corpus::Trail& trail);
[[nodiscard]] Json to_json(const corpus::AppliedCorrection& correction);
[[nodiscard]] Json to_json(const corpus::Summary& summary);
[[nodiscard]] Json tool_json();

/// On one line, UTF-8 as it stands; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string one_line(const Json& json);

}  // namespace arising::output
