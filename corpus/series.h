// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/record.h"

namespace arising::corpus {

/// One statement of a series: where it is in Archive::statements, and when it was said.
struct Saying {
    std::size_t statement = 0;
    std::size_t document = 0;  ///< index into Archive::documents
    std::string date;          ///< "YYYY-MM-DD"; of less, where only the file's name tells: "YYYY-MM"
};

/// What one body said over the years that can be followed: recommendations, decisions, actions and progress of its
/// dated documents, those that are superseded left out, in time order (by date, then in the archive's order). A
/// document that does not say its date is placed by its file's name ("Minutes_Nov_24.pdf") where that gives one.
struct Series {
    std::string key;   ///< the body as it is compared: see body_name.h
    std::string body;  ///< as printed in its latest document
    std::vector<Saying> sayings;
    std::vector<std::size_t> documents;  ///< all of the body's, in the archive's order, also those without a saying
};

/// When a document was made, as far as it can be told: what it says itself, else when the inspection that it reports on
/// ended, else what its file's name says; or empty.
[[nodiscard]] std::string place_in_time(const DocumentRecord& document);

/// By saying: at which of the body's dates it was said, counted from 0.
[[nodiscard]] std::vector<std::size_t> meetings_of(const Series& series);

/// Ordered by body key. Bodies of which nothing can be followed are left out. `keys` are body_keys(archive.documents).
[[nodiscard]] std::vector<Series> find_series(const Archive& archive, const std::vector<std::string>& keys);

}  // namespace arising::corpus
