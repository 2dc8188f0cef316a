// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "rules/mining.h"

namespace arising::rules {

/// The passages that rules took out of the running, ordered so that those around a statement are found without looking
/// at all others: a long table can have as many of them as it has statements. Made when all rules have run; refers to
/// the Mining.
class Suppressions {
public:
    explicit Suppressions(const Mining& mining);

    /// A passage that keeps the statement out: it holds the statement's text, its rule means the statement's kind and
    /// has the higher priority. nullptr where there is none.
    [[nodiscard]] const Suppression* of(const Found& found) const;

private:
    [[nodiscard]] bool keeps_out(const Suppression& suppression, const Found& found) const;

    const Mining& mining_;
    std::vector<const Suppression*> passages_;  // by where they begin
    std::vector<std::uint32_t> reach_;          // the furthest end of passages_[0..i]
};

}  // namespace arising::rules
