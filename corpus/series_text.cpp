// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/series_text.h"

#include "corpus/wording.h"
#include "corpus/written_date.h"

namespace arising::corpus {

const std::string& subject_text(const Record& record) {
    static const std::string none;
    return record.statement.progress ? record.statement.progress->about : none;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text = " ";
    for (const std::string& word : words) {
        text += word + " ";
    }
    return text;
}

SeriesText::SeriesText(const Archive& archive, const Series& series) : archive_(archive), series_(series) {
    words_.reserve(series.sayings.size());
    for (const Saying& saying : series.sayings) {
        words_.push_back(words_of(archive.statements[saying.statement].text));
    }
}

bool SeriesText::names_nothing(std::size_t at) const {
    return is_progress(at) && subject_text(record(at)).empty() && record(at).statement.label.empty();
}

bool SeriesText::at_different_dates(std::size_t a, std::size_t b) const {
    return !may_be_one_date(saying(a).date, saying(b).date);
}

}  // namespace arising::corpus
