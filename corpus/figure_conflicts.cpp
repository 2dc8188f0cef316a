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

/// Fewer words do not tell what is measured by themselves ("households").
constexpr std::size_t fewest_words = 2;
/// The sentences must then have so many words in common, and this share of the shorter one's.
constexpr std::size_t fewest_shared_words = 4;
constexpr double least_shared = 0.6;
/// What an indicator is compared with in one month, at most: one file may hold any number of values.
constexpr std::size_t most_compared = 16;

struct Measured {
    std::size_t statement = 0;
    bool is_told = false;  ///< the indicator has words enough
    std::string document_date;
    std::vector<std::string> named;  ///< dates in its sentence
};

std::string plain(double value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return text.str();
}

std::vector<std::string> stems_of(const std::string& text) {
    std::vector<std::string> stems = telling_stems(text);
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

/// Body, unit and the words of what is measured.
std::string indicator_of(const std::string& body, const rules::Figure& figure, const std::vector<std::string>& stems) {
    std::string key = body + '\n' + figure.unit;
    for (const std::string& stem : stems) {
        key += '\n' + stem;
    }
    return key;
}

bool says_the_same(const std::string& a, const std::string& b) {
    const std::vector<std::string> stems_a = stems_of(a);
    const std::vector<std::string> stems_b = stems_of(b);
    std::vector<std::string> shared;
    std::set_intersection(stems_a.begin(), stems_a.end(), stems_b.begin(), stems_b.end(), std::back_inserter(shared));
    const auto shorter = static_cast<double>(std::min(stems_a.size(), stems_b.size()));
    return shared.size() >= fewest_shared_words && static_cast<double>(shared.size()) >= least_shared * shorter;
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
            if (!archive.documents[document].superseded_by.empty()) {
                continue;
            }
            const std::vector<std::string> stems = stems_of(figure->of);
            std::vector<std::string> named = written_dates(record.text);
            const bool is_told = stems.size() >= fewest_words;
            if (is_told || (!stems.empty() && !named.empty())) {
                measured_[indicator_of(bodies[document], *figure, stems)].push_back(
                    {i, is_told, place_in_time(archive.documents[document]), std::move(named)});
            }
        }
    }

    [[nodiscard]] std::vector<FigureConflict> find() {
        std::vector<FigureConflict> found;
        for (auto& [indicator, measured] : measured_) {
            std::stable_sort(measured.begin(), measured.end(),
                             [](const Measured& a, const Measured& b) { return a.document_date < b.document_date; });
            std::map<std::string, std::vector<const Measured*>> earlier;  // by month
            Pairs compared;
            for (const Measured& one : measured) {
                compare(one, earlier[month_of(one)], compared, found);
            }
        }
        std::sort(found.begin(), found.end(), [](const FigureConflict& a, const FigureConflict& b) {
            return std::tie(a.first, a.second) < std::tie(b.first, b.second);
        });
        return found;
    }

private:
    using Pairs = std::set<std::pair<std::string, std::string>>;  ///< of documents that conflict

    [[nodiscard]] static std::string month_of(const Measured& measured) {
        return (measured.named.empty() ? measured.document_date : measured.named.front()).substr(0, 7);
    }

    /// The first that it conflicts with is enough: that one conflicts with the others itself. Two documents conflict
    /// once about one indicator.
    void compare(const Measured& one, std::vector<const Measured*>& earlier, Pairs& compared,
                 std::vector<FigureConflict>& found) const {
        const Record& record = archive_.statements[one.statement];
        for (const Measured* other : earlier) {
            const Record& before = archive_.statements[other->statement];
            const std::string date = common_date(*other, one);
            const double value = record.statement.figure->value;
            const double value_before = before.statement.figure->value;
            if (before.document != record.document && !date.empty() && value != value_before &&
                (one.is_told || says_the_same(before.text, record.text))) {
                if (!compared.emplace(before.document, record.document).second) {
                    return;
                }
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
