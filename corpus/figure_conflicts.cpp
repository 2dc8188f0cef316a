// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/figure_conflicts.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/body_name.h"
#include "corpus/series.h"
#include "corpus/wording.h"
#include "corpus/written_date.h"

namespace arising::corpus {

namespace {

constexpr std::size_t fewest_words = 2;
/// What an indicator is compared with in one month, at most: one file may hold any number of values.
constexpr std::size_t most_compared = 16;

struct Measured {
    std::size_t statement = 0;
    std::string document_date;
    std::vector<std::string> named;  ///< dates in its sentence
};

std::string plain(double value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return text.str();
}

/// Body, unit and the words of what is measured; empty where these are too few.
std::string indicator_of(const std::string& body, const rules::Figure& figure) {
    std::vector<std::string> stems = telling_stems(figure.of);
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    std::string key = body + '\n' + figure.unit;
    for (const std::string& stem : stems) {
        key += '\n' + stem;
    }
    return stems.size() < fewest_words ? std::string() : key;
}

/// The date that both are of, or empty. Of several dates that a sentence names the first is the value's: those behind
/// it belong to what it is compared with.
std::string common_date(const Measured& a, const Measured& b) {
    if (a.named.empty() && b.named.empty()) {
        return a.document_date == b.document_date ? a.document_date : std::string();
    }
    if (a.named.empty() || b.named.empty() || !may_be_one_date(a.named.front(), b.named.front())) {
        return {};
    }
    return std::max(a.named.front(), b.named.front());  // the one with a day
}

class ConflictFinder {
public:
    explicit ConflictFinder(const Archive& archive) : archive_(archive) {
        const std::vector<std::string> bodies = body_keys(archive.documents);
        std::unordered_map<std::string, std::size_t> document_at;
        for (std::size_t i = 0; i < archive.documents.size(); ++i) {
            document_at.emplace(archive.documents[i].id, i);
        }
        for (std::size_t i = 0; i < archive.statements.size(); ++i) {
            const Record& record = archive.statements[i];
            const std::optional<rules::Figure>& figure = record.statement.figure;
            if (!figure || figure->approximate) {
                continue;
            }
            const std::size_t document = document_at.at(record.document);
            const std::string indicator = indicator_of(bodies[document], *figure);
            if (!indicator.empty()) {
                measured_[indicator].push_back(
                    {i, place_in_time(archive.documents[document]), written_dates(record.text)});
            }
        }
    }

    [[nodiscard]] std::vector<FigureConflict> find() {
        std::vector<FigureConflict> found;
        for (auto& [indicator, measured] : measured_) {
            std::stable_sort(measured.begin(), measured.end(),
                             [](const Measured& a, const Measured& b) { return a.document_date < b.document_date; });
            std::map<std::string, std::vector<const Measured*>> earlier;  // by month
            for (const Measured& one : measured) {
                compare(one, earlier[month_of(one)], found);
            }
        }
        std::sort(found.begin(), found.end(), [](const FigureConflict& a, const FigureConflict& b) {
            return std::tie(a.first, a.second) < std::tie(b.first, b.second);
        });
        return found;
    }

private:
    [[nodiscard]] static std::string month_of(const Measured& measured) {
        return (measured.named.empty() ? measured.document_date : measured.named.front()).substr(0, 7);
    }

    /// The first that it conflicts with is enough: that one conflicts with the others itself.
    void compare(const Measured& one, std::vector<const Measured*>& earlier, std::vector<FigureConflict>& found) const {
        const Record& record = archive_.statements[one.statement];
        for (const Measured* other : earlier) {
            const Record& before = archive_.statements[other->statement];
            const std::string date = common_date(*other, one);
            const double value = record.statement.figure->value;
            const double value_before = before.statement.figure->value;
            if (before.document != record.document && !date.empty() && value != value_before) {
                found.push_back({other->statement, one.statement,
                                 "two values of \"" + record.statement.figure->of + "\" for " + date + ": " +
                                     plain(value_before) + " and " + plain(value)});
                return;
            }
        }
        if (earlier.size() < most_compared) {
            earlier.push_back(&one);
        }
    }

    const Archive& archive_;
    std::map<std::string, std::vector<Measured>> measured_;  ///< by indicator
};

}  // namespace

std::vector<FigureConflict> find_figure_conflicts(const Archive& archive) {
    return ConflictFinder(archive).find();
}

}  // namespace arising::corpus
