// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arising::corpus {

/// The dates that a text or a file's name gives, as "YYYY-MM-DD", or "YYYY-MM" where no day stands beside the month:
/// "30 July 2024", "30th July 2024", "July 30, 2024", "2024-07-30", "Minutes_Nov_24". In order, once each. English
/// names of months; numbers alone count only in the ISO form, since 03/04 is two dates. A year of two digits is 20xx.
[[nodiscard]] std::vector<std::string> written_dates(std::string_view text);
/// The same of a text's words, as words_of() gives them.
[[nodiscard]] std::vector<std::string> written_dates(const std::vector<std::string>& words);

/// Whether two such dates may be one and the same: "2024-11" and "2024-11-04".
[[nodiscard]] bool may_be_one_date(std::string_view a, std::string_view b);

}  // namespace arising::corpus
