// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace arising::corpus {

/// Which terms are said in the same company, learnt from the archive alone: latent semantic analysis. Terms that come
/// with the same other terms get like vectors, also where they never stand in one text, so that "supervision" and
/// "oversight" can meet. Deterministic: a fixed start, a fixed number of rounds, no threads.
///
/// Not a model of the language: what the archive says too seldom has no vector.
class LatentSpace {
public:
    static constexpr std::size_t dimensions = 160;
    using Vector = std::array<float, dimensions>;
    struct Entry {
        std::uint32_t term = 0;
        float weight = 0;
    };

    /// Each text as its terms, sorted and once each; terms are numbered below `term_count`.
    LatentSpace(const std::vector<std::vector<std::uint32_t>>& texts, std::size_t term_count);

    /// Where a text lies, with length 1; all zero when none of its terms has a vector.
    [[nodiscard]] Vector place(const std::vector<std::uint32_t>& terms) const;

private:
    [[nodiscard]] std::vector<Entry> row_of(const std::vector<std::uint32_t>& text) const;

    static constexpr std::uint32_t unknown = 0xFFFFFFFF;

    std::vector<std::uint32_t> number_of_;  ///< by term; its place in the next two, or `unknown`
    std::vector<float> rarity_;
    std::vector<Vector> vectors_;
};

/// Cosine of two places, -1 to 1.
[[nodiscard]] double likeness(const LatentSpace::Vector& a, const LatentSpace::Vector& b);

}  // namespace arising::corpus
