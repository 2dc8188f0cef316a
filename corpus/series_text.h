// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "corpus/series.h"

namespace arising::corpus {

/// What a progress statement says it is about; empty for others and where it does not say.
[[nodiscard]] const std::string& subject_text(const Record& record);

/// The words with a blank before, between and behind: one text is part of another only at whole words.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// A series with its statements and their words at hand, for those who look for links in it. Positions are those of
/// Series::sayings. The archive and the series must outlive it.
class SeriesText {
public:
    SeriesText(const Archive& archive, const Series& series);

    [[nodiscard]] std::size_t size() const { return series_.sayings.size(); }
    [[nodiscard]] const Series& series() const { return series_; }
    [[nodiscard]] const Saying& saying(std::size_t at) const { return series_.sayings[at]; }
    [[nodiscard]] const Record& record(std::size_t at) const { return archive_.statements[saying(at).statement]; }
    [[nodiscard]] const DocumentRecord& document(std::size_t at) const {
        return archive_.documents[saying(at).document];
    }
    [[nodiscard]] const Archive& archive() const { return archive_; }
    /// As words_of() gives them.
    [[nodiscard]] const std::vector<std::string>& words(std::size_t at) const { return words_[at]; }

    [[nodiscard]] bool is(rules::StatementKind kind, std::size_t at) const { return record(at).statement.kind == kind; }
    [[nodiscard]] bool is_progress(std::size_t at) const { return is(rules::StatementKind::progress, at); }
    /// A report that does not say on what.
    [[nodiscard]] bool names_nothing(std::size_t at) const;
    [[nodiscard]] bool at_different_dates(std::size_t a, std::size_t b) const;
    [[nodiscard]] bool in_one_document(std::size_t a, std::size_t b) const {
        return saying(a).document == saying(b).document;
    }

private:
    const Archive& archive_;
    const Series& series_;
    std::vector<std::vector<std::string>> words_;
};

}  // namespace arising::corpus
