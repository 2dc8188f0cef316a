// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tests/support/temporary_folder.h"

namespace arising::tests {

/// A pack of one rule, "test.resolved": a sentence with "resolved" in any case is a decision. For tests of what happens
/// around the rules, so that no shipped rule matters.
inline constexpr const char* small_pack = R"([pack]
id = "test"
version = "1.0.0"
title = "For tests"

[[rule]]
id = "resolved"
title = "Resolved"
shape = "sentence"
kind = "decision"
match = '(?i)\bresolved\b'
examples = ["It was RESOLVED to mend the gate."]
counter_examples = ["The gate is broken."]
)";

/// Writes it into the folder and returns the file's path.
[[nodiscard]] inline std::string write_small_pack(const TemporaryFolder& folder) {
    return folder.write("pack/test.toml", small_pack);
}

}  // namespace arising::tests
