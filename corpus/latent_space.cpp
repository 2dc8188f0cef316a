// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/latent_space.h"

#include <algorithm>
#include <cmath>

namespace arising::corpus {

namespace {

/// A term in fewer texts than this has no company to be known by.
constexpr std::uint32_t fewest_texts = 3;
/// A text of fewer terms tells nothing of the company they keep.
constexpr std::size_t fewest_terms = 3;
/// Rounds of subspace iteration. Halko, Martinsson and Tropp (2011) find two or three to be enough for most uses; with
/// six the outcome no longer depends on where it starts.
constexpr int rounds = 6;
/// More texts than this change the space little; they are then taken at even distances.
constexpr std::size_t most_texts = 40000;

using Vector = LatentSpace::Vector;
using Entry = LatentSpace::Entry;

/// A small generator of its own (xorshift64*): those of the library may differ between versions.
class Noise {
public:
    float next() {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        const std::uint64_t bits = (state_ * 2685821657736338717ULL) >> 40U;
        return static_cast<float>(bits) / static_cast<float>(1U << 23U) - 1.0F;
    }

private:
    std::uint64_t state_ = 88172645463325252ULL;
};

using Row = std::vector<Entry>;

double length_of_column(const std::vector<Vector>& matrix, std::size_t column) {
    double sum = 0;
    for (const Vector& row : matrix) {
        sum += static_cast<double>(row[column]) * row[column];
    }
    return std::sqrt(sum);
}

float dot(const std::vector<float>& a, const std::vector<float>& b) {
    // Several sums at once, which the compiler can keep in one register of many lanes.
    constexpr std::size_t lanes = 16;
    std::array<float, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= a.size(); i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            sums[lane] += a[i + lane] * b[i + lane];
        }
    }
    float sum = 0;
    for (; i < a.size(); ++i) {
        sum += a[i] * b[i];
    }
    for (const float part : sums) {
        sum += part;
    }
    return sum;
}

void take_out(std::vector<float>& from, const std::vector<float>& direction) {
    const float shared = dot(from, direction);
    for (std::size_t i = 0; i < from.size(); ++i) {
        from[i] -= shared * direction[i];
    }
}

std::vector<std::vector<float>> columns_of(const std::vector<Vector>& matrix) {
    std::vector<std::vector<float>> columns(LatentSpace::dimensions, std::vector<float>(matrix.size()));
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        for (std::size_t column = 0; column < LatentSpace::dimensions; ++column) {
            columns[column][row] = matrix[row][column];
        }
    }
    return columns;
}

/// Gram-Schmidt over the columns; a column that the others already span becomes zero.
void orthonormalise(std::vector<Vector>& matrix) {
    constexpr float negligible = 1e-4F;
    std::vector<std::vector<float>> columns = columns_of(matrix);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const float before = std::sqrt(dot(columns[column], columns[column]));
        for (std::size_t other = 0; other < column; ++other) {
            take_out(columns[column], columns[other]);
        }
        const float length = std::sqrt(dot(columns[column], columns[column]));
        const float scale = length > negligible * before ? 1.0F / length : 0.0F;
        for (float& value : columns[column]) {
            value *= scale;
        }
    }
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            matrix[row][column] = columns[column][row];
        }
    }
}

/// One multiplication with the terms' co-occurrence matrix, text by text, without ever building it.
std::vector<Vector> multiplied(const std::vector<Row>& rows, const std::vector<Vector>& matrix) {
    std::vector<Vector> product(matrix.size(), Vector{});
    for (const Row& row : rows) {
        Vector text{};
        for (const Entry& entry : row) {
            for (std::size_t i = 0; i < LatentSpace::dimensions; ++i) {
                text[i] += entry.weight * matrix[entry.term][i];
            }
        }
        for (const Entry& entry : row) {
            for (std::size_t i = 0; i < LatentSpace::dimensions; ++i) {
                product[entry.term][i] += entry.weight * text[i];
            }
        }
    }
    return product;
}

/// Those long enough to tell something; of too many, some at even distances.
std::vector<const std::vector<std::uint32_t>*> taken_from(const std::vector<std::vector<std::uint32_t>>& texts) {
    const std::size_t step = texts.size() / most_texts + 1;
    std::vector<const std::vector<std::uint32_t>*> taken;
    for (std::size_t i = 0; i < texts.size(); i += step) {
        if (texts[i].size() >= fewest_terms) {
            taken.push_back(&texts[i]);
        }
    }
    return taken;
}

/// The first direction only says how common a term is; the others are weighted by the root of what they explain.
void scale_directions(std::vector<Vector>& matrix) {
    for (std::size_t i = 0; i < LatentSpace::dimensions; ++i) {
        const double explained = length_of_column(matrix, i);
        const float scale = i > 0 && explained > 0 ? static_cast<float>(1.0 / std::sqrt(explained)) : 0.0F;
        for (Vector& row : matrix) {
            row[i] *= scale;
        }
    }
}

}  // namespace

LatentSpace::LatentSpace(const std::vector<std::vector<std::uint32_t>>& texts, std::size_t term_count)
    : number_of_(term_count, unknown) {
    const std::vector<const std::vector<std::uint32_t>*> taken = taken_from(texts);
    std::vector<std::uint32_t> texts_with(term_count, 0);
    for (const std::vector<std::uint32_t>* text : taken) {
        for (const std::uint32_t term : *text) {
            ++texts_with[term];
        }
    }
    for (std::size_t term = 0; term < term_count; ++term) {
        if (texts_with[term] >= fewest_texts) {
            number_of_[term] = static_cast<std::uint32_t>(rarity_.size());
            rarity_.push_back(
                std::log((static_cast<float>(taken.size()) + 1.0F) / (static_cast<float>(texts_with[term]) + 0.5F)));
        }
    }
    std::vector<Row> rows;
    for (const std::vector<std::uint32_t>* text : taken) {
        rows.push_back(row_of(*text));
    }
    Noise noise;
    vectors_.assign(rarity_.size(), Vector{});
    for (Vector& vector : vectors_) {
        for (float& value : vector) {
            value = noise.next();
        }
    }
    for (int round = 0; round < rounds; ++round) {
        orthonormalise(vectors_);
        vectors_ = multiplied(rows, vectors_);
    }
    scale_directions(vectors_);
}

/// The known terms with their rarity, the row's length 1.
std::vector<LatentSpace::Entry> LatentSpace::row_of(const std::vector<std::uint32_t>& text) const {
    Row row;
    float length = 0;
    for (const std::uint32_t term : text) {
        if (const std::uint32_t number = number_of_[term]; number != unknown) {
            row.push_back({number, rarity_[number]});
            length += rarity_[number] * rarity_[number];
        }
    }
    for (Entry& entry : row) {
        entry.weight = length > 0 ? entry.weight / std::sqrt(length) : 0;
    }
    return row;
}

LatentSpace::Vector LatentSpace::place(const std::vector<std::uint32_t>& terms) const {
    Vector sum{};
    for (const Entry& entry : row_of(terms)) {
        for (std::size_t i = 0; i < dimensions; ++i) {
            sum[i] += entry.weight * vectors_[entry.term][i];
        }
    }
    float length = 0;
    for (const float value : sum) {
        length += value * value;
    }
    if (length > 0) {
        for (float& value : sum) {
            value /= std::sqrt(length);
        }
    }
    return sum;
}

double likeness(const LatentSpace::Vector& a, const LatentSpace::Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < LatentSpace::dimensions; ++i) {
        sum += static_cast<double>(a[i]) * b[i];
    }
    return sum;
}

}  // namespace arising::corpus
