// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/make_records.h"
#include "corpus/mine_options.h"
#include "corpus/read_input.h"
#include "extractor/read_document.h"
#include "rules/rule_set.h"

// The second reading of a run. The first one reads the text of every file, and counts the pages that are pictures;
// those files alone go to workers of a second kind, which load the recogniser before they close their sandbox. So a run
// without pictures neither loads it nor waits for it.

namespace arising::corpus {

/// With Ocr::always, every document that has pages.
[[nodiscard]] bool has_pictures_to_read(const DocumentResult& result, extractor::Ocr ocr);

/// What the second reading gave of an input: nothing where the worker failed, and then why (empty: its answer made no
/// sense).
using OnPictures = std::function<void(std::size_t input, std::optional<InputAnswer> answer, const std::string& why)>;

/// Reads the inputs at the places `chosen` again; `results` are those of the first reading. A file may take the time
/// that the options give and 20 s for every picture. Throws std::system_error when no worker can be started, Stopped.
void read_pictures_of(const std::vector<std::size_t>& chosen, const std::vector<Input>& inputs,
                      const std::vector<DocumentResult>& results, const rules::RuleSet& rule_set,
                      const MineOptions& options, bool with_readings, const OnPictures& on_read);

/// Where the second reading failed: the first result stays, with an error that says so.
void keep_first_reading(DocumentResult& result, const std::string& why);

}  // namespace arising::corpus
