// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corpus/candidate_index.h"
#include "corpus/latent_space.h"
#include "corpus/openings.h"
#include "corpus/record.h"
#include "corpus/series.h"
#include "corpus/wording.h"

// Finds recommendations that ask for the same in other words, as inspectors do from one visit to the next. Learns from
// the archive which words are said in the same company; needs no list of synonyms and no model from outside.
//
// Weighs only recommendations: there are few of them and each is a matter of its own. Everything else is followed by
// number, place and wording (linker.h).

namespace arising::corpus {

/// What is seen of two recommendations; each about 0..1, more is more alike.
struct RestatementEvidence {
    double wording = 0;    ///< cosine of their weighted words; for the reason only, since `echo` holds it
    double echo = 0;       ///< the same after expansion by what the most alike recommendations say
    double contained = 0;  ///< how much of one wording the other holds, whichever is more
    double company = 0;    ///< cosine in the latent space: do their words keep the same company?
    /// Against what each of the pair finds at best in the other's document: a sentence that is like everything
    /// ("improve the quality of practice") is like nothing in particular.
    double echo_margin = 0;
    double company_margin = 0;

    double opening = 0;  ///< how much of what one opens with the other holds: see openings.h
    /// 1 when neither document has another that is more like the one of the pair in the other; -1 when both have.
    double best_there = 0;

    static constexpr std::size_t size = 7;
    [[nodiscard]] std::array<double, size> values() const {
        return {echo, contained, company, echo_margin, company_margin, opening, best_there};
    }
};

/// Indices are positions in Series::sayings, `from` the earlier.
struct Restatement {
    std::size_t from = 0;
    std::size_t to = 0;
    RestatementEvidence seen;
    double probability = 0;
};

/// From evidence to probability: a logistic model. Its weights, in the order of RestatementEvidence::values(), were
/// learnt; bench/README.md says how and on what.
struct RestatementModel {
    double bias = -4.37;
    std::array<double, RestatementEvidence::size> weights{1.87, 0.55, 2.64, 2.00, 1.64, 1.34, 0.39};

    [[nodiscard]] double probability(const RestatementEvidence& seen) const;
};

class Restatements {
public:
    Restatements(const Archive& archive, const std::vector<Series>& all_series, const RestatementModel& model = {});

    /// All pairs of recommendations of different dates that share a word that is not common, be it one that only their
    /// neighbours say; ordered by (to, from).
    [[nodiscard]] std::vector<Restatement> in(const Series& series) const;
    /// The few words that two recommendations share and that weigh most, by their positions in Archive::statements.
    [[nodiscard]] std::vector<std::string> shared_words(std::size_t a, std::size_t b) const;

private:
    /// All that one author writes: inspectors have their own language, in which rarity and company are counted.
    struct Field {
        Wordings wordings;
        Openings openings;
        std::vector<WordingVector> echoes;        ///< by text of `wordings`, expanded
        std::vector<LatentSpace::Vector> places;  ///< by text of `wordings`
    };
    struct Entry {
        std::size_t field = 0;
        std::size_t text = 0;
    };
    struct Asked {
        std::size_t saying = 0;
        Entry entry;
    };
    class FieldMaker;

    [[nodiscard]] std::map<std::size_t, CandidateIndex> indexes_of(const std::vector<Asked>& asked) const;

    [[nodiscard]] const WordingVector& wording(const Entry& entry) const {
        return fields_[entry.field].wordings.vector(entry.text);
    }
    [[nodiscard]] const WordingVector& echo(const Entry& entry) const {
        return fields_[entry.field].echoes[entry.text];
    }
    [[nodiscard]] RestatementEvidence compare(const Entry& a, const Entry& b) const;

    RestatementModel model_;
    std::vector<Field> fields_;
    std::map<std::size_t, Entry> entries_;  ///< by position in Archive::statements
};

}  // namespace arising::corpus
