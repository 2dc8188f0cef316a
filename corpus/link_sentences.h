// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/record.h"

// The parts of Link::because that quote what stands in the documents: as it stands there, and only what does.

namespace arising::corpus {

/// `"hedge", "path" and "wall"`: up to three of the words, those that weigh most first, that stand in or around both
/// statements, written as in the later one. Words are compared by their stems. Empty where there is none.
[[nodiscard]] std::string words_of_both(const std::vector<std::string>& words, const Record& earlier,
                                        const Record& later);

/// In quotation marks, cut between words where it is long.
[[nodiscard]] std::string in_quotes(const std::string& text);

/// A matter's number, compared as matter_number.h says, as one of these texts prints it.
[[nodiscard]] std::string number_as_printed(const std::string& number, const std::vector<std::string>& texts);

}  // namespace arising::corpus
