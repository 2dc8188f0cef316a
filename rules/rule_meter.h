// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

// What each rule costs, for authors of packs: `arising rules profile`. A run without a meter pays one comparison for
// every place where it would measure. Time is the wall clock's, which is the processor's as long as nothing else wants
// it.

namespace arising::rules {

using RuleIndex = std::uint32_t;
using Nanoseconds = std::chrono::nanoseconds;

struct RuleCost {
    Nanoseconds time{0};
    std::size_t candidates = 0;  ///< blocks (for table rules: tables) on which it was tried
    std::size_t found = 0;       ///< statements, or answers of a document rule
    std::size_t stood = 0;       ///< those of them that are in the record
};

class RuleMeter {
public:
    explicit RuleMeter(std::size_t rules) : costs_(rules) {}

    [[nodiscard]] RuleCost& cost(RuleIndex rule) { return costs_[rule]; }
    [[nodiscard]] const std::vector<RuleCost>& costs() const { return costs_; }

    Nanoseconds total{0};      ///< everything between a Document and its statements
    Nanoseconds prefilter{0};  ///< finding which rules can match where
    Nanoseconds sentences{0};  ///< cutting blocks into sentences

private:
    std::vector<RuleCost> costs_;
};

/// Adds the time until its end to a sum, or does nothing where there is none.
class MeteredTime {
public:
    explicit MeteredTime(Nanoseconds* sum) : sum_(sum) {
        if (sum_ != nullptr) {
            start_ = std::chrono::steady_clock::now();
        }
    }
    MeteredTime(RuleMeter* meter, RuleIndex rule) : MeteredTime(meter == nullptr ? nullptr : &meter->cost(rule).time) {}
    MeteredTime(const MeteredTime&) = delete;
    MeteredTime& operator=(const MeteredTime&) = delete;
    ~MeteredTime() {
        if (sum_ != nullptr) {
            *sum_ += std::chrono::steady_clock::now() - start_;
        }
    }

private:
    Nanoseconds* sum_;
    std::chrono::steady_clock::time_point start_;
};

}  // namespace arising::rules
