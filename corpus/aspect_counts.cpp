// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/aspect_counts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "corpus/audit_dates.h"
#include "corpus/series_text.h"
#include "corpus/wording.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

constexpr std::size_t year_digits = 4;

/// A recommendation, as it is counted: once for each document and wording.
struct Counted {
    std::string aspect;
    std::string year;
    std::string body;
    bool again = false;
};

}  // namespace

void count_aspects(const Aspects& names, const std::unordered_map<std::string, std::size_t>& statement_at,
                   Audit& audit) {
    std::map<std::pair<std::string, std::string>, Counted> counted;  // document and words
    std::map<std::string, std::set<std::string>> documents;          // year -> those that recommend something
    for (const AuditedMatter& matter : audit.matters) {
        for (const Quotation& quotation : matter.quotations) {
            const bool is_one = quotation.kind == StatementKind::recommendation;
            if (is_one && quotation.date.size() >= year_digits &&
                is_within(quotation.date, audit.asked.since, audit.asked.until)) {
                const std::string year = quotation.date.substr(0, year_digits);
                documents[year].insert(quotation.document);
                counted.try_emplace(
                    {quotation.document, joined(words_of(quotation.text))},
                    Counted{names.of(statement_at.at(quotation.statement)), year, matter.body,
                            matter.recurrence.has_value() &&
                                quotation.date > matter.quotations[matter.recurrence->asked.front()].date});
            }
        }
    }
    for (const auto& [year, of_year] : documents) {
        audit.years.push_back({year, of_year.size()});
    }
    std::map<std::string, AspectCount> aspects;
    std::map<std::string, std::set<std::string>> bodies;
    for (const auto& [key, one] : counted) {
        AspectCount& aspect = aspects[one.aspect];
        aspect.aspect = one.aspect;
        aspect.years.resize(audit.years.size());
        ++aspect.years[static_cast<std::size_t>(std::distance(documents.begin(), documents.find(one.year)))];
        ++aspect.recommendations;
        aspect.again += one.again ? 1 : 0;
        bodies[one.aspect].insert(one.body);
    }
    for (auto& [name, aspect] : aspects) {
        aspect.bodies = bodies[name].size();
        audit.aspects.push_back(std::move(aspect));
    }
    std::stable_sort(audit.aspects.begin(), audit.aspects.end(), [](const AspectCount& a, const AspectCount& b) {
        return std::pair(a.aspect.empty(), b.recommendations) < std::pair(b.aspect.empty(), a.recommendations);
    });
}

}  // namespace arising::corpus
