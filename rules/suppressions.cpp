// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/suppressions.h"

#include <algorithm>

namespace arising::rules {

Suppressions::Suppressions(const Mining& mining) : mining_(mining) {
    for (const Suppression& suppression : mining.suppressions) {
        passages_.push_back(&suppression);
    }
    std::stable_sort(passages_.begin(), passages_.end(),
                     [](const Suppression* a, const Suppression* b) { return a->span.begin < b->span.begin; });
    std::uint32_t furthest = 0;
    for (const Suppression* passage : passages_) {
        furthest = std::max(furthest, passage->span.end);
        reach_.push_back(furthest);
    }
}

const Suppression* Suppressions::of(const Found& found) const {
    const extractor::Span span = found.statement.span;
    const auto after =
        std::upper_bound(passages_.begin(), passages_.end(), span.begin,
                         [](std::uint32_t begin, const Suppression* p) { return begin < p->span.begin; });
    for (auto i = static_cast<std::size_t>(after - passages_.begin()); i > 0 && reach_[i - 1] >= span.end; --i) {
        if (keeps_out(*passages_[i - 1], found)) {
            return passages_[i - 1];
        }
    }
    return nullptr;
}

bool Suppressions::keeps_out(const Suppression& suppression, const Found& found) const {
    const Rule& rule = mining_.rule(suppression.rule);
    const auto& kinds = rule.suppresses;
    const bool concerns = kinds.empty() || std::find(kinds.begin(), kinds.end(), found.statement.kind) != kinds.end();
    return concerns && suppression.span.contains(found.statement.span) &&
           rule.priority > mining_.rule(found.rule).priority;
}

}  // namespace arising::rules
