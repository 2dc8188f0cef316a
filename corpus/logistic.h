// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>

namespace arising::corpus {

/// What a model of logistic regression gives for some values: a probability. As many weights as values.
template <class Weights, class Values>
[[nodiscard]] double logistic(double bias, const Weights& weights, const Values& values) {
    double sum = bias;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += weights[i] * values[i];
    }
    return 1.0 / (1.0 + std::exp(-sum));
}

}  // namespace arising::corpus
